import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeCustomer } from '../../../src/api/decodeCustomer.ts';
import { encodeUpdate } from '../../../src/api/encodeRequest.ts';
import { dayAfter, dayBefore } from '../../../src/customers/calendar.ts';
import { changedFields, newDraft, toChanges, withEdit } from '../../../src/customers/draft.ts';
import { formatField } from '../../../src/customers/fieldText.ts';
import { validateField } from '../../../src/customers/validate.ts';
import { day } from './fakes.ts';

/** Hours ahead of UTC, from the first zone to see a day to the last; `Etc` names count the other way round. */
const OFFSETS = Array.from({ length: 27 }, (_, index) => index - 12);
const DAYS = ['1990-01-01', '1995-03-01', '2024-02-29', '2024-12-31', '2026-03-29', '2026-10-25'];

/** Runs `work` in another time zone. No test runs meanwhile, because nothing is awaited. */
function inTimeZone(name: string, work: () => void): void {
  const before = process.env.TZ;
  process.env.TZ = name;
  try {
    work();
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
}

/** What becomes of a day from DealPOS's answer to the form, through a check, and back into a request. */
function journey(date: string): unknown {
  const record = decodeCustomer({ ID: '1', BirthDate: `${date}T00:00:00`, JoinDate: `${date}T23:59:59.9999999+07:00` });
  const shown = formatField('birthDate', record);
  const draft = withEdit(newDraft(record), 'expiredGroup', shown);
  return {
    shown,
    joined: formatField('joinDate', record),
    problem: validateField('expiredGroup', shown),
    changed: changedFields(draft),
    sent: encodeUpdate({ key: '1', changes: toChanges(draft) }, 'ID').body,
    around: [dayBefore(day(date)), dayAfter(day(date))],
  };
}

for (const offset of OFFSETS) {
  test(`at UTC${offset < 0 ? '' : '+'}${offset} a day stays the day that it was`, () => {
    inTimeZone(`Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`, () => {
      assert.equal(new Date().getTimezoneOffset(), -offset * 60 || 0, 'the time zone is in force');
      for (const date of DAYS) {
        const around = [Date.parse(date) - 86_400_000, Date.parse(date) + 86_400_000];
        assert.deepEqual(journey(date), {
          shown: date,
          joined: date,
          problem: undefined,
          changed: ['expiredGroup'],
          sent: { ID: '1', ExpiredGroup: date },
          around: around.map((instant) => new Date(instant).toISOString().slice(0, 10)),
        });
      }
    });
  });
}
