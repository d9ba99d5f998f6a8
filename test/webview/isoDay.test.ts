import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isIsoDay } from '../../src/webview/isoDay.ts';

test('real days in the ISO form can be shown by the date picker', () => {
  for (const day of ['1990-04-17', '2024-02-29', '0001-01-01', '9999-12-31']) assert.equal(isIsoDay(day), true, day);
});

test('other texts, and days that no calendar has, cannot', () => {
  const texts = [
    '',
    '17/04/1990',
    '1990-4-7',
    '2023-02-29',
    '1990-13-01',
    '0000-01-01',
    '1990-04-17T00:00',
    '31 Jul 2019',
  ];
  for (const text of texts) assert.equal(isIsoDay(text), false, text);
});
