import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useSandbox } from '../../../support/sandboxFixture.ts';

test('A deleted customer is gone, and deleting again is refused', async (t) => {
  const { call, sandbox } = await useSandbox(t);
  const [first, second] = [sandbox.store.at(0), sandbox.store.at(1)];
  assert.ok(first?.email && second?.code);
  assert.deepEqual((await call('DELETE', '', { Email: first.email })).body, {
    ID: first.id,
    Message: 'Record deleted',
  });
  assert.deepEqual((await call('DELETE', '/DeleteByCode', { Code: second.code })).body, {
    ID: second.id,
    Message: 'Record deleted',
  });
  assert.equal((await call('GET', `/Detail?ID=${first.id}`)).status, 400);
  assert.equal((await call('DELETE', '', { Email: first.email })).status, 400);
  assert.equal(sandbox.store.size, 198);
});

test('A delete without a body, or with an empty key, deletes nobody', async (t) => {
  const { call, sandbox } = await useSandbox(t);
  assert.equal((await call('DELETE', '?Email=x')).status, 400);
  assert.equal((await call('DELETE', '', { Email: '' })).status, 400);
  assert.equal((await call('DELETE', '/DeleteByCode', {})).status, 400);
  assert.equal(sandbox.store.size, 200);
});
