import assert from 'node:assert/strict';
import test from 'node:test';
import {
  displayName,
  keyOf,
  keysOf,
  mergeRecords,
  rowDescription,
  sameCustomer,
  stableKey,
  statusOf,
  withKey,
} from '../../../src/customers/customer.ts';
import { BUDI, ID, OTHER_ID, record } from './fakes.ts';

test('a customer goes by the name', () => {
  assert.equal(displayName(BUDI), 'Budi Santoso');
});

test('without a name, first and last name stand in, then code, email and mobile', () => {
  assert.equal(displayName(record({ name: '  ', firstName: 'Siti', lastName: 'Aminah' })), 'Siti Aminah');
  assert.equal(displayName(record({ name: null, lastName: 'Aminah' })), 'Aminah');
  assert.equal(displayName(record({ code: 'MM-1', email: 'a@example.com' })), 'MM-1');
  assert.equal(displayName(record({ email: 'a@example.com', mobile: '0812' })), 'a@example.com');
  assert.equal(displayName(record({ mobile: '0812' })), '0812');
});

test('a customer of whom only the id is known has no name', () => {
  assert.equal(displayName(record({ id: ID })), '');
});

test('a row says code and mobile after the name', () => {
  assert.deepEqual(rowDescription(BUDI), ['MM-00001', '081200000001']);
});

test('a row does not repeat a code that stands in for the name', () => {
  assert.deepEqual(rowDescription(record({ code: 'MM-1', mobile: '0812' })), ['0812']);
});

for (const [text, status] of [
  ['Active', 'active'],
  ['active', 'active'],
  ['Suspended', 'suspended'],
  ['WaitingForApproval', 'waiting'],
  ['Waiting For Approval', 'waiting'],
  ['Archived', 'other'],
  ['', 'unknown'],
  [null, 'unknown'],
  [undefined, 'unknown'],
] as const) {
  test(`open question 26: the status ${JSON.stringify(text)} is ${status}`, () => {
    assert.equal(statusOf(record({ status: text })), status);
  });
}

test('open question 8: the id is preferred, then code, email and mobile', () => {
  assert.deepEqual(keyOf(BUDI), { kind: 'id', value: ID });
  assert.deepEqual(
    keysOf(BUDI).map((key) => key.kind),
    ['id', 'code', 'email', 'mobile'],
  );
  assert.deepEqual(keyOf(record({ id: '', code: ' ', email: 'a@example.com' })), {
    kind: 'email',
    value: 'a@example.com',
  });
});

test('a customer without any identifier has no key', () => {
  assert.equal(keyOf(record({ name: 'Nobody', phone: '021' })), undefined);
});

test('the stable key is the id in small letters, else the code', () => {
  assert.equal(stableKey(record({ id: ID.toUpperCase().replace('0001', 'ABCD') })), `id:${ID.replace('0001', 'abcd')}`);
  assert.equal(stableKey(record({ code: 'MM-1', email: 'a@example.com' })), 'code:MM-1');
});

test('a stable key made of contact data shows none of it', () => {
  const key = stableKey(record({ name: 'Budi', email: 'budi@example.com', mobile: '081200000001' }));
  assert.match(key, /^hash:[0-9a-f]{24}$/);
  assert.doesNotMatch(key, /budi|0812/i);
});

test('people who share an email but not a name have different stable keys', () => {
  const email = 'family@example.com';
  assert.notEqual(stableKey(record({ email, name: 'Budi' })), stableKey(record({ email, name: 'Siti' })));
  assert.equal(stableKey(record({ email, name: 'Budi' })), stableKey(record({ email, name: 'Budi', phone: null })));
});

test('ids decide whether two records are one customer', () => {
  assert.equal(sameCustomer(BUDI, record({ id: ID.toUpperCase(), code: 'ELSE' })), 'same');
  assert.equal(sameCustomer(BUDI, { ...BUDI, id: OTHER_ID }), 'different');
});

test('without an id on both sides the code decides', () => {
  assert.equal(sameCustomer(BUDI, record({ code: 'mm-00001', email: 'new@example.com' })), 'same');
  assert.equal(sameCustomer(BUDI, record({ code: 'MM-00002', email: 'budi@example.com' })), 'different');
});

test('without id and code, email and mobile decide when they agree', () => {
  assert.equal(
    sameCustomer(record({ email: 'A@example.com' }), record({ email: 'a@example.com', mobile: '08' })),
    'same',
  );
  assert.equal(
    sameCustomer(
      record({ email: 'a@example.com', mobile: '0811' }),
      record({ email: 'b@example.com', mobile: '0822' }),
    ),
    'different',
  );
});

test('open question 8: spellings of one number are one number when comparing', () => {
  assert.equal(sameCustomer(record({ mobile: '0812-0000-0001' }), record({ mobile: '+62 812 0000 0001' })), 'same');
});

test('open question 7: a shared email with another mobile proves nothing', () => {
  const family = { email: 'family@example.com' };
  assert.equal(
    sameCustomer(record({ ...family, mobile: '0811' }), record({ ...family, mobile: '0822' })),
    'cannotTell',
  );
});

test('records with no identifier in common cannot be told apart', () => {
  assert.equal(sameCustomer(record({ id: ID }), record({ code: 'MM-1' })), 'cannotTell');
  assert.equal(sameCustomer(record({ email: '' }), record({ email: '' })), 'cannotTell');
});

test('open question 20: an answer without an id takes over the id it was asked by', () => {
  assert.equal(withKey(record({ name: 'Budi' }), { kind: 'id', value: ID }).id, ID);
  assert.equal(withKey(record({ id: null }), { kind: 'id', value: ID }).id, ID);
});

test('an answer with an id keeps it, and no other key is carried over', () => {
  assert.equal(withKey(record({ id: OTHER_ID }), { kind: 'id', value: ID }).id, OTHER_ID);
  assert.equal(withKey(record(), { kind: 'email', value: 'a@example.com' }).email, undefined);
});

test('a field that the newer answer does not hold keeps the value known before', () => {
  const merged = mergeRecords(
    record({ name: 'Budi', phone: '021', unknownFields: { StateID: 1, Tags: ['a'] } }),
    record({ name: 'Budi S', phone: null, unknownFields: { StateID: 2 } }),
  );
  assert.deepEqual(merged, { name: 'Budi S', phone: null, unknownFields: { StateID: 2, Tags: ['a'] } });
});
