import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { dayAfter, dayBefore } from '../../../src/customers/calendar.ts';
import { day } from './fakes.ts';

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
