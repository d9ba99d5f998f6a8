import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { dayAfter, dayBefore, isCalendarDay } from '../../../src/customers/calendar.ts';
import { day } from './fakes.ts';

for (const text of ['2024-02-29', '2000-02-29', '1999-12-31', '0001-01-01', '9999-12-31', '2023-04-30']) {
  test(`${text} is a day of the calendar`, () => assert.equal(isCalendarDay(text), true));
}
for (const text of [
  '2023-02-29',
  '1900-02-29',
  '2023-04-31',
  '2023-13-01',
  '2023-00-10',
  '2023-01-00',
  '0000-01-01',
  '2023-1-1',
  '2023-01-01T00:00:00',
  ' 2023-01-01',
  '31 Jul 2019',
  '',
]) {
  test(`${JSON.stringify(text)} is no day of the calendar`, () => assert.equal(isCalendarDay(text), false));
}

test('every day that the platform knows is a day of the calendar, and no other is', () => {
  const part = (max: number) => fc.integer({ min: 0, max });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), part(13), part(32), (year, month, date) => {
      const pad = (value: number, width: number): string => String(value).padStart(width, '0');
      const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
      const instant = new Date(`${text}T00:00:00Z`);
      const real = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
      assert.equal(isCalendarDay(text), real);
    }),
  );
});

test('the day before and the day after cross months, leap days and years', () => {
  assert.equal(dayBefore(day('2024-03-01')), '2024-02-29');
  assert.equal(dayBefore(day('2023-03-01')), '2023-02-28');
  assert.equal(dayBefore(day('2024-01-01')), '2023-12-31');
  assert.equal(dayAfter(day('2024-02-28')), '2024-02-29');
  assert.equal(dayAfter(day('2024-04-30')), '2024-05-01');
  assert.equal(dayAfter(day('2023-12-31')), '2024-01-01');
});

test('the calendar ends where four digits end', () => {
  assert.equal(dayBefore(day('0001-01-01')), '0001-01-01');
  assert.equal(dayAfter(day('9999-12-31')), '9999-12-31');
});

test('the day after the day before is the day itself', () => {
  const from = Date.UTC(1900, 0, 1);
  const to = Date.UTC(2199, 11, 31);
  fc.assert(
    fc.property(fc.integer({ min: from, max: to }), (ms) => {
      const today = day(new Date(ms).toISOString().slice(0, 10));
      assert.equal(dayAfter(dayBefore(today)), today);
      assert.equal(dayBefore(dayAfter(today)), today);
    }),
  );
});
