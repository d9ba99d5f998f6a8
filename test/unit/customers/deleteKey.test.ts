import assert from 'node:assert/strict';
import test from 'node:test';
import { deleteKeyOf } from '../../../src/customers/deleteKey.ts';
import { BUDI, ID, record } from './fakes.ts';

test('a customer is deleted by the code, which is its own', () => {
  assert.deepEqual(deleteKeyOf(BUDI), { kind: 'code', value: 'MM-00001' });
});

test('without a code it is deleted by the email', () => {
  assert.deepEqual(deleteKeyOf({ ...BUDI, code: null }), { kind: 'email', value: 'budi@example.com' });
});

test('the caller can leave one of the calls out', () => {
  assert.deepEqual(deleteKeyOf(BUDI, ['email']), { kind: 'email', value: 'budi@example.com' });
  assert.equal(deleteKeyOf({ ...BUDI, email: '' }, ['email']), undefined);
});

test('an id or a mobile number is nothing to delete by', () => {
  assert.equal(deleteKeyOf(record({ id: ID, mobile: '081200000001' })), undefined);
});

test('a blank key is none, so that an empty key is never sent', () => {
  assert.equal(deleteKeyOf(record({ code: ' ', email: '\t' })), undefined);
});
