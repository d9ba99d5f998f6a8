import assert from 'node:assert/strict';
import test from 'node:test';
import type { CustomerDraft } from '../../../src/customers/draft.ts';
import { isDirty, newDraft, openConflicts, toChanges, withChanges, withEdit } from '../../../src/customers/draft.ts';
import { rebase, resolveConflicts, settleDraft } from '../../../src/customers/rebaseDraft.ts';
import { BUDI, record } from './fakes.ts';

function edited(...edits: readonly (readonly [Parameters<typeof withEdit>[1], string])[]): CustomerDraft {
  return edits.reduce((draft, [id, text]) => withEdit(draft, id, text), newDraft(BUDI));
}

/** Name and phone edited here, both changed otherwise at DealPOS. */
function conflicting(): CustomerDraft {
  const draft = edited(['name', 'Mine'], ['phone', '021999'], ['group', 'Silver']);
  return rebase(draft, { ...BUDI, name: 'Theirs', phone: '021111' }).draft;
}

test('edits stay on a newer record, and foreign changes are named', () => {
  const { draft, changedElsewhere } = rebase(edited(['name', 'Budi S']), { ...BUDI, phone: '0215550002' });
  assert.deepEqual(draft.edits, { name: 'Budi S' });
  assert.equal(draft.base.phone, '0215550002');
  assert.deepEqual(changedElsewhere, ['phone']);
});

test('an edit that the newer record already holds disappears', () => {
  const { draft, changedElsewhere } = rebase(edited(['name', 'Budi S']), { ...BUDI, name: 'Budi S' });
  assert.equal(isDirty(draft), false);
  assert.deepEqual(changedElsewhere, ['name']);
});

test('an edit of a field that changed elsewhere is kept, in conflict', () => {
  const { draft, changedElsewhere } = rebase(edited(['name', 'Mine']), { ...BUDI, name: 'Theirs' });
  assert.deepEqual(draft.edits, { name: 'Mine' });
  assert.deepEqual(draft.conflicts, { name: { was: 'Budi Santoso' } });
  assert.equal(draft.base.name, 'Theirs');
  assert.deepEqual(changedElsewhere, ['name']);
});

test('what a newer answer does not hold stays known', () => {
  assert.equal(rebase(newDraft(BUDI), record({ name: 'Budi S' })).draft.base.id, BUDI.id);
});

test('after a save only what was typed meanwhile is still an edit', () => {
  const saved = edited(['name', 'Budi S'], ['phone', '021999']);
  const current = withEdit(withEdit(saved, 'phone', '021998'), 'group', 'Silver');
  const settled = settleDraft(current, saved, withChanges(BUDI, toChanges(saved)));
  assert.deepEqual(settled.edits, { phone: '021998', group: 'Silver' });
  assert.equal(settled.base.name, 'Budi S');
});

test('an edit taken back while the save was under way is an edit against what was saved', () => {
  const saved = edited(['name', 'Budi S']);
  const settled = settleDraft(newDraft(BUDI), saved, { ...BUDI, name: 'Budi S' });
  assert.deepEqual(settled.edits, { name: 'Budi Santoso' });
});

test('a word that is just being typed is left alone where nobody else changed the field', () => {
  const { draft } = rebase(edited(['name', 'Budi Santoso ']), { ...BUDI, phone: '0215550002' });
  assert.deepEqual(draft.edits, { name: 'Budi Santoso ' });
});

test('another spelling of the old value gives way to a change made elsewhere', () => {
  const { draft } = rebase(edited(['loyaltyPoint', '88.0']), { ...BUDI, loyaltyPoint: 90 });
  assert.deepEqual(draft, newDraft({ ...BUDI, loyaltyPoint: 90 }));
});

test('a text that cannot be saved yet conflicts with a change made elsewhere, and is kept', () => {
  const { draft } = rebase(edited(['loyaltyPoint', '12,']), { ...BUDI, loyaltyPoint: 90 });
  assert.deepEqual(draft.edits, { loyaltyPoint: '12,' });
  assert.deepEqual(draft.conflicts, { loyaltyPoint: { was: 88 } });
});

test('a conflict outlives a newer copy that says the same, with what the field was in the first place', () => {
  const again = rebase(conflicting(), { ...BUDI, name: 'Theirs, again', phone: '021111' }).draft;
  assert.deepEqual(openConflicts(again), ['name', 'phone']);
  assert.deepEqual(again.conflicts.name, { was: 'Budi Santoso' });
  assert.equal(again.base.name, 'Theirs, again');
});

test('a conflict ends when the other side takes its change back, or makes the same one', () => {
  assert.deepEqual(
    rebase(conflicting(), BUDI).draft,
    edited(['name', 'Mine'], ['phone', '021999'], ['group', 'Silver']),
  );
  assert.deepEqual(openConflicts(rebase(conflicting(), { ...BUDI, name: 'Mine', phone: '021999' }).draft), []);
});

test('the old value, typed while the conflict waits, is a choice of its own and no end of it', () => {
  const typed = withEdit(conflicting(), 'name', 'Budi Santoso');
  assert.deepEqual(openConflicts(rebase(typed, typed.base).draft), ['name', 'phone']);
});

test('typing what the other side has ends the conflict', () => {
  assert.deepEqual(openConflicts(withEdit(conflicting(), 'name', 'Theirs')), ['phone']);
  assert.deepEqual(openConflicts(withEdit(conflicting(), 'name', 'Theirs ')), ['phone']);
});

test('keeping mine leaves the edit, taking theirs drops it, and other fields stay in conflict', () => {
  const mine = resolveConflicts(conflicting(), ['name'], 'mine');
  assert.deepEqual([openConflicts(mine), mine.edits.name, mine.base.name], [['phone'], 'Mine', 'Theirs']);
  const theirs = resolveConflicts(conflicting(), ['name', 'phone'], 'theirs');
  assert.deepEqual([openConflicts(theirs), theirs.edits], [[], { group: 'Silver' }]);
});

test('a choice for a field that is not in conflict changes nothing', () => {
  assert.deepEqual(resolveConflicts(conflicting(), ['group', 'email'], 'theirs'), conflicting());
});

test('a decided field conflicts anew when the other side changes it once more', () => {
  const decided = resolveConflicts(conflicting(), ['name', 'phone'], 'mine');
  const again = rebase(decided, { ...decided.base, name: 'Third' }).draft;
  assert.deepEqual(again.conflicts, { name: { was: 'Theirs' } });
});

test('what was typed during a save over a value that the save brought in from elsewhere is in conflict', () => {
  const saved = edited(['name', 'Budi S']);
  const current = withEdit(saved, 'phone', '021999');
  const settled = settleDraft(current, saved, { ...BUDI, name: 'Budi S', phone: '021111' });
  assert.deepEqual(settled.conflicts, { phone: { was: BUDI.phone } });
});

test('what was typed on while DealPOS made something else of the sent value is no conflict', () => {
  const saved = edited(['name', 'budi s']);
  const settled = settleDraft(withEdit(saved, 'name', 'budi su'), saved, { ...BUDI, name: 'BUDI S' });
  assert.deepEqual([settled.edits, settled.conflicts], [{ name: 'budi su' }, {}]);
});
