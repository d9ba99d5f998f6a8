import assert from 'node:assert/strict';
import { test } from 'node:test';
import { customerPin } from '../../../../src/sandbox/pins.ts';
import { useSandbox } from '../../../support/sandboxFixture.ts';

test('The right PIN is accepted, a wrong one is a 400, and a number is not a PIN', async (t) => {
  const { call, sandbox } = await useSandbox(t, { seed: 3 });
  const id = sandbox.store.at(0)?.id ?? '';
  const pin = customerPin(3, id);
  const right = await call('POST', '/PIN/Authenticate', { CustomerID: id, PIN: pin });
  assert.deepEqual([right.status, right.body], [200, { Message: 'PIN authenticated' }]);
  const wrong = await call('POST', '/PIN/Authenticate', { CustomerID: id, PIN: `${pin}0` });
  assert.deepEqual([wrong.status, wrong.body], [400, { Message: 'PIN is not valid' }]);
  assert.equal((await call('POST', '/PIN/Authenticate', { CustomerID: id, PIN: Number(pin) })).status, 400);
});

test('Nobody has a PIN that is not asked for, and no PIN is kept in the request log', async (t) => {
  const { call, sandbox } = await useSandbox(t);
  const id = sandbox.store.at(0)?.id ?? '';
  const pin = customerPin(1, id);
  assert.equal((await call('POST', '/PIN/Authenticate', { CustomerID: 'none', PIN: pin })).status, 400);
  assert.equal((await call('POST', '/PIN/Authenticate', { CustomerID: id })).status, 400);
  await call('POST', '/PIN/Authenticate', { CustomerID: id, PIN: pin });
  const seen = JSON.stringify(sandbox.requests);
  assert.ok(!seen.includes(pin));
  assert.ok(!seen.includes(sandbox.clientSecret));
  assert.deepEqual(sandbox.requests.at(-1)?.body, { CustomerID: id, PIN: '[hidden]' });
});
