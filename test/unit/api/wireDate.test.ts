import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { isCalendarDay } from '../../../src/api/calendarDay.ts';
import { readWireDate } from '../../../src/api/wireDate.ts';

describe('open question 21: dates in every known form', () => {
  const known: readonly (readonly [string, string | null])[] = [
    ['1995-03-01', '1995-03-01'],
    ['1995-03-01T00:00:00', '1995-03-01'],
    ['1995-03-01T23:59:59.9999999', '1995-03-01'],
    ['2026-03-06T14:29:57.35+07:00', '2026-03-06'],
    ['2026-03-06T00:30:00+07:00', '2026-03-06'],
    ['2026-03-06T23:30:00Z', '2026-03-06'],
    ['2026-03-06 10:00', '2026-03-06'],
    ['31 Jul 2019', '2019-07-31'],
    ['1 jan 2020', '2020-01-01'],
    ['  29 Feb 2024 ', '2024-02-29'],
    ['0001-01-01T00:00:00', null],
    ['0001-01-01', null],
    ['1 Jan 0001', null],
  ];
  for (const [text, day] of known) {
    test(`"${text}" is ${day ?? 'no date'}`, () => assert.equal(readWireDate(text), day));
  }

  for (const text of [
    '',
    'soon',
    '2026-02-29',
    '2023-13-01',
    '2023-00-10',
    '2023-01-32',
    '0000-01-01',
    '31/07/2019',
    '31 Foo 2019',
    '31 Jun 2019',
    '19950301',
    '1995-03-01Tmidnight',
    '/Date(1234)/',
    '٢٠٢٣-٠١-٠١',
  ]) {
    test(`${JSON.stringify(text)} is not understood`, () => assert.equal(readWireDate(text), undefined));
  }

  test('every day after year 1 comes back as it was written, in each form and any time zone', () => {
    const days = fc.date({
      min: new Date('0002-01-01T00:00:00Z'),
      max: new Date('9999-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    const offset = fc.constantFrom('', 'Z', '+07:00', '-11:00', '+14:00');
    fc.assert(
      fc.property(days, offset, (date, zone) => {
        const day = date.toISOString().slice(0, 10);
        const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
        assert.ok(isCalendarDay(day));
        assert.equal(readWireDate(day), day);
        assert.equal(readWireDate(`${day}T23:59:59${zone}`), day);
        const words = `${day.slice(8)} ${names[date.getUTCMonth()]} ${day.slice(0, 4)}`;
        assert.equal(readWireDate(words), day);
      }),
    );
  });

  test('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const day = readWireDate(text);
        if (typeof day === 'string') assert.ok(isCalendarDay(day));
      }),
    );
  });
});
