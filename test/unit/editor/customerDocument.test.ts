import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Bench } from '../../support/documentBench.ts';
import { BUDI, makeBench, never, offline } from '../../support/documentBench.ts';

describe('a customer document', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = makeBench();
    await bench.document.load();
  });

  it('is ready after one request and passes the record on', () => {
    assert.equal(bench.document.view.phase, 'ready');
    assert.deepEqual(bench.shop.calls, ['detail']);
    assert.deepEqual(bench.read, [BUDI]);
    assert.equal(bench.document.view.readAt, 1_000);
    assert.equal(bench.document.isDirty, false);
  });

  it('announces one undo step for a run of keystrokes in one field', () => {
    bench.document.edit(1, 'name', 'B', false);
    bench.document.edit(2, 'name', 'Bu', false);
    bench.document.edit(3, 'name', 'Bud', true);
    assert.equal(bench.edits.length, 1);
    assert.equal(bench.document.view.draft?.edits.name, 'Bud');
    assert.equal(bench.document.view.ackSeq, 3);
  });

  it('starts a new undo step after the field was left', () => {
    bench.document.edit(1, 'name', 'Bud', true);
    bench.document.edit(2, 'name', 'Budi S', true);
    assert.equal(bench.edits.length, 2);
  });

  it('starts a new undo step in another field', () => {
    bench.document.edit(1, 'name', 'Bud', false);
    bench.document.edit(2, 'mobile', '0813', false);
    assert.deepEqual(
      bench.edits.map((edit) => edit.fields),
      [['name'], ['mobile']],
    );
  });

  it('undoes to the text before the step and redoes to its newest text', () => {
    bench.document.edit(1, 'name', 'B', false);
    bench.document.edit(2, 'name', 'Bambang', true);
    bench.edits[0]?.undo();
    assert.equal(bench.document.isDirty, false);
    bench.edits[0]?.redo();
    assert.equal(bench.document.view.draft?.edits.name, 'Bambang');
  });

  it('is clean again when the text is typed back', () => {
    bench.document.edit(1, 'name', 'Bud', false);
    bench.document.edit(2, 'name', 'Budi Santoso', true);
    assert.equal(bench.document.isDirty, false);
  });

  it('shows a problem only after the field was left', () => {
    bench.document.edit(1, 'email', 'not an email', false);
    assert.equal(bench.document.view.problems.size, 0);
    bench.document.edit(2, 'email', 'not an email', true);
    assert.equal(bench.document.view.problems.get('email')?.code, 'email');
  });

  it('saves with three requests, sends only what was changed and becomes clean', async () => {
    bench.document.edit(1, 'name', 'Budi S', true);
    bench.shop.calls = [];
    const outcome = await bench.document.save(never);
    assert.equal(outcome.kind, 'saved');
    assert.deepEqual(bench.shop.calls, ['detail', 'update', 'detail']);
    assert.deepEqual(bench.shop.sent, [{ name: 'Budi S' }]);
    assert.equal(bench.document.isDirty, false);
    assert.equal(bench.document.view.savedCount, 1);
    assert.equal(bench.read.at(-1)?.name, 'Budi S');
  });

  it('is dirty again when a saved change is undone', async () => {
    bench.document.edit(1, 'name', 'Budi S', true);
    await bench.document.save(never);
    bench.edits[0]?.undo();
    assert.equal(bench.document.view.draft?.edits.name, 'Budi Santoso');
    assert.equal(bench.document.isDirty, true);
  });

  it('writes the old value back when an undone save is saved, and the new one when it is redone', async () => {
    bench.document.edit(1, 'name', 'Budi', false);
    bench.document.edit(2, 'name', 'Budi S', true);
    await bench.document.save(never);
    assert.equal(bench.edits.length, 1, 'one step for the field, not for each key');
    bench.edits[0]?.undo();
    assert.equal((await bench.document.save(never)).kind, 'saved');
    bench.edits[0]?.redo();
    assert.equal((await bench.document.save(never)).kind, 'saved');
    assert.deepEqual(bench.shop.sent, [{ name: 'Budi S' }, { name: BUDI.name }, { name: 'Budi S' }]);
    assert.equal(bench.document.isDirty, false);
  });

  it('sends nothing when nothing changed', async () => {
    bench.shop.calls = [];
    assert.equal((await bench.document.save(never)).kind, 'unchanged');
    assert.deepEqual(bench.shop.calls, []);
  });

  it('sends nothing that is invalid, and leads to the problems', async () => {
    bench.document.edit(1, 'name', '', false);
    bench.shop.calls = [];
    assert.equal((await bench.document.save(never)).kind, 'invalid');
    assert.deepEqual(bench.shop.calls, []);
    assert.equal(bench.document.view.focusProblems, 1);
    assert.equal(bench.document.view.problems.get('name')?.code, 'required');
  });

  it('keeps what somebody else changed in other fields, saves, and tells of it', async () => {
    bench.document.edit(1, 'name', 'Budi S', true);
    bench.shop.record = { ...BUDI, mobile: '081299999999' };
    assert.equal((await bench.document.save(never)).kind, 'saved');
    assert.deepEqual(bench.shop.sent, [{ name: 'Budi S' }]);
    assert.equal(bench.document.view.draft?.base.mobile, '081299999999');
    const { notice } = bench.document.view;
    assert.deepEqual(notice?.kind === 'savedDifferently' && notice.changedElsewhere, [
      { field: 'mobile', was: BUDI.mobile, now: '081299999999' },
    ]);
  });

  it('keeps every edit after a failed save', async () => {
    bench.document.edit(1, 'name', 'Budi S', true);
    bench.shop.failWrites = { kind: 'badRequest', status: 400, serverMessage: 'no', acted: 'no' };
    assert.equal((await bench.document.save(never)).kind, 'failed');
    assert.equal(bench.document.view.draft?.edits.name, 'Budi S');
    assert.equal(bench.document.view.notice?.kind, 'saveFailed');
    assert.equal(bench.document.view.phase, 'ready');
  });

  it('keeps what is typed while a save is under way', async () => {
    bench.document.edit(1, 'name', 'Budi S', true);
    const saving = bench.document.save(never);
    bench.document.edit(2, 'mobile', '081300000003', true);
    assert.equal((await saving).kind, 'saved');
    assert.deepEqual(bench.document.view.draft?.edits, { mobile: '081300000003' });
  });

  it('shares one save among calls made at the same time', async () => {
    bench.document.edit(1, 'name', 'Budi S', true);
    bench.shop.calls = [];
    await Promise.all([bench.document.save(never), bench.document.save(never)]);
    assert.deepEqual(bench.shop.calls, ['detail', 'update', 'detail']);
  });

  it('does not call a save done when the account is gone', async () => {
    bench.document.edit(1, 'name', 'Budi S', true);
    bench.account.gone = true;
    assert.equal((await bench.document.save(never)).kind, 'failed');
    assert.equal(bench.document.view.notice?.kind, 'accountGone');
  });

  it('reverts to what DealPOS sent', () => {
    bench.document.edit(1, 'name', 'Budi S', true);
    bench.document.revert();
    assert.equal(bench.document.isDirty, false);
    assert.equal(bench.document.view.notice, undefined);
  });

  it('keeps edits when the record is read again, and says what changed', async () => {
    bench.document.edit(1, 'name', 'Budi S', true);
    bench.shop.record = { ...BUDI, mobile: '081299999999' };
    await bench.document.load();
    assert.equal(bench.document.view.draft?.edits.name, 'Budi S');
    assert.deepEqual(bench.document.view.notice, { kind: 'rebased', fields: ['mobile'] });
  });

  it('keeps edits when reading again fails', async () => {
    bench.document.edit(1, 'name', 'Budi S', true);
    bench.shop.failReads = offline;
    await bench.document.load();
    assert.equal(bench.document.view.phase, 'ready');
    assert.equal(bench.document.view.notice?.kind, 'refreshFailed');
    assert.equal(bench.document.view.draft?.edits.name, 'Budi S');
  });

  it('open question 3: takes no edit of the points before the warning was answered', () => {
    bench.document.edit(1, 'loyaltyPoint', '100', true);
    assert.equal(bench.document.isDirty, false);
    bench.document.unlock('loyaltyPoint');
    bench.document.edit(2, 'loyaltyPoint', '100', true);
    assert.equal(bench.document.isDirty, true);
  });

  it('locks the points again after a save', async () => {
    bench.document.unlock('loyaltyPoint');
    bench.document.edit(1, 'loyaltyPoint', '100', true);
    await bench.document.save(never);
    assert.deepEqual(bench.document.view.unlocked, []);
  });

  it('locks a text that the page could only show in part, because saving the part would lose the rest', async () => {
    bench.shop.record = { ...BUDI, address: 'x'.repeat(10_001) };
    await bench.document.load();
    assert.deepEqual(bench.document.view.locked, [{ id: 'address', reason: 'tooLong' }]);
    bench.document.edit(1, 'address', 'short', true);
    assert.equal(bench.document.isDirty, false);
  });

  it('takes no edit on a read-only account', () => {
    bench.account.readOnly = true;
    bench.document.edit(1, 'name', 'X', true);
    assert.equal(bench.document.isDirty, false);
  });

  it('counts edits from zero again for a page that was made anew', () => {
    bench.document.edit(9, 'name', 'X', true);
    bench.document.pageStarted();
    assert.equal(bench.document.view.ackSeq, 0);
  });

  it('tells its listener when VS Code lets go of it', () => {
    bench.document.dispose();
    assert.equal(bench.counts.closed, 1);
  });
});
