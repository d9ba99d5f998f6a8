import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { describe, it } from 'node:test';
import { DRAFT_LIFETIME_MS } from '../../../src/accounts/draftCipher.ts';
import type { CustomerKey } from '../../../src/api/customerRecord.ts';
import { newDraft, withEdit } from '../../../src/customers/draft.ts';
import { DraftRestorer } from '../../../src/editor/draftRestorer.ts';
import { OpenDocuments } from '../../../src/editor/openDocuments.ts';
import { BUDI } from '../../support/documentBench.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { ACCOUNT, DraftBench } from './draftBench.ts';

const OLD_WINDOW = 1;
const NEW_WINDOW = 2;
const LOOK_MS = 500;

/** A customer that opens in a new window; with `left`, an earlier window has left a draft of it. */
async function opening(t: TestContext, left = true) {
  const disk = new DraftBench(t);
  const before = disk.open(disk.window(OLD_WINDOW));
  await before.document.load();
  if (left) before.document.edit(1, 'name', 'Budi S', true);
  const backupId = (await before.keeper.backup()).id;
  const clock = new FakeClock();
  const events: string[] = [];
  const remembered = new Map<string, CustomerKey>();
  const open = new OpenDocuments();
  const backups = disk.window(NEW_WINDOW);
  const restorer = new DraftRestorer({
    backups,
    open,
    clock,
    handles: { remember: (handle, key) => remembered.set(handle, key) },
    log: { event: (event) => events.push(event), failure: (where) => events.push(`${where} failed`) },
  });
  const editor = disk.open(backups);
  open.add(editor.entry);
  return { disk, before, backupId, clock, events, remembered, open, backups, restorer, editor };
}

