import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newDraft, withEdit } from '../../../src/customers/draft.ts';
import { BUDI, KEY } from '../../support/documentBench.ts';
import type { OpenEditor } from './draftBench.ts';
import { ACCOUNT, DraftBench } from './draftBench.ts';

const MATTER = { accountId: ACCOUNT, matter: `id:${KEY.value}`, address: 'id/1' };
const NEW = { kind: 'new' } as const;

/** Types a name into an editor and waits until it is on the disk. */
async function type(editor: OpenEditor, name: string): Promise<string> {
  editor.document.edit(1, 'name', name, true);
  return (await editor.keeper.backup()).id;
}

async function typed(disk: DraftBench, pid: number, name: string): Promise<OpenEditor> {
  const editor = disk.open(disk.window(pid));
  await editor.document.load();
  await type(editor, name);
  return editor;
}

describe('drafts of two windows with the same customer', () => {
  it('lie beside each other, and neither is lost when both windows die', async (t) => {
    const disk = new DraftBench(t);
    await typed(disk, 1, 'From window 1');
    await typed(disk, 2, 'From window 2');
    assert.equal((await disk.names()).length, 2);
    disk.kill(1);
    disk.kill(2);
    const found: (string | undefined)[] = [];
    for (const pid of [3, 4]) {
      const next = disk.open(disk.window(pid));
      await next.keeper.adopt();
      found.push(next.document.view.draft?.edits.name);
    }
    assert.deepEqual(found.toSorted(), ['From window 1', 'From window 2']);
  });

  it('are not taken from a window that is open; a copy can be had', async (t) => {
    const disk = new DraftBench(t);
    const first = await typed(disk, 1, 'From window 1');
    const second = disk.open(disk.window(2));
    const found = await second.keeper.adopt();
    assert.equal(found.kind, 'elsewhere');
    assert.equal(second.document.isDirty, false);
    assert.equal((await second.keeper.copyFromElsewhere()).kind, 'ok');
    assert.equal(second.document.view.draft?.edits.name, 'From window 1');
    await second.keeper.backup();
    assert.equal((await disk.names()).length, 2);
    await type(first, 'Typed on');
    second.document.revert();
    await second.keeper.backup();
    assert.equal((await disk.names()).length, 1, 'the first window’s draft stays');
  });

  it('says that there is nothing to copy once the other window has saved', async (t) => {
    const disk = new DraftBench(t);
    const first = await typed(disk, 1, 'From window 1');
    const second = disk.open(disk.window(2));
    await second.keeper.adopt();
    first.document.revert();
    await first.keeper.backup();
    assert.equal((await second.keeper.copyFromElsewhere()).kind, 'none');
  });

  it('of one process: an open editor keeps its own, a closed one leaves it to the next', async (t) => {
    const disk = new DraftBench(t);
    const window = disk.window(1);
    const first = disk.open(window, { subject: NEW });
    await first.document.load();
    await type(first, 'Siti');
    const second = disk.open(window, { subject: NEW });
    assert.equal((await second.keeper.adopt()).kind, 'none');
    first.document.dispose();
    await first.keeper.dispose();
    assert.equal((await second.keeper.adopt()).kind, 'ok');
    assert.equal(second.document.view.draft?.edits.name, 'Siti');
  });

  it('with the same process number as one before are not taken for open', async (t) => {
    const disk = new DraftBench(t);
    await typed(disk, 1, 'Budi S');
    const again = disk.open(disk.window(1));
    assert.equal((await again.keeper.adopt()).kind, 'ok');
  });
});

describe('a draft on the disk', () => {
  it('shows nothing of the customer, neither in its name nor in its text', async (t) => {
    const disk = new DraftBench(t);
    const editor = await typed(disk, 1, 'Rahasia Sekali');
    const { id } = await editor.keeper.backup();
    const content = Buffer.from((await disk.files.read(ACCOUNT, id)) ?? []).toString('latin1');
    for (const text of ['Rahasia', BUDI.name, BUDI.mobile, BUDI.code, KEY.value]) {
      assert.ok(text && !content.includes(text) && !id.includes(text));
    }
  });

  it('opens for its own customer only', async (t) => {
    const disk = new DraftBench(t);
    const editor = await typed(disk, 1, 'Budi S');
    const { id } = await editor.keeper.backup();
    const window = disk.window(2);
    assert.equal((await window.read(MATTER, id)).kind, 'ok');
    assert.equal((await window.read({ ...MATTER, matter: 'id:another' }, id)).kind, 'unreadable');
    assert.deepEqual(await window.find({ ...MATTER, matter: 'id:another' }), { orphans: [], elsewhere: [] });
  });

  it('remembers whom an editor was about whose address does not say', async (t) => {
    const disk = new DraftBench(t);
    const window = disk.window(1);
    const matter = { accountId: ACCOUNT, matter: 'email:budi@example.com', address: 'handle/4711' };
    await window.write(matter, undefined, withEdit(newDraft(BUDI), 'name', 'Budi S'));
    assert.equal(await disk.window(2).matterAt(ACCOUNT, 'handle/4711'), 'email:budi@example.com');
    assert.equal(await disk.window(2).matterAt(ACCOUNT, 'handle/4712'), undefined);
  });

  it('is written with the key that is stored, also when another window has stored its own', async (t) => {
    const disk = new DraftBench(t);
    const window = disk.window(1);
    await window.prepare(ACCOUNT);
    const name = `dealpos.draftKey.${ACCOUNT}`;
    await disk.secrets.store(name, Buffer.alloc(32, 7).toString('base64'));
    await window.keyChanged(ACCOUNT);
    const file = await window.write(MATTER, undefined, newDraft(BUDI));
    assert.equal((await disk.window(2).read(MATTER, file ?? '')).kind, 'ok');
    await disk.secrets.delete(name);
    disk.accounts.clear();
    await window.keyChanged(ACCOUNT);
    await window.prepare(ACCOUNT);
    assert.equal(disk.secrets.values.size, 0, 'no key is made for an account that was removed');
  });

  it('is on the disk before a keystroke’s turn has ended, once the key is there', async (t) => {
    const disk = new DraftBench(t);
    const window = disk.window(1);
    await window.prepare(ACCOUNT);
    const editor = disk.open(window);
    await editor.document.load();
    const write = t.mock.method(disk.files, 'write');
    for (const [index, text] of ['B', 'Bu', 'Bud'].entries()) {
      editor.document.edit(index, 'name', text, false);
      await Promise.resolve();
    }
    assert.ok(write.mock.callCount() >= 2);
    await editor.keeper.backup();
    assert.equal((await disk.names()).length, 1);
  });

  it('is claimed by its exact name only', async (t) => {
    const window = new DraftBench(t).window(1);
    for (const name of ['file:///tmp/old', '../x', '']) assert.equal(await window.claim(MATTER, name), undefined);
  });

  it('is gone, not unreadable, when its file is', async (t) => {
    const disk = new DraftBench(t);
    const editor = await typed(disk, 1, 'Budi S');
    const { id } = await editor.keeper.backup();
    await disk.files.delete(ACCOUNT, id);
    assert.deepEqual(await disk.window(2).read(MATTER, id), { kind: 'gone' });
  });
});
