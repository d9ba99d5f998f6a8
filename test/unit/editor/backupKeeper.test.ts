import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { describe, it } from 'node:test';
import { BUDI, never } from '../../support/documentBench.ts';
import type { OpenEditor } from './draftBench.ts';
import { ACCOUNT, DraftBench } from './draftBench.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A customer that is open and read in the window of process 1. */
async function openCustomer(t: TestContext): Promise<OpenEditor & { disk: DraftBench }> {
  const disk = new DraftBench(t);
  const editor = disk.open(disk.window(1));
  await editor.document.load();
  return { ...editor, disk };
}

/** The same customer in the window of another process. */
async function reopen(disk: DraftBench, pid: number, backupId?: string) {
  const editor = disk.open(disk.window(pid));
  return { ...editor, found: await editor.keeper.adopt(backupId) };
}

describe('the draft of an open customer', () => {
  it('is on the disk after every keystroke without a pause or a farewell', async (t) => {
    const { document, keeper, disk } = await openCustomer(t);
    for (const [index, text] of ['B', 'Bu', 'Bud', 'Budi S'].entries()) document.edit(index, 'name', text, false);
    await keeper.backup();
    disk.kill(1);
    const after = await reopen(disk, 2);
    assert.equal(after.found.kind, 'ok');
    assert.deepEqual(after.document.view.draft?.edits, { name: 'Budi S' });
  });

  it('leaves one file that is renewed, however much is typed', async (t) => {
    const { document, keeper, disk } = await openCustomer(t);
    document.edit(1, 'name', 'Budi S', true);
    const first = (await keeper.backup()).id;
    document.edit(2, 'mobile', '0813', true);
    assert.equal((await keeper.backup()).id, first);
    assert.deepEqual(await disk.names(), [first]);
  });

  it('has no name and no file before anything was typed', async (t) => {
    const { keeper, disk } = await openCustomer(t);
    assert.equal((await keeper.backup()).id, '');
    assert.deepEqual(await disk.names(), []);
    assert.equal(disk.secrets.values.size, 0, 'not even a key');
  });

  for (const [what, end] of [
    ['saved', ({ document }: OpenEditor) => document.save(never)],
    ['discarded', async ({ document }: OpenEditor) => document.revert()],
    ['undone', async ({ edits }: OpenEditor) => edits[0]?.undo()],
    ['typed back', async ({ document }: OpenEditor) => document.edit(2, 'name', BUDI.name ?? '', true)],
  ] as const) {
    it(`is deleted when the edits are ${what}`, async (t) => {
      const editor = await openCustomer(t);
      editor.document.edit(1, 'name', 'Budi S', true);
      await editor.keeper.backup();
      await end(editor);
      await editor.keeper.backup();
      assert.deepEqual(await editor.disk.names(), []);
    });
  }

  it('stays after a save that failed', async (t) => {
    const { document, keeper, shop, disk } = await openCustomer(t);
    document.edit(1, 'name', 'Budi S', true);
    shop.failWrites = { kind: 'badRequest', status: 400, acted: 'no' };
    await document.save(never);
    await keeper.backup();
    assert.equal((await disk.names()).length, 1);
  });

  it('is found by VS Code’s name for it, even while the process before is still ending', async (t) => {
    const { document, keeper, disk } = await openCustomer(t);
    document.edit(1, 'name', 'Budi S', true);
    const { id } = await keeper.backup();
    const { found } = await reopen(disk, 2, id);
    assert.equal(found.kind, 'ok');
  });

  it('is found without a name, when that one cannot be read', async (t) => {
    const { document, keeper, disk } = await openCustomer(t);
    document.edit(1, 'name', 'Budi S', true);
    const { id } = await keeper.backup();
    disk.kill(1);
    const damaged = id.replace(/.{8}$/, '0badbad0');
    disk.files.write(ACCOUNT, damaged, new Uint8Array([1, 2, 3]));
    const { found } = await reopen(disk, 2, damaged);
    assert.equal(found.kind, 'ok');
    assert.equal((await disk.names()).length, 1, 'the damaged one is gone');
  });

  it('is reported as unreadable once, and then as not there', async (t) => {
    const { document, keeper, disk } = await openCustomer(t);
    document.edit(1, 'name', 'Budi S', true);
    const { id } = await keeper.backup();
    disk.kill(1);
    disk.files.write(ACCOUNT, id, new Uint8Array([1, 2, 3]));
    assert.equal((await reopen(disk, 2)).found.kind, 'unreadable');
    assert.equal((await reopen(disk, 3)).found.kind, 'none');
  });

  it('expires seven days after it was written, unless its editor is still used', async (t) => {
    const { document, keeper, disk } = await openCustomer(t);
    document.edit(1, 'name', 'Budi S', true);
    await keeper.backup();
    disk.now += 6 * DAY_MS;
    keeper.renew();
    await keeper.backup();
    disk.kill(1);
    disk.now += 6 * DAY_MS;
    const after = await reopen(disk, 2);
    assert.equal(after.found.kind, 'ok');
    disk.kill(2);
    disk.now += DAY_MS;
    assert.equal((await reopen(disk, 3)).found.kind, 'expired');
    assert.deepEqual(await disk.names(), []);
  });

  it('is written again on demand, where it was wiped while its editor stayed open', async (t) => {
    const disk = new DraftBench(t);
    const { document, keeper } = disk.open(disk.window(1));
    await document.load();
    document.edit(1, 'name', 'Budi S', true);
    await keeper.backup();
    await disk.files.deleteAccount(ACCOUNT);
    keeper.writeAgain();
    await keeper.backup();
    assert.equal((await disk.names()).length, 1);
  });

  it('is not written anew by looking at it within a day', async (t) => {
    const { document, keeper, disk } = await openCustomer(t);
    document.edit(1, 'name', 'Budi S', true);
    const { id } = await keeper.backup();
    const before = await disk.files.read(ACCOUNT, id);
    disk.now += DAY_MS - 1;
    keeper.renew();
    await keeper.backup();
    assert.deepEqual(await disk.files.read(ACCOUNT, id), before);
  });

  it('is kept while its key cannot be had, and read when it can', async (t) => {
    const { document, keeper, disk } = await openCustomer(t);
    document.edit(1, 'name', 'Budi S', true);
    const { id } = await keeper.backup();
    disk.kill(1);
    disk.secrets.refuseReads = true;
    const locked = await reopen(disk, 2, id);
    assert.equal(locked.found.kind, 'noKey');
    disk.secrets.refuseReads = false;
    assert.equal((await reopen(disk, 3)).found.kind, 'elsewhere', 'window 2 has renamed it and is still open');
    disk.kill(2);
    assert.equal((await reopen(disk, 4)).found.kind, 'ok');
  });

  it('tells VS Code and the user when it cannot be kept, and tries again at the next keystroke', async (t) => {
    const { document, keeper, failures, disk } = await openCustomer(t);
    disk.secrets.onStore = 'forget';
    document.edit(1, 'name', 'B', false);
    await assert.rejects(keeper.backup(), /no key/);
    assert.equal(failures.length, 1);
    disk.secrets.onStore = 'keep';
    document.edit(2, 'name', 'Bu', false);
    assert.notEqual((await keeper.backup()).id, '');
  });

  it('is not written for an account that was removed', async (t) => {
    const { document, keeper, disk } = await openCustomer(t);
    disk.accounts.clear();
    document.edit(1, 'name', 'Budi S', true);
    await keeper.backup();
    assert.deepEqual(await disk.names(), []);
    assert.equal(disk.secrets.values.size, 0);
  });
});
