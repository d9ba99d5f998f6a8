import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { fieldOf, WRITABLE_FIELD_IDS } from '../../../src/customers/fields.ts';
import { formatField, parseField } from '../../../src/customers/fieldText.ts';
import { BUDI, day, record } from './fakes.ts';

test('texts, days, numbers and booleans are shown plainly', () => {
  assert.equal(formatField('name', BUDI), 'Budi Santoso');
  assert.equal(formatField('birthDate', BUDI), '1990-03-01');
  assert.equal(formatField('loyaltyPoint', record({ loyaltyPoint: 12.5 })), '12.5');
  assert.equal(formatField('gender', BUDI), 'false');
  assert.equal(formatField('gender', record({ gender: true })), 'true');
});

test('no value and no knowledge are both shown as nothing', () => {
  assert.equal(formatField('email', record({ email: null })), '');
  assert.equal(formatField('email', record()), '');
});

test('a multi-line text is shown with the line ends of a form', () => {
  assert.equal(formatField('address', BUDI), 'Jl. Contoh 1\nJakarta');
  assert.equal(formatField('address', record({ address: 'a\rb' })), 'a\nb');
});

test('a number is never shown with an exponent', () => {
  assert.equal(formatField('loyaltyPoint', record({ loyaltyPoint: 1e21 })), '1000000000000000000000');
  assert.equal(formatField('loyaltyPoint', record({ loyaltyPoint: 1.5e-7 })), '0.00000015');
});

for (const [field, text, value] of [
  ['name', '  Budi ', 'Budi'],
  ['name', '', ''],
  ['address', 'a\r\nb\r\n', 'a\nb'],
  ['gender', 'true', true],
  ['gender', 'false', false],
  ['birthDate', '1990-03-01', '1990-03-01'],
  ['birthDate', '', ''],
  ['loyaltyPoint', '12.50', 12.5],
  ['loyaltyPoint', ' 0 ', 0],
  ['mobile', ' +62 812-0000-0001', '+62 812-0000-0001'],
  ['status', 'Archived', 'Archived'],
] as const) {
  test(`${JSON.stringify(text)} in ${field} stands for ${JSON.stringify(value)}`, () => {
    assert.deepEqual(parseField(field, text), { ok: true, value });
  });
}

for (const [field, text, code] of [
  ['birthDate', '1990-02-30', 'date'],
  ['expiredGroup', '31 Jul 2019', 'date'],
  ['loyaltyPoint', '1,5', 'number'],
  ['loyaltyPoint', '1e3', 'number'],
  ['loyaltyPoint', '12.', 'number'],
  ['loyaltyPoint', 'Infinity', 'number'],
  ['loyaltyPoint', '', 'cannotClear'],
  ['gender', '', 'cannotClear'],
  ['gender', 'yes', 'boolean'],
  ['status', ' ', 'cannotClear'],
] as const) {
  test(`${JSON.stringify(text)} in ${field} stands for nothing: ${code}`, () => {
    assert.deepEqual(parseField(field, text), { ok: false, code });
  });
}

test('what the form shows of a record means what the record holds', () => {
  for (const field of WRITABLE_FIELD_IDS) {
    const parsed = parseField(field, formatField(field, BUDI));
    const held = field === 'address' ? 'Jl. Contoh 1\nJakarta' : BUDI[field];
    assert.deepEqual(parsed, { ok: true, value: held }, field);
  }
});

test('every field is parsed as its kind in the field table says', () => {
  const accepts: Record<string, string> = { boolean: 'true', date: '2024-02-29', decimal: '1.5' };
  for (const field of WRITABLE_FIELD_IDS) {
    const { kind } = fieldOf(field);
    assert.equal(parseField(field, accepts[kind] ?? 'any text').ok, true, field);
    assert.equal(parseField(field, 'any text').ok, accepts[kind] === undefined, field);
  }
});

test('any amount of points survives being shown and read', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e15, noNaN: true, noDefaultInfinity: true }), (points) => {
      fc.pre(points === 0 || points > 1e-6);
      const text = formatField('loyaltyPoint', record({ loyaltyPoint: points }));
      assert.deepEqual(parseField('loyaltyPoint', text), { ok: true, value: points === 0 ? 0 : points });
    }),
  );
});

test('a date is parsed without regard to the machine’s time zone', () => {
  assert.deepEqual(parseField('birthDate', '2024-12-31'), { ok: true, value: day('2024-12-31') });
});
