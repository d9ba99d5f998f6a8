import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { TestContext } from 'node:test';
import { describe, test } from 'node:test';
import { DRAFT_LIFETIME_MS } from '../../../src/accounts/draftCipher.ts';
import { DraftFiles } from '../../../src/accounts/draftFiles.ts';
import { tempFolder } from '../support/tempFolder.ts';

const MATTER = 'ab'.repeat(16);
const NAME = `${MATTER}.1234-00000001`;
const OTHER = `${MATTER}.99-00000002`;
const TEXT = new TextEncoder().encode('sealed');

function makeFiles(t: TestContext, now = Date.now) {
  const folder = path.join(tempFolder(t), 'drafts');
  return { folder, files: new DraftFiles(folder, now) };
}

/** Every file below a folder, by its path in it. */
function allFiles(folder: string): string[] {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

describe('draftFiles', () => {
  test('a draft comes back as it was written, and is listed with what its name says', async (t) => {
    const { files } = makeFiles(t);
    files.write('a', NAME, TEXT);
    assert.deepEqual(new Uint8Array((await files.read('a', NAME)) ?? []), TEXT);
    const [listed, ...more] = await files.list('a');
    assert.deepEqual(more, []);
    assert.deepEqual([listed?.name, listed?.matter, listed?.pid], [NAME, MATTER, 1234]);
  });

  test('accounts do not see each other’s drafts', async (t) => {
    const { files } = makeFiles(t);
    files.write('a', NAME, TEXT);
    assert.deepEqual(await files.list('b'), []);
    assert.equal(await files.read('b', NAME), undefined);
  });

  test('the newest draft is listed first', async (t) => {
    const { folder, files } = makeFiles(t);
    files.write('a', NAME, TEXT);
    files.write('a', OTHER, TEXT);
    const old = allFiles(folder).find((file) => file.endsWith(OTHER)) ?? '';
    fs.utimesSync(old, 1, 1);
    assert.deepEqual(
      (await files.list('a')).map(({ name }) => name),
      [NAME, OTHER],
    );
  });

  test('nothing half-written is left, and other files are not taken for drafts', async (t) => {
    const { folder, files } = makeFiles(t);
    files.write('a', NAME, TEXT);
    const [file = ''] = allFiles(folder);
    assert.equal(allFiles(folder).length, 1);
    fs.writeFileSync(`${file}.new`, 'half');
    assert.equal((await files.list('a')).length, 1);
  });

  test('only one of two windows gets a draft', async (t) => {
    const { files } = makeFiles(t);
    files.write('a', NAME, TEXT);
    const claims = await Promise.all([
      files.claim('a', NAME, `${MATTER}.1-00000003`),
      files.claim('a', NAME, `${MATTER}.2-00000004`),
    ]);
    assert.deepEqual(claims.toSorted(), [false, true]);
    assert.equal((await files.list('a')).length, 1);
  });

  test('deleting a draft that is gone is fine', async (t) => {
    const { files } = makeFiles(t);
    files.write('a', NAME, TEXT);
    await files.delete('a', NAME);
    await files.delete('a', NAME);
    assert.deepEqual(await files.list('a'), []);
  });

  test('all drafts of one account go, those of another stay', async (t) => {
    const { files } = makeFiles(t);
    files.write('a', NAME, TEXT);
    files.write('b', NAME, TEXT);
    await files.deleteAccount('a');
    assert.deepEqual(await files.list('a'), []);
    assert.equal((await files.list('b')).length, 1);
    await files.deleteAccount('nobody');
  });

  test('what is older than its life is swept away, of every account, half-written files too', async (t) => {
    let now = 0;
    const { folder, files } = makeFiles(t, () => now);
    assert.equal(await files.sweep(), 0, 'there is no folder yet');
    files.write('a', NAME, TEXT);
    files.write('b', OTHER, TEXT);
    fs.writeFileSync(`${allFiles(folder)[0]}.new`, 'half');
    // By the clock of the disk, which need not be that of this process.
    now = fs.statSync(folder).mtimeMs + DRAFT_LIFETIME_MS - 60_000;
    assert.equal(await files.sweep(), 0);
    now += 120_000;
    assert.equal(await files.sweep(), 3);
    assert.deepEqual(allFiles(folder), []);
  });

  test('no name leads out of the folder', async (t) => {
    const { folder, files } = makeFiles(t);
    for (const name of ['../../outside', `${MATTER}.1-00000001/../x`, '', 'file:///x']) {
      await assert.rejects(files.read('a', name), /not the name/);
      await assert.rejects(files.delete('a', name), /not the name/);
      assert.throws(() => files.write('a', name, TEXT), /not the name/);
    }
    files.write('../../..', NAME, TEXT);
    assert.equal(allFiles(folder).length, 1);
  });

  test('a failure that is not a missing file is not hidden', async (t) => {
    const { folder, files } = makeFiles(t);
    fs.writeFileSync(folder, 'in the way');
    await assert.rejects(files.list('a'));
    assert.throws(() => files.write('a', NAME, TEXT));
  });
});
