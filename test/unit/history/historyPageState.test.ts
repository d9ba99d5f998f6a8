import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { historyPageState } from '../../../src/history/historyPageState.ts';
import { historyPageStrings } from '../../../src/history/historyPageStrings.ts';
import type { HistoryView } from '../../../src/history/historySession.ts';
import { historyPageStateSchema, historyPageStringsSchema } from '../../../src/history/protocol.ts';
import { NO_FILTER } from '../../../src/journal/findEntries.ts';
import type { JournalEntry } from '../../../src/journal/journalEntry.ts';
import { profileOf } from '../accounts/profiles.ts';
import { TEXTS } from '../commands/historyFixture.ts';
import { BUDI, OTHER_ID } from '../customers/fakes.ts';
import { entryOf } from '../journal/entryFixtures.ts';
import { ACCOUNT, DAY_MS } from '../journal/journalBench.ts';

const ACCOUNT_SCOPE = { accountId: ACCOUNT, customer: undefined };
const AROUND = { scope: ACCOUNT_SCOPE, account: profileOf({ label: 'Toko' }), retentionDays: 30 };

function viewOf(entries: readonly JournalEntry[], change: Partial<HistoryView> = {}): HistoryView {
  const all = { total: entries.length, matching: entries, shown: entries };
  return { phase: 'ready', filter: NO_FILTER, ...all, unreadable: 0, missed: 0, ...change };
}

function only(entry: JournalEntry) {
  const [day] = historyPageState(TEXTS, viewOf([entry]), AROUND).days;
  const [shown] = day?.entries ?? [];
  assert.ok(shown);
  return shown;
}

describe('the state of the history page', () => {
  test('puts changes under their days, newest first', () => {
    const noon = new Date(2026, 10, 22, 12).getTime();
    const entries = [entryOf({ at: noon }), entryOf({ at: noon - 1000 }), entryOf({ at: noon - 3 * DAY_MS })];
    const { days } = historyPageState(TEXTS, viewOf(entries), AROUND);
    assert.deepEqual(
      days.map((day) => [/22 November 2026/.test(day.label), day.entries.length]),
      [
        [true, 2],
        [false, 1],
      ],
    );
    assert.match(days[1]?.label ?? '', /19 November 2026/);
  });

  test('says what was done to whom, and tells no value from an unknown one', () => {
    const entry = only(
      entryOf({
        changes: [
          { field: 'status', before: 'Active', after: 'Suspended' },
          { field: 'group', before: '', after: 'Gold' },
          { field: 'address', after: '' },
        ],
      }),
    );
    assert.equal(`${entry.title}: ${entry.customer}`, 'Changed: MM-00001 Budi Santoso');
    assert.deepEqual(
      entry.changes.map(({ before, after }) => [before.kind, before.text, after.kind, after.text]),
      [
        ['value', 'Active', 'value', 'Suspended'],
        ['none', '', 'value', 'Gold'],
        ['unknown', '', 'none', ''],
      ],
    );
  });

  test('tells what the reading afterwards has shown, and why a call failed', () => {
    const readBack = {
      differs: [{ field: 'phone' as const, got: '62' }],
      unverified: ['group' as const],
      changedToo: [{ field: 'loyaltyPoint' as const, was: '88', now: '' }],
    };
    assert.deepEqual(only(entryOf({ readBack })).notes, [
      'Read back: Phone was “62”.',
      'Not shown when read back: Group',
      'Loyalty points changed too: “88” became “No value”.',
    ]);
    const notes = (failure: JournalEntry['failure']) => only(entryOf({ outcome: 'notDone', failure })).notes;
    assert.deepEqual(notes({ kind: 'forbidden', status: 403 }), ['DealPOS answered with status 403.']);
    assert.deepEqual(notes({ kind: 'cancelled' }), ['It was cancelled.']);
    assert.deepEqual(notes({ kind: 'timeout' }), ['No usable answer came (timeout).']);
    assert.match(only(entryOf({ outcome: 'uncertain' })).notes[0] ?? '', /may have carried it out/);
  });

  test('a merge names everybody; a verification says which', () => {
    const merge = entryOf({
      operation: 'mergeCustomer',
      customers: [{ code: 'A', name: 'Ani' }, { id: OTHER_ID }, { code: 'C' }],
      changes: [],
    });
    assert.equal(only(merge).customer, `${OTHER_ID} and C into A Ani`);
    assert.equal(
      only(entryOf({ operation: 'verifyCustomerEmail', verified: true, changes: [] })).title,
      'Email verification set: Verified',
    );
  });

  test('offers what can be undone, and says why what cannot be', () => {
    assert.equal(only(entryOf()).undoLabel, 'Undo This Change');
    assert.equal(only(entryOf({ operation: 'suspendCustomer' })).undoLabel, 'Unsuspend…');
    const deleted = only(entryOf({ operation: 'deleteCustomerByCode', changes: [] }));
    assert.deepEqual([deleted.undoLabel, deleted.canOpen], ['', false]);
    assert.match(deleted.undoHint, /no way back/);
  });

  test('of an account that is gone shows nothing of it', () => {
    const state = historyPageState(TEXTS, viewOf([entryOf()]), { ...AROUND, account: undefined });
    assert.deepEqual([state.phase, state.days, state.canExport, state.canWipe], ['failed', [], false, false]);
    assert.match(state.notices[0]?.title ?? '', /account was removed/);
  });

  test('says why it is empty', () => {
    const empty = (change: Partial<HistoryView>, around: Partial<typeof AROUND> = {}) =>
      historyPageState(TEXTS, viewOf([], change), { ...AROUND, ...around }).empty;
    assert.match(empty({}), /in this account/);
    assert.match(
      historyPageState(TEXTS, viewOf([]), { ...AROUND, scope: { accountId: ACCOUNT, customer: BUDI } }).empty,
      /of this customer/,
    );
    assert.match(empty({ total: 3 }), /fits the filter/);
    assert.match(empty({}, { retentionDays: 0 }), /switched off/);
  });

  test('names records that could not be read or written', () => {
    const { notices, canWipe } = historyPageState(TEXTS, viewOf([], { unreadable: 2, missed: 1 }), AROUND);
    assert.deepEqual(
      notices.map(({ severity }) => severity),
      ['warning', 'warning'],
    );
    assert.equal(canWipe, true);
  });

  test('fits the protocol whatever the values are, and so do the fixed texts', () => {
    const long = 'x'.repeat(10_000);
    const changes = [{ field: 'address' as const, before: long, after: long }];
    const readBack = { differs: [{ field: 'address' as const, got: long }], unverified: [], changedToo: [] };
    const state = historyPageState(TEXTS, viewOf([entryOf({ changes, readBack, id: OTHER_ID })]), AROUND);
    assert.equal(v.is(historyPageStateSchema, state), true);
    assert.equal(v.is(historyPageStringsSchema, historyPageStrings(TEXTS)), true);
  });
});
