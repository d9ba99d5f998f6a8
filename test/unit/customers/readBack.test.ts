import assert from 'node:assert/strict';
import test from 'node:test';
import { readBackOf } from '../../../src/customers/readBack.ts';
import { BUDI, day, record } from './fakes.ts';

test('a sent field that is as wanted is neither a difference nor unverified', () => {
  assert.deepEqual(readBackOf(BUDI, BUDI, ['name', 'birthDate']), { record: BUDI, differences: [], unverified: [] });
});

test('only sent fields are compared, and both sides are given as texts of the form', () => {
  const now = { ...BUDI, loyaltyPoint: 90, name: 'BUDI' };
  assert.deepEqual(readBackOf(BUDI, now, ['loyaltyPoint']), {
    record: now,
    differences: [{ field: 'loyaltyPoint', wanted: '88', got: '90' }],
    unverified: [],
  });
});

test('open question 20: a field that the answer does not hold is unverified, and kept as it was sent', () => {
  const wanted = record({ name: 'Budi', birthDate: day('1990-03-01') });
  const read = readBackOf(wanted, record({ name: 'Budi' }), ['name', 'birthDate']);
  assert.deepEqual(read.unverified, ['birthDate']);
  assert.equal(read.record.birthDate, '1990-03-01');
});
