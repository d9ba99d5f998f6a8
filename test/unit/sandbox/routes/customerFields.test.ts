import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useSandbox } from '../../../support/sandboxFixture.ts';

test('Null leaves a field alone and an empty text clears it', async (t) => {
  const { call, sandbox } = await useSandbox(t);
  const before = sandbox.store.change(4, { address: 'Jl. A', phone: '021', birthDate: '1990-01-01' });
  await call('PUT', '/ByID', { ID: before.id, Address: null, Phone: '', Birthdate: '' });
  assert.deepEqual(sandbox.store.at(4), { ...before, phone: null, birthDate: null });
});

test('A name that is not known is ignored, as is the answer spelling of the birth date', async (t) => {
  const { call, sandbox } = await useSandbox(t);
  const before = sandbox.store.at(4);
  assert.equal(
    (await call('PUT', '/ByID', { ID: before?.id ?? '', BirthDate: '1990-01-01', Colour: 'red' })).status,
    200,
  );
  assert.deepEqual(sandbox.store.at(4), before);
});
