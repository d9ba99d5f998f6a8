import assert from 'node:assert/strict';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { describe, test } from 'node:test';
import { WriteNote } from '../../../src/api/writeNote.ts';
import { BUDI, ID } from '../customers/fakes.ts';
import { ACCOUNT, DAY_MS, journalBench, NOW, OTHER_ACCOUNT, phoneChange, recordDone } from './journalBench.ts';

describe('writeJournal', () => {
  test('a write is kept with what was there before, what was sent and how it ended', async (t) => {
    const { journal } = await journalBench(t);
    await recordDone(journal, phoneChange('0215550009'));
    const { entries, unreadable, missed } = await journal.read(ACCOUNT);
    assert.equal(entries.length, 1);
    const [{ id: _id, ...entry } = { id: '' }] = entries;
    assert.deepEqual(entry, {
      at: NOW,
      operation: 'updateCustomerById',
      customers: [{ id: ID, code: BUDI.code, name: BUDI.name, email: BUDI.email, mobile: BUDI.mobile }],
      changes: [{ field: 'phone', before: BUDI.phone, after: '0215550009' }],
      verified: undefined,
      outcome: 'done',
      failure: undefined,
      readBack: undefined,
    });
    assert.deepEqual([unreadable, missed], [0, 0]);
  });

  test('reading the customer afterwards has the last word', async (t) => {
    const { journal } = await journalBench(t);
    const note = new WriteNote(BUDI);
    const entry = await journal.recorderOf(ACCOUNT).started(phoneChange('0215550009', note));
    await entry.ended({ outcome: 'uncertain', id: undefined, failure: { kind: 'timeout', status: undefined } });
    note.found({ outcome: 'done', now: { ...BUDI, phone: '+62215550009', loyaltyPoint: 90 } });
    const [found] = (await journal.read(ACCOUNT)).entries;
    assert.equal(found?.outcome, 'done');
    assert.deepEqual(found?.failure, { kind: 'timeout' });
    assert.deepEqual(found?.readBack, {
      differs: [{ field: 'phone', got: '+62215550009' }],
      unverified: [],
      changedToo: [{ field: 'loyaltyPoint', was: '88', now: '90' }],
    });
  });

  test('a write whose end was never written down, as after a crash, is uncertain', async (t) => {
    const { journal } = await journalBench(t);
    await journal.recorderOf(ACCOUNT).started(phoneChange('1'));
    assert.equal((await journal.read(ACCOUNT)).entries[0]?.outcome, 'uncertain');
  });

  test('a new customer is found again by the id and the code that DealPOS gave it', async (t) => {
    const { journal } = await journalBench(t);
    const note = new WriteNote();
    const write = { operation: 'createCustomer', keys: [], changes: { name: 'Ani' }, note } as const;
    const entry = await journal.recorderOf(ACCOUNT).started(write);
    await entry.ended({ outcome: 'done', id: ID, failure: undefined });
    note.found({ outcome: 'done', now: { id: ID, code: 'MM-00077', name: 'Ani', unknownFields: {} } });
    const [created] = (await journal.read(ACCOUNT)).entries;
    assert.deepEqual(created?.customers, [{ name: 'Ani', id: ID, code: 'MM-00077' }]);
    assert.deepEqual(created?.changes, [{ field: 'name', after: 'Ani' }]);
  });

  test('nothing of it can be read on the disk', async (t) => {
    const { journal, folder, fileNames } = await journalBench(t);
    await recordDone(journal, phoneChange('0215550009'));
    const [file = ''] = await fileNames();
    const text = await fs.readFile(path.join(folder, file), 'utf8');
    for (const secret of ['Budi', 'budi@', '0215550009', 'updateCustomer', 'phone']) {
      assert.ok(!text.includes(secret), secret);
    }
  });

  test('nothing is read or made before the first write, and no key before either', async (t) => {
    const { journal, secrets, root } = await journalBench(t);
    journal.recorderOf(ACCOUNT);
    await journal.read(ACCOUNT);
    assert.deepEqual(secrets.reads, []);
    assert.deepEqual(await fs.readdir(root), []);
  });

  test('a line cut by a crash is lost alone, and counted', async (t) => {
    const { journal, folder, fileNames } = await journalBench(t);
    await recordDone(journal, phoneChange('1'));
    const [file = ''] = await fileNames();
    const whole = await fs.readFile(path.join(folder, file), 'utf8');
    await fs.writeFile(path.join(folder, file), whole.slice(0, -40));
    await recordDone(journal, phoneChange('2'));
    const { entries, unreadable } = await journal.read(ACCOUNT);
    assert.deepEqual(
      entries.map(({ changes, outcome }) => [changes[0]?.after, outcome]),
      [
        ['2', 'done'],
        ['1', 'uncertain'],
      ],
    );
    assert.equal(unreadable, 1);
  });

  test('several windows add to one journal at once, and no line of any is lost', async (t) => {
    const { journal, window } = await journalBench(t);
    await recordDone(journal, phoneChange('first'));
    const windows = [journal, window(), window()];
    const texts = Array.from({ length: 60 }, (_, index) => `number ${index}`);
    await Promise.all(
      texts.map((text, index) => recordDone(windows[index % windows.length] ?? journal, phoneChange(text))),
    );
    const { entries, unreadable } = await journal.read(ACCOUNT);
    assert.deepEqual(entries.map(({ changes }) => changes[0]?.after).sort(), [...texts, 'first'].sort());
    assert.ok(entries.every(({ outcome }) => outcome === 'done'));
    assert.equal(unreadable, 0);
  });

  test('whoever listens hears of every line', async (t) => {
    const { journal, changed } = await journalBench(t);
    await recordDone(journal, phoneChange('1'));
    await journal.read(ACCOUNT);
    assert.deepEqual(changed, [ACCOUNT, ACCOUNT]);
  });

  for (const onStore of ['forget', 'refuse'] as const) {
    test(`a secret storage that keeps no key (${onStore}) keeps no write from being sent, and is counted`, async (t) => {
      const { journal, secrets, fileNames } = await journalBench(t);
      secrets.onStore = onStore;
      await recordDone(journal, phoneChange('1'));
      assert.deepEqual(await fileNames(), []);
      assert.equal((await journal.read(ACCOUNT)).missed, 1);
    });
  }

  test('a disk that takes nothing keeps no write from being sent, and is reported', async (t) => {
    const { journal, root, failures } = await journalBench(t);
    await fs.writeFile(path.join(root, 'history'), 'a file in the way');
    await recordDone(journal, phoneChange('1'));
    assert.ok(failures.includes('recording a change'));
  });
});

