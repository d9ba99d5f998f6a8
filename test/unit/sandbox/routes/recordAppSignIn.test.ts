import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useSandbox } from '../../../support/sandboxFixture.ts';

test('An app sign-in is stamped with the time of the sandbox', async (t) => {
  const { call, sandbox } = await useSandbox(t, { now: () => Date.UTC(2026, 1, 3) });
  assert.equal((await call('PUT', '/AppSignIn', { ID: sandbox.store.at(4)?.id ?? '' })).status, 200);
  assert.equal(sandbox.store.at(4)?.appLastSignIn, '2026-02-03T00:00:00.000Z');
  assert.equal((await call('PUT', '/AppSignIn', {})).status, 400);
});
