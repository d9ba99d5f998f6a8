import assert from 'node:assert/strict';
import test from 'node:test';
import { changedFieldsBetween, changedUnknownFieldsBetween, sameValue } from '../../../src/customers/compare.ts';
import { BUDI, day, record } from './fakes.ts';

test('null, nothing and an empty text are the same', () => {
  assert.equal(sameValue(null, ''), true);
  assert.equal(sameValue(undefined, null), true);
  assert.equal(sameValue('', 'x'), false);
  assert.equal(sameValue(null, 0), false);
  assert.equal(sameValue(null, false), false);
});

test('line ends make no difference', () => {
  assert.equal(sameValue('a\r\nb', 'a\nb'), true);
});

test('an unchanged record has no changed fields', () => {
  assert.deepEqual(changedFieldsBetween(BUDI, { ...BUDI }), []);
});

test('changed fields are named in the order of the form', () => {
  const theirs = { ...BUDI, loyaltyPoint: 90, name: 'Budi S', birthDate: day('1990-03-02'), gender: true };
  assert.deepEqual(changedFieldsBetween(BUDI, theirs), ['name', 'gender', 'birthDate', 'loyaltyPoint']);
});

test('open question 26: null and missing text are not told apart', () => {
  assert.deepEqual(changedFieldsBetween(record({ email: null }), record({ email: '' })), []);
});

test('a field that one of the answers does not hold is not compared', () => {
  assert.deepEqual(changedFieldsBetween(BUDI, record({ name: 'Budi Santoso' })), []);
  assert.deepEqual(changedFieldsBetween(record(), BUDI), []);
});

test('a value that was taken away or given counts as a change', () => {
  assert.deepEqual(changedFieldsBetween(record({ email: 'a@example.com' }), record({ email: null })), ['email']);
  assert.deepEqual(changedFieldsBetween(record({ loyaltyPoint: null }), record({ loyaltyPoint: 0 })), ['loyaltyPoint']);
});

test('fields that we do not know are compared by value and named apart', () => {
  const mine = record({ unknownFields: { Tags: ['a', { b: 1 }], StateID: 1, Gone: 'x', Empty: null } });
  const theirs = record({ unknownFields: { Tags: ['a', { b: 1 }], StateID: 2, New: 'y', Empty: '' } });
  assert.deepEqual(changedUnknownFieldsBetween(mine, theirs), ['StateID']);
  assert.deepEqual(changedFieldsBetween(mine, theirs), []);
});
