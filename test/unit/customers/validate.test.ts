import assert from 'node:assert/strict';
import test from 'node:test';
import { fieldOf, WRITABLE_FIELD_IDS } from '../../../src/customers/fields.ts';
import { formatField } from '../../../src/customers/fieldText.ts';
import { validateField } from '../../../src/customers/validate.ts';
import { BUDI } from './fakes.ts';

test('a complete customer has no problem in any field', () => {
  for (const field of WRITABLE_FIELD_IDS)
    assert.equal(validateField(field, formatField(field, BUDI)), undefined, field);
});

for (const [field, text, code] of [
  ['name', '', 'required'],
  ['name', '   ', 'required'],
  ['email', 'budi', 'email'],
  ['email', 'budi@gmail', 'email'],
  ['email', 'a@example.com, b@example.com', 'email'],
  ['email', 'bu di@example.com', 'email'],
  ['mobile', '0812', 'mobile'],
  ['mobile', 'none', 'mobile'],
  ['phone', 'ask at the shop', 'phone'],
  ['phone', '12', 'phone'],
  ['birthDate', '2023-02-29', 'date'],
  ['birthDate', '0001-01-01', 'date'],
  ['birthDate', '0199-05-01', 'date'],
  ['expiredGroup', 'tomorrow', 'date'],
  ['loyaltyPoint', '-1', 'negative'],
  ['loyaltyPoint', '-0', 'negative'],
  ['loyaltyPoint', '1.000,5', 'number'],
  ['loyaltyPoint', '', 'cannotClear'],
  ['gender', '', 'cannotClear'],
  ['status', '', 'cannotClear'],
] as const) {
  test(`${JSON.stringify(text)} in ${field} is refused: ${code}`, () => {
    assert.deepEqual(validateField(field, text), { field, code });
  });
}

for (const [field, text] of [
  ['email', ''],
  ['email', 'siti.aminah+kopi@mail.example.co.id'],
  ['email', 'büro@müller.example'],
  ['mobile', ''],
  ['mobile', '0812-0000-0001'],
  ['mobile', '+62 (812) 0000 0001'],
  ['phone', '(021) 555-0001 ext. 12'],
  ['phone', '+62 21 5550001'],
  ['phone', '1500'],
  ['phone', ''],
  ['birthDate', ''],
  ['birthDate', '1900-01-01'],
  ['address', ''],
  ['firstName', '👩‍🚀 <b>"O’Neil"</b> עברית'],
  ['status', 'SomethingNew'],
  ['loyaltyPoint', '0'],
] as const) {
  test(`${JSON.stringify(text)} in ${field} can be sent`, () => assert.equal(validateField(field, text), undefined));
}

test('a text may be as long as the field table says, and no longer', () => {
  for (const field of ['name', 'code', 'address', 'group', 'status'] as const) {
    const max = fieldOf(field).maxLength;
    assert.equal(validateField(field, 'x'.repeat(max)), undefined, field);
    assert.deepEqual(validateField(field, 'x'.repeat(max + 1)), { field, code: 'tooLong', max });
  }
});

test('a number has at most the digits that can be kept exactly', () => {
  assert.equal(validateField('loyaltyPoint', '999999999999999'), undefined);
  assert.deepEqual(validateField('loyaltyPoint', '1000000000000000'), {
    field: 'loyaltyPoint',
    code: 'tooLong',
    max: 15,
  });
});

test('a number has at most as many digits as can be kept, behind the point too', () => {
  assert.equal(validateField('loyaltyPoint', '1234567890123.45'), undefined);
  assert.deepEqual(validateField('loyaltyPoint', '1234567890123.456'), {
    field: 'loyaltyPoint',
    code: 'tooLong',
    max: 15,
  });
  assert.equal(validateField('loyaltyPoint', '0.5'), undefined);
});