describe('what is kept no longer', () => {
  test('writes that are older than the setting says are neither shown nor kept', async (t) => {
    const { journal, state, fileNames, window } = await journalBench(t);
    await recordDone(journal, phoneChange('old'));
    state.now = NOW + 29 * DAY_MS;
    await recordDone(journal, phoneChange('new'));
    assert.equal((await journal.read(ACCOUNT)).entries.length, 2);
    state.now = NOW + 30 * DAY_MS + 1;
    assert.deepEqual(
      (await journal.read(ACCOUNT)).entries.map(({ changes }) => changes[0]?.after),
      ['new'],
    );
    state.now = NOW + 31 * DAY_MS;
    const next = window();
    next.recorderOf(OTHER_ACCOUNT);
    await next.read(ACCOUNT);
    assert.deepEqual(await fileNames(), ['2026-12-21.0.log']);
  });

  test('0 days records nothing and deletes what was kept, key and all', async (t) => {
    const { journal, state, fileNames, secrets } = await journalBench(t);
    await recordDone(journal, phoneChange('1'));
    state.days = 0;
    await journal.applyRetention();
    assert.deepEqual(await fileNames(), []);
    assert.deepEqual([...secrets.values.keys()], []);
    await recordDone(journal, phoneChange('2'));
    state.days = 30;
    assert.deepEqual((await journal.read(ACCOUNT)).entries, []);
  });

  test('the size of a journal is bounded: the oldest go first', async (t) => {
    const { journal, fileNames } = await journalBench(t, { fileBytes: 2000, files: 3 });
    for (let index = 0; index < 40; index += 1) await recordDone(journal, phoneChange(String(index)));
    const { entries } = await journal.read(ACCOUNT);
    assert.ok((await fileNames()).length <= 4);
    assert.ok(entries.length < 40);
    assert.equal(entries[0]?.changes[0]?.after, '39');
  });

  test('wiping one account leaves the other', async (t) => {
    const { journal, secrets, changed } = await journalBench(t);
    await recordDone(journal, phoneChange('1'));
    await recordDone(journal, phoneChange('2'), OTHER_ACCOUNT);
    assert.equal(await journal.wipe(ACCOUNT), true);
    assert.deepEqual((await journal.read(ACCOUNT)).entries, []);
    assert.equal((await journal.read(OTHER_ACCOUNT)).entries.length, 1);
    assert.deepEqual([...secrets.values.keys()], [`dealpos.historyKey.${OTHER_ACCOUNT}`]);
    assert.equal(changed.at(-1), ACCOUNT);
  });

  test('wiping all takes accounts along that are gone', async (t) => {
    const { journal, state, root } = await journalBench(t);
    await recordDone(journal, phoneChange('1'));
    await recordDone(journal, phoneChange('2'), OTHER_ACCOUNT);
    state.accounts.clear();
    assert.equal(await journal.wipeAll(), true);
    assert.deepEqual(await fs.readdir(path.join(root, 'history')), []);
  });

  test('a key that stays in the secret storage is said', async (t) => {
    const { journal, secrets } = await journalBench(t);
    await recordDone(journal, phoneChange('1'));
    secrets.onDelete = 'keep';
    assert.equal(await journal.wipe(ACCOUNT), false);
  });

  test('a write that ends after its account was wiped or removed leaves nothing', async (t) => {
    const { journal, state, fileNames, secrets } = await journalBench(t);
    const recorder = journal.recorderOf(ACCOUNT);
    const entry = await recorder.started(phoneChange('1'));
    await journal.wipe(ACCOUNT);
    await entry.ended({ outcome: 'done', id: undefined, failure: undefined });
    state.accounts.delete(ACCOUNT);
    await recorder.started(phoneChange('2'));
    assert.deepEqual(await fileNames(), []);
    assert.deepEqual([...secrets.values.keys()], []);
  });

  test('without its key a journal is not readable, and says how much that is', async (t) => {
    const { journal, secrets } = await journalBench(t);
    await recordDone(journal, phoneChange('1'));
    secrets.values.clear();
    const reading = await journal.read(ACCOUNT);
    assert.deepEqual(reading, { entries: [], unreadable: 2, missed: 0 });
  });
});
