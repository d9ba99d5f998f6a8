import assert from 'node:assert/strict';
import test from 'node:test';
import { matchesText } from '../../../src/customers/search.ts';
import { BUDI, record } from './fakes.ts';

for (const text of [
  'budi',
  'SANTOSO',
  'san bud',
  'mm-000',
  'example.com',
  '0812',
  '0812-0000-0001',
  '0000 0001',
  '',
  '  ',
]) {
  test(`${JSON.stringify(text)} finds the customer`, () => assert.equal(matchesText(BUDI, text), true));
}
for (const text of ['siti', 'budi siti', '0899', 'jakarta']) {
  test(`${JSON.stringify(text)} does not find the customer`, () => assert.equal(matchesText(BUDI, text), false));
}

test('accents do not matter in either direction', () => {
  assert.equal(matchesText(record({ name: 'José Ñandú' }), 'jose nandu'), true);
  assert.equal(matchesText(record({ name: 'Jose' }), 'JOSÉ'), true);
});

test('digits find a number that is written with separators', () => {
  assert.equal(matchesText(record({ mobile: '0812-3456-7890' }), '08123456'), true);
});

test('a record without any text is found by a blank search only', () => {
  assert.equal(matchesText(record(), ''), true);
  assert.equal(matchesText(record({ name: null }), 'a'), false);
});
