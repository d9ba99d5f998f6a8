import assert from 'node:assert/strict';
import test from 'node:test';
import { lockedField, saveKeyOf } from '../../../src/customers/saveKey.ts';
import { BUDI, ID, record } from './fakes.ts';

const EMAIL = { kind: 'email', value: 'budi@example.com' } as const;

test('a customer is saved by the id where one is known', () => {
  assert.deepEqual(saveKeyOf(EMAIL, BUDI), { kind: 'id', value: ID });
  assert.equal(lockedField(EMAIL, BUDI), undefined);
});

test('without an id a customer is saved by what it was asked for by, and that field is locked', () => {
  const base = record({ code: 'MM-1', email: 'budi@example.com' });
  assert.deepEqual(saveKeyOf(EMAIL, base), EMAIL);
  assert.equal(lockedField(EMAIL, base), 'email');
});

test('without a given key the best of the record is used', () => {
  const base = record({ code: 'MM-1', email: 'budi@example.com' });
  assert.deepEqual(saveKeyOf(undefined, base), { kind: 'code', value: 'MM-1' });
  assert.equal(lockedField(undefined, base), 'code');
});

test('an id that was asked for locks nothing, also where the answer names none', () => {
  assert.equal(lockedField({ kind: 'id', value: ID }, record({ code: 'MM-1' })), undefined);
});

test('a record without identifiers has no key to be saved by', () => {
  assert.equal(saveKeyOf(undefined, record({ name: 'Budi' })), undefined);
});
