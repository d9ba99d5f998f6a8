import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { isCalendarDay } from '../../../src/api/calendarDay.ts';

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
