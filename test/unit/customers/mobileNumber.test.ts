import assert from 'node:assert/strict';
import test from 'node:test';
import { comparableMobile, isMobileNumber } from '../../../src/customers/mobileNumber.ts';

for (const text of [
  '081234567890',
  '0812-3456-7890',
  '(0812) 3456 7890',
  '6281234567890',
  '+62 812 3456 7890',
  '+14155550123',
]) {
  test(`${text} can be a mobile number`, () => assert.equal(isMobileNumber(text), true));
}
for (const text of [
  '0812',
  '8123456789',
  '0215550001',
  '+0812345678',
  '+1234567890123456',
  'call me',
  '0812x3456789',
  '',
]) {
  test(`${JSON.stringify(text)} cannot be a mobile number`, () => assert.equal(isMobileNumber(text), false));
}

test('the spellings of one number compare equal', () => {
  const spellings = ['0812-3456-7890', '62812 3456 7890', '+62 (812) 34567890'];
  assert.deepEqual([...new Set(spellings.map(comparableMobile))], ['6281234567890']);
});
