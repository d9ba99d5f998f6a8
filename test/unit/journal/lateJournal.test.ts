import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LateJournal } from '../../../src/journal/lateJournal.ts';
import { ACCOUNT, journalBench, phoneChange } from './journalBench.ts';

const GOOD = { outcome: 'done', id: undefined, failure: undefined } as const;

describe('lateJournal', () => {
  test('is loaded once, and is then the journal itself', async (t) => {
    const { journal } = await journalBench(t);
    let opened = 0;
    const late = new LateJournal(
      async () => {
        opened += 1;
        return journal;
      },
      () => undefined,
    );
    assert.equal(opened, 0);
    const entry = await late.recorderOf(ACCOUNT).started(phoneChange('1'));
    await entry.ended(GOOD);
    assert.deepEqual(await late.read(ACCOUNT), await journal.read(ACCOUNT));
    assert.equal((await late.read(ACCOUNT)).entries.length, 1);
    await late.applyRetention();
    assert.equal(await late.wipe(ACCOUNT), true);
    assert.equal(await late.wipeAll(), true);
    assert.equal(opened, 1);
  });

  test('one that cannot be loaded keeps no write from being sent, and is reported', async () => {
    const failures: string[] = [];
    const late = new LateJournal(
      () => Promise.reject(new Error('no bundle')),
      (where) => failures.push(where),
    );
    const entry = await late.recorderOf(ACCOUNT).started(phoneChange('1'));
    await entry.ended(GOOD);
    assert.deepEqual(failures, ['loading the history']);
    await assert.rejects(late.read(ACCOUNT));
  });
});
