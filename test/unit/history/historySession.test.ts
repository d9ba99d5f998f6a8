import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { HistoryPorts } from '../../../src/history/historyPorts.ts';
import { HistorySession } from '../../../src/history/historySession.ts';
import type { JournalEntry } from '../../../src/journal/journalEntry.ts';
import { profileOf } from '../accounts/profiles.ts';
import { BUDI, OTHER_ID } from '../customers/fakes.ts';
import { entryOf } from '../journal/entryFixtures.ts';
import { ACCOUNT } from '../journal/journalBench.ts';

function many(count: number): JournalEntry[] {
  return Array.from({ length: count }, (_, index) => entryOf({ id: `entry ${index}`, at: 1_000_000 - index }));
}

/** A session on what `entries` holds at the time of reading. */
function bench(entries: JournalEntry[], customer = false) {
  const state = { entries, fail: false, failures: [] as string[], drawn: 0 };
  const ports: HistoryPorts = {
    account: () => profileOf(),
    read: async () => {
      if (state.fail) throw new Error('disk');
      return { entries: state.entries, unreadable: 0, missed: 0 };
    },
    retentionDays: () => 30,
    undo: async () => undefined,
    open: async () => undefined,
    exportEntries: async () => undefined,
    act: async () => undefined,
    logFailure: (where) => state.failures.push(where),
  };
  const session = new HistorySession({ accountId: ACCOUNT, customer: customer ? BUDI : undefined }, ports);
  session.listen(() => {
    state.drawn += 1;
  });
  return { session, state };
}

describe('historySession', () => {
  test('shows a hundred at first, and a hundred more on request', async () => {
    const { session } = bench(many(250));
    await session.load();
    assert.equal(session.view.shown.length, 100);
    session.showMore();
    assert.equal(session.view.shown.length, 200);
    assert.equal(session.view.matching.length, 250);
  });

  test('a filter starts from the top again, and values that were not offered mean everything', async () => {
    const { session } = bench([...many(250), entryOf({ id: 'other', customers: [{ id: OTHER_ID, name: 'Ani' }] })]);
    await session.load();
    session.showMore();
    session.search({ text: 'ani', kind: 'update', outcome: 'done' });
    assert.deepEqual(
      session.view.shown.map(({ id }) => id),
      ['other'],
    );
    session.search({ text: '', kind: 'constructor', outcome: '__proto__' });
    assert.equal(session.view.matching.length, 251);
    assert.equal(session.view.shown.length, 100);
  });

  test('of one customer holds nothing of others', async () => {
    const { session } = bench([entryOf(), entryOf({ id: 'other', customers: [{ id: OTHER_ID }] })], true);
    await session.load();
    assert.equal(session.view.total, 1);
  });

  test('an entry that the page does not show is none of its business', async () => {
    const { session } = bench(many(150));
    await session.load();
    assert.equal(session.entry('entry 0')?.id, 'entry 0');
    assert.equal(session.entry('entry 120'), undefined);
    assert.equal(session.entry('nothing'), undefined);
  });

  test('a failed reading is said and can be tried again', async () => {
    const { session, state } = bench(many(1));
    state.fail = true;
    await session.load();
    assert.equal(session.view.phase, 'failed');
    assert.deepEqual(state.failures, ['reading the history']);
    state.fail = false;
    await session.load();
    assert.equal(session.view.phase, 'ready');
  });

  test('what is new is there after reading again, with the filter kept', async () => {
    const { session, state } = bench(many(1));
    await session.load();
    session.search({ text: 'budi', kind: '', outcome: '' });
    state.entries = many(2);
    await session.load();
    assert.equal(session.view.matching.length, 2);
    assert.equal(session.view.filter.text, 'budi');
  });

  test('a closed page is drawn no more', async () => {
    const { session, state } = bench(many(1));
    const load = session.load();
    session.dispose();
    await load;
    assert.equal(state.drawn, 0);
  });
});
