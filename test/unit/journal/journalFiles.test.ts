import assert from 'node:assert/strict';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { describe, test } from 'node:test';
import { JournalFiles } from '../../../src/journal/journalFiles.ts';
import { ACCOUNT, DAY_MS, journalBench, NOW } from './journalBench.ts';

describe('journalFiles', () => {
  test('lines come back in the order of days, and numbers count as numbers', async (t) => {
    const { root } = await journalBench(t);
    const files = new JournalFiles(root, { fileBytes: 1, files: 100 });
    for (let index = 0; index < 12; index += 1) await files.append(ACCOUNT, `line ${index}`, NOW);
    await files.append(ACCOUNT, 'the day before', NOW - DAY_MS);
    const expected = ['the day before', ...Array.from({ length: 12 }, (_, index) => `line ${index}`)];
    assert.deepEqual(await files.read(ACCOUNT), expected);
  });

  test('only the user may read the files, where the system knows such a thing', async (t) => {
    const { root } = await journalBench(t);
    const files = new JournalFiles(root);
    await files.append(ACCOUNT, 'line', NOW);
    const folder = path.join(root, ACCOUNT);
    const isWindows = process.platform === 'win32';
    assert.equal((await fs.stat(folder)).mode & 0o777, isWindows ? 0o666 : 0o700);
    assert.equal((await fs.stat(path.join(folder, '2026-11-22.0.log'))).mode & 0o777, isWindows ? 0o666 : 0o600);
  });

  test('files of other makers are neither read nor deleted', async (t) => {
    const { root } = await journalBench(t);
    const files = new JournalFiles(root, { fileBytes: 1000, files: 0 });
    await files.append(ACCOUNT, 'line', NOW);
    const foreign = path.join(root, ACCOUNT, 'notes.txt');
    await fs.writeFile(foreign, 'mine');
    assert.deepEqual(await files.read(ACCOUNT), ['line']);
    await files.prune(ACCOUNT, NOW + 400 * DAY_MS);
    assert.deepEqual(await fs.readdir(path.join(root, ACCOUNT)), ['notes.txt']);
  });

  test('an id that leads elsewhere is refused', async (t) => {
    const { root } = await journalBench(t);
    const files = new JournalFiles(path.join(root, 'history'));
    for (const id of ['..', '.', '', '../elsewhere', 'a/b', 'a\\b']) {
      await assert.rejects(files.append(id, 'line', NOW), RangeError, id);
      await assert.rejects(files.wipe(id), RangeError, id);
    }
    assert.deepEqual(await fs.readdir(root), []);
  });

  test('what is not there is empty, and can be wiped and pruned', async (t) => {
    const { root } = await journalBench(t);
    const files = new JournalFiles(path.join(root, 'history'));
    await files.prune(ACCOUNT, NOW);
    await files.wipe(ACCOUNT);
    assert.deepEqual(await files.read(ACCOUNT), []);
    assert.deepEqual(await files.accounts(), []);
  });
});
