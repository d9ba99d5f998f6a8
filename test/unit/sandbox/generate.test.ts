import assert from 'node:assert/strict';
import { test } from 'node:test';
import { customerCode, generateCustomer } from '../../../src/sandbox/generate.ts';
import { customerPin } from '../../../src/sandbox/pins.ts';

const rows = Array.from({ length: 2000 }, (_, number) => generateCustomer(1, number));

test('The same seed and number give the same customer', () => {
  assert.deepEqual(generateCustomer(7, 123), generateCustomer(7, 123));
});

test('Another seed gives other customers', () => {
  assert.notEqual(generateCustomer(1, 5).id, generateCustomer(2, 5).id);
  assert.notDeepEqual(
    rows.slice(0, 20).map((row) => row.name),
    Array.from({ length: 20 }, (_, n) => generateCustomer(2, n).name),
  );
});

test('Ids and codes are unique, and ids look like GUIDs', () => {
  assert.equal(new Set(rows.map((row) => row.id)).size, rows.length);
  assert.equal(new Set(rows.map((row) => row.code)).size, rows.length);
  for (const { id } of rows) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('Codes have the prefix and five digits', () => {
  assert.equal(rows[0]?.code, 'MM-00001');
  assert.equal(customerCode(123_456), 'MM-123456');
});

test('Every email is in a domain reserved for examples', () => {
  for (const { email } of rows) if (email) assert.match(email, /^[a-z0-9.]+@example\.(com|org|net)$/);
});

test('Mobile numbers come in both Indonesian forms', () => {
  const mobiles = rows.flatMap((row) => row.mobile ?? []);
  assert.ok(mobiles.some((mobile) => /^08\d{10}$/.test(mobile)));
  assert.ok(mobiles.some((mobile) => /^\+628\d{10}$/.test(mobile)));
  assert.ok(mobiles.every((mobile) => /^(0|\+62)8\d{10}$/.test(mobile)));
});

test('Some have no email, some no mobile, some no birth date, some no address', () => {
  for (const field of ['email', 'mobile', 'birthDate', 'address', 'lastName'] as const) {
    assert.ok(
      rows.some((row) => row[field] === null),
      field,
    );
    assert.ok(
      rows.some((row) => row[field] !== null),
      field,
    );
  }
});

test('All three statuses occur within 25 customers', () => {
  assert.deepEqual(
    new Set(rows.slice(0, 25).map((row) => row.status)),
    new Set(['Active', 'Suspended', 'WaitingForApproval']),
  );
});

test('Some balances are fractional and none is negative', () => {
  assert.ok(rows.some((row) => !Number.isInteger(row.loyaltyPoint)));
  assert.ok(rows.every((row) => row.loyaltyPoint >= 0));
});

test('Names with quotes, markup, emoji and right-to-left text occur within 100 customers', () => {
  const names = rows.slice(0, 100).map((row) => row.name);
  for (const kind of [/"/, /'/, /<b>/, /\p{Extended_Pictographic}|\p{Regional_Indicator}/u, /[\u0590-\u06ff]/, /&/]) {
    assert.ok(
      names.some((name) => kind.test(name)),
      String(kind),
    );
  }
});

test('Some customers share a mobile, an email, or a name with the one before', () => {
  const shared = (field: 'mobile' | 'email' | 'name') =>
    rows.filter((row, n) => n > 0 && row[field] !== null && row[field] === rows[n - 1]?.[field]).length;
  assert.ok(shared('mobile') > 10);
  assert.ok(shared('email') > 10);
  assert.ok(shared('name') > 10);
});

test('A referrer is an earlier customer', () => {
  const seen = new Set<string>();
  for (const { id, referredBy } of rows) {
    if (referredBy) assert.ok(seen.has(referredBy));
    seen.add(id);
  }
});

test('A PIN has six digits, depends on seed and customer, and keeps leading zeros', () => {
  const pins = rows.map((row) => customerPin(1, row.id));
  for (const pin of pins) assert.match(pin, /^\d{6}$/);
  assert.ok(pins.some((pin) => pin.startsWith('0')));
  assert.notEqual(customerPin(1, rows[0]?.id ?? ''), customerPin(2, rows[0]?.id ?? ''));
});