/** Waits for the disk: a good second at least, since other work may keep it busy. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 1_000_000; turn += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.fail('it never came');
}

describe('opening a customer with a draft', () => {
  it('of a window that is gone: brings the edits back, says from when, and marks the tab once', async (t) => {
    const { disk, restorer, editor } = await opening(t);
    disk.kill(OLD_WINDOW);
    await restorer.restore(editor.entry, undefined);
    const { notice } = editor.document.view;
    assert.equal(notice?.kind, 'draftRestored');
    assert.equal(notice.writtenAt, disk.now);
    assert.equal(editor.edits.length, 0);
    restorer.opened(editor.entry);
    restorer.opened(editor.entry);
    assert.deepEqual(
      editor.edits.map((edit) => edit.fields),
      [['name']],
    );
  });

  it('that VS Code names: leaves the mark to VS Code', async (t) => {
    const { restorer, editor, backupId } = await opening(t);
    await restorer.restore(editor.entry, backupId);
    restorer.opened(editor.entry);
    assert.equal(editor.document.isDirty, true);
    assert.deepEqual(editor.edits, []);
  });

  it('of a window that is still ending: brings the edits back as soon as it has ended', async (t) => {
    const { disk, restorer, editor, clock } = await opening(t);
    await restorer.restore(editor.entry, undefined);
    restorer.opened(editor.entry);
    await editor.document.load();
    assert.equal(editor.document.view.notice?.kind, 'draftElsewhere');
    await clock.advance(LOOK_MS);
    await until(() => clock.pending === 1);
    disk.kill(OLD_WINDOW);
    await clock.advance(LOOK_MS);
    await until(() => editor.document.isDirty);
    assert.equal(editor.document.view.notice?.kind, 'draftRestored');
    restorer.opened(editor.entry);
    assert.equal(editor.edits.length, 1);
  });

  it('of a window that stays open: says so, looks for a while, and copies it on demand', async (t) => {
    const { restorer, editor, clock, disk } = await opening(t);
    await restorer.restore(editor.entry, undefined);
    for (let look = 0; look < 20; look += 1) {
      assert.equal(clock.pending, 1);
      await clock.advance(LOOK_MS);
      if (look < 19) await until(() => clock.pending === 1);
    }
    assert.equal(clock.pending, 0);
    await restorer.takeFromElsewhere(editor.entry);
    restorer.opened(editor.entry);
    assert.deepEqual(editor.document.view.draft?.edits, { name: 'Budi S' });
    assert.equal(editor.edits.length, 1);
    await editor.keeper.backup();
    assert.equal((await disk.names()).length, 2);
  });

  it('of a window that stays open: a copy goes under what was typed here, and leaves no older file of it', async (t) => {
    const { restorer, editor, disk } = await opening(t);
    await restorer.restore(editor.entry, undefined);
    await editor.document.load();
    editor.document.edit(1, 'name', 'Typed Here', true);
    editor.document.edit(2, 'address', 'Jl. Sini', true);
    await editor.keeper.backup();
    disk.kill(OLD_WINDOW);
    await restorer.takeFromElsewhere(editor.entry);
    assert.deepEqual(editor.document.view.draft?.edits, { name: 'Typed Here', address: 'Jl. Sini' });
    await editor.keeper.backup();
    assert.equal((await disk.names()).length, 1);
    editor.document.revert();
    await editor.keeper.backup();
    assert.deepEqual(await disk.names(), []);
  });

  it('of another customer, who had the same number: is not put on this one, and stays on the disk', async (t) => {
    const { restorer, editor, disk } = await opening(t);
    await restorer.restore(editor.entry, undefined);
    editor.shop.record = { ...BUDI, id: '00000000-0000-4000-8000-000000000099' };
    const other = disk.open(disk.window(OLD_WINDOW + 1));
    other.shop.record = editor.shop.record;
    await other.document.load();
    const found = await other.keeper.copyFromElsewhere();
    assert.deepEqual([found.kind, other.document.isDirty], ['ofOther', false]);
    disk.kill(OLD_WINDOW);
    assert.equal((await other.keeper.adopt()).kind, 'ofOther');
    assert.equal(other.document.isDirty, false);
    assert.equal((await disk.names()).length, 1);
  });

  it('that the other window has saved meanwhile: takes its words back', async (t) => {
    const { restorer, editor, clock, before } = await opening(t);
    await restorer.restore(editor.entry, undefined);
    before.document.revert();
    await before.keeper.backup();
    await clock.advance(LOOK_MS);
    await until(() => editor.document.view.notice === undefined);
    await restorer.takeFromElsewhere(editor.entry);
    assert.equal(editor.document.isDirty, false);
  });

  it('stops looking when the editor is closed', async (t) => {
    const { disk, restorer, editor, clock, open } = await opening(t);
    await restorer.restore(editor.entry, undefined);
    open.remove(editor.document);
    disk.kill(OLD_WINDOW);
    await clock.advance(LOOK_MS);
    assert.equal(clock.pending, 0);
    assert.equal(editor.document.isDirty, false);
  });

  it('that is not there any more, although VS Code names one: says so and opens', async (t) => {
    const { restorer, editor, backupId, disk } = await opening(t);
    await disk.files.delete(ACCOUNT, backupId);
    await restorer.restore(editor.entry, backupId);
    assert.equal(editor.document.view.notice?.kind, 'draftGone');
  });

  it('that is damaged: says so, opens, and logs nothing but the kind', async (t) => {
    const { restorer, editor, backupId, disk, events } = await opening(t);
    disk.files.write(ACCOUNT, backupId, new Uint8Array(9));
    await restorer.restore(editor.entry, backupId);
    assert.equal(editor.document.view.notice?.kind, 'draftUnreadable');
    assert.deepEqual(events, ['a draft was not restored: unreadable']);
  });

  it('that has expired: says so', async (t) => {
    const { restorer, editor, backupId, disk } = await opening(t);
    disk.now += DRAFT_LIFETIME_MS;
    await restorer.restore(editor.entry, backupId);
    assert.equal(editor.document.view.notice?.kind, 'draftExpired');
  });

  it('says nothing when there is none', async (t) => {
    const { restorer, editor, events } = await opening(t, false);
    await restorer.restore(editor.entry, undefined);
    assert.equal(editor.document.view.notice, undefined);
    assert.deepEqual(events, []);
  });

  it('opens all the same when the disk fails', async (t) => {
    const { restorer, editor, disk, events } = await opening(t);
    disk.kill(OLD_WINDOW);
    t.mock.method(disk.files, 'list', () => Promise.reject(new Error('EIO')));
    await restorer.restore(editor.entry, undefined);
    assert.equal(editor.document.view.notice?.kind, 'draftUnreadable');
    assert.equal(events[0], 'restoring a draft failed');
  });
});

describe('opening the first customer in a window', () => {
  it('deletes expired drafts of customers that nobody opens', async (t) => {
    const { restorer, editor, disk, backups } = await opening(t, false);
    const about = { accountId: ACCOUNT, matter: 'id:other', address: 'id/other' };
    await backups.write(about, undefined, withEdit(newDraft(BUDI), 'name', 'Budi S'));
    disk.now += DRAFT_LIFETIME_MS + 60_000;
    await restorer.restore(editor.entry, undefined);
    await until(async () => (await disk.names()).length === 0);
  });
});

describe('an editor whose address does not say whom it is about', () => {
  it('is told by its draft', async (t) => {
    const { restorer, backups, remembered } = await opening(t, false);
    const about = { accountId: ACCOUNT, matter: 'mobile:0812', address: 'handle/4711' };
    await backups.write(about, undefined, withEdit(newDraft(BUDI), 'name', 'Budi S'));
    await restorer.recall({ accountId: ACCOUNT, kind: 'handle', value: '4711' });
    await restorer.recall({ accountId: ACCOUNT, kind: 'handle', value: '4712' });
    assert.deepEqual([...remembered], [['4711', { kind: 'mobile', value: '0812' }]]);
  });
});
