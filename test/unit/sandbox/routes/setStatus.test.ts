import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../../../src/api/json.ts';
import { useSandbox } from '../../../support/sandboxFixture.ts';

test('Suspend and Unsuspend answer their documented messages and change the status', async (t) => {
  const { call, sandbox } = await useSandbox(t);
  const row = sandbox.store.change(4, { phone: '0215550001' });
  const keys: JsonObject[] = [
    { ID: row.id },
    { Code: row.code },
    { Email: row.email },
    { Phone: row.mobile },
    { Phone: row.phone },
  ];
  for (const key of keys) {
    const suspended = await call('PUT', '/Suspend', key);
    assert.deepEqual(suspended.body, { Message: 'The contact has been successfully suspended.' });
    assert.equal(sandbox.store.at(4)?.status, 'Suspended');
    const unsuspended = await call('PUT', '/Unsuspend', key);
    assert.deepEqual(unsuspended.body, { Message: 'The contact has been successfully unsuspended.' });
    assert.equal(sandbox.store.at(4)?.status, 'Active');
  }
});

test('Suspend falls through identifiers that are not found, in the documented order', async (t) => {
  const { call, sandbox } = await useSandbox(t);
  const [, one, two] = [sandbox.store.at(0), sandbox.store.at(1), sandbox.store.at(2)];
  await call('PUT', '/Suspend', { Phone: two?.mobile ?? '', Code: one?.code ?? '', ID: 'stale' });
  assert.equal(sandbox.store.at(1)?.status, 'Suspended');
  assert.equal(sandbox.store.at(2)?.status, 'Active');
  assert.equal((await call('PUT', '/Suspend', { ID: 'stale' })).status, 400);
  assert.equal((await call('PUT', '/Suspend', {})).status, 400);
});
