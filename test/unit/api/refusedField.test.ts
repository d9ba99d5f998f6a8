import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldsNamedIn } from '../../../src/api/refusedField.ts';

const MESSAGES: readonly (readonly [string, readonly string[]])[] = [
  ['Email is not valid', ['email']],
  ['Group Platinumm does not exist in Database', ['group']],
  ['First Name is too long', ['firstName']],
  ['FirstName is too long', ['firstName']],
  ['the last name is too long', ['lastName']],
  ['Birthdate must be a date', ['birthDate']],
  ['Expired Group is not a date', ['expiredGroup']],
  ['ExpiredGroup needs a Group', ['expiredGroup', 'group']],
  ['LoyaltyPoint must be a number', ['loyaltyPoint']],
  ['Mobile Phone is used by another customer', ['mobile', 'phone']],
  ['Name is required', ['name']],
  ['The username is taken', []],
  ['Path Shirt does not exist in Database', []],
  ['', []],
];
for (const [message, fields] of MESSAGES) {
  test(`“${message}” names ${fields.join(' and ') || 'no field'}`, () => {
    assert.deepEqual([...fieldsNamedIn(message)].sort(), [...fields].sort());
  });
}

test('a message can be read any number of times', () => {
  for (let turn = 0; turn < 3; turn += 1) assert.deepEqual(fieldsNamedIn('Code and Email, Code'), ['email', 'code']);
});
