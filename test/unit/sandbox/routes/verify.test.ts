import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useSandbox } from '../../../support/sandboxFixture.ts';

test('Verifying sets the flag both ways and demands it', async (t) => {
  const { call, sandbox } = await useSandbox(t);
  const row = sandbox.store.at(4);
  assert.ok(row?.email && row.mobile);
  await call('PUT', '/VerifyMobile', { ID: row.id, Verified: true });
  await call('PUT', '/VerifyEmail', { Email: row.email, Verified: true });
  assert.deepEqual([sandbox.store.at(4)?.mobileVerified, sandbox.store.at(4)?.emailVerified], [true, true]);
  await call('PUT', '/VerifyMobile', { Mobile: row.mobile, IsVerified: false });
  await call('PUT', '/VerifyEmail', { ID: row.id, Verified: false });
  assert.deepEqual([sandbox.store.at(4)?.mobileVerified, sandbox.store.at(4)?.emailVerified], [false, false]);
  assert.equal((await call('PUT', '/VerifyEmail', { ID: row.id })).status, 400);
  assert.equal((await call('PUT', '/VerifyEmail', { ID: 'none', Verified: true })).status, 400);
});
