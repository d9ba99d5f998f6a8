import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { newDraft, withEdit } from '../../../src/customers/draft.ts';
import { possibleDuplicates, sharedIdentifiers } from '../../../src/customers/duplicates.ts';
import { BLANK_CUSTOMER } from '../../../src/customers/newCustomer.ts';
import { BUDI, OTHER_ID, record } from './fakes.ts';

const EMPTY = newDraft(BLANK_CUSTOMER);

for (const [field, text, why] of [
  ['email', ' BUDI@Example.com ', 'email'],
  ['mobile', '+62 812-0000-0001', 'mobile'],
  ['mobile', '62812 0000 0001', 'mobile'],
  ['code', 'mm-00001', 'code'],
] as const) {
  test(`a new customer with the ${field} ${JSON.stringify(text)} may be one that is loaded`, () => {
    assert.deepEqual(possibleDuplicates(withEdit(EMPTY, field, text), [BUDI]), [{ record: BUDI, why: [why] }]);
  });
}

test('every reason is told, in a fixed order', () => {
  assert.deepEqual(possibleDuplicates({ ...BUDI, id: OTHER_ID }, [BUDI]), [
    { record: BUDI, why: ['email', 'mobile', 'code'] },
  ]);
});

test('the same name alone is no reason', () => {
  assert.deepEqual(possibleDuplicates(withEdit(EMPTY, 'name', 'Budi Santoso'), [BUDI]), []);
});

test('the same phone of a house is no reason', () => {
  assert.deepEqual(possibleDuplicates(withEdit(EMPTY, 'phone', '0215550001'), [BUDI]), []);
});

test('customers without identifiers are not alike', () => {
  const blank = record({ id: OTHER_ID, email: '', mobile: ' ', code: null });
  assert.deepEqual(possibleDuplicates(record({ email: ' ', mobile: '', code: '' }), [blank]), []);
  assert.deepEqual(sharedIdentifiers(record({ mobile: '-' }), record({ mobile: '()' })), []);
});

test('a customer is not its own duplicate, also where it is known by its code only', () => {
  assert.deepEqual(possibleDuplicates(BUDI, [BUDI]), []);
  const { id: _id, ...unnamed } = BUDI;
  assert.deepEqual(possibleDuplicates(newDraft(unnamed), [unnamed]), []);
});

test('what was typed over an existing customer is compared, not what it was', () => {
  const siti = record({ id: OTHER_ID, email: 'siti@example.com' });
  const draft = withEdit(newDraft(siti), 'email', 'budi@example.com');
  assert.deepEqual(possibleDuplicates(draft, [siti, BUDI]), [{ record: BUDI, why: ['email'] }]);
});

test('a new customer with the code of a loaded one that has no id is told', () => {
  const { id: _id, ...unnamed } = BUDI;
  assert.deepEqual(possibleDuplicates(withEdit(EMPTY, 'code', 'MM-00001'), [unnamed]), [
    { record: unnamed, why: ['code'] },
  ]);
});

test('all duplicates are found, in the order of the list', () => {
  const sister = record({ id: OTHER_ID, mobile: '0812 0000 0001' });
  const found = possibleDuplicates(withEdit(EMPTY, 'mobile', '081200000001'), [sister, record({ id: 'x' }), BUDI]);
  assert.deepEqual(
    found.map((duplicate) => duplicate.record),
    [sister, BUDI],
  );
});

test('sharing is mutual, whatever the identifiers are', () => {
  const text = fc.option(fc.constantFrom('', ' ', 'A@x.id', 'a@X.id', '0812', '62812', '+62 812', 'b'), { nil: null });
  const customer = fc.record({ email: text, mobile: text, code: text }).map(record);
  fc.assert(
    fc.property(customer, customer, (a, b) => assert.deepEqual(sharedIdentifiers(a, b), sharedIdentifiers(b, a))),
  );
});
