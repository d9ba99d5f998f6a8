import assert from 'node:assert/strict';
import test from 'node:test';
import { readBackOf } from '../../../src/customers/readBack.ts';
import { BUDI, day, record } from './fakes.ts';

const before = BUDI;

test('a sent field that is as wanted is neither a difference nor unverified', () => {
  const read = readBackOf({ before, wanted: BUDI, fields: ['name', 'birthDate'] }, BUDI);
  assert.deepEqual(read, { record: BUDI, differences: [], unverified: [] });
});

test('only sent fields are compared, and both sides are given as texts of the form', () => {
  const now = { ...BUDI, loyaltyPoint: 90, name: 'BUDI' };
  const wanted = { ...BUDI, loyaltyPoint: 100 };
  assert.deepEqual(readBackOf({ before, wanted, fields: ['loyaltyPoint'] }, now), {
    record: now,
    differences: [{ field: 'loyaltyPoint', wanted: '100', got: '90', ignored: false }],
    unverified: [],
  });
});

test('a field that DealPOS left as it was is told from one that it made something else of', () => {
  const wanted = { ...BUDI, name: 'Budi S', group: 'silver' };
  const now = { ...BUDI, group: 'Silver' };
  const { differences } = readBackOf({ before, wanted, fields: ['name', 'group'] }, now);
  assert.deepEqual(
    differences.map(({ field, ignored }) => [field, ignored]),
    [
      ['name', true],
      ['group', false],
    ],
  );
});

test('open question 20: a field that the answer does not hold is unverified, and kept as it was sent', () => {
  const wanted = record({ name: 'Budi', birthDate: day('1990-03-01') });
  const read = readBackOf({ before, wanted, fields: ['name', 'birthDate'] }, record({ name: 'Budi' }));
  assert.deepEqual(read.unverified, ['birthDate']);
  assert.equal(read.record.birthDate, '1990-03-01');
});
