import assert from 'node:assert/strict';
import test from 'node:test';
import type { CustomerDraft } from '../../../src/customers/draft.ts';
import { newDraft, openConflicts, withEdit } from '../../../src/customers/draft.ts';
import { parseDraft, serialiseDraft } from '../../../src/customers/draftBackup.ts';
import { rebase } from '../../../src/customers/rebaseDraft.ts';
import { BUDI, day } from './fakes.ts';

function edited(...edits: readonly (readonly [Parameters<typeof withEdit>[1], string])[]): CustomerDraft {
  return edits.reduce((draft, [id, text]) => withEdit(draft, id, text), newDraft(BUDI));
}

test('a backup brings back the same draft', () => {
  const base = { ...BUDI, joinDate: day('2024-01-31'), email: null, unknownFields: { Tags: ['a', { b: null }] } };
  const draft = withEdit(newDraft(base), 'name', 'Budi "S" 👩‍🚀');
  assert.deepEqual(parseDraft(serialiseDraft(draft)), draft);
});

test('a backup may hold a text that cannot be saved yet', () => {
  const draft = edited(['birthDate', '19'], ['name', 'x'.repeat(400)]);
  assert.deepEqual(parseDraft(serialiseDraft(draft)), draft);
});

for (const [what, text] of [
  ['no JSON', '{'],
  ['nothing', ''],
  ['null', 'null'],
  ['a later version', JSON.stringify({ version: 3, base: BUDI, edits: {}, conflicts: {} })],
  ['no conflicts', JSON.stringify({ version: 2, base: BUDI, edits: {} })],
  ['a conflict in a read-only field', JSON.stringify({ version: 2, base: BUDI, edits: {}, conflicts: { id: {} } })],
  [
    'a conflict over an object',
    JSON.stringify({ version: 2, base: BUDI, edits: {}, conflicts: { name: { was: {} } } }),
  ],
  ['a conflict in a version without any', JSON.stringify({ version: 1, base: BUDI, edits: {}, conflicts: {} })],
  ['no version', JSON.stringify({ base: BUDI, edits: {} })],
  ['no base', JSON.stringify({ version: 1, edits: {} })],
  ['a base without its unknown fields', JSON.stringify({ version: 1, base: { name: 'x' }, edits: {} })],
  ['an unknown field in the base', JSON.stringify({ version: 1, base: { ...BUDI, pin: '1' }, edits: {} })],
  ['a wrong type in the base', JSON.stringify({ version: 1, base: { ...BUDI, gender: 'male' }, edits: {} })],
  ['a day that is none', JSON.stringify({ version: 1, base: { ...BUDI, birthDate: '2023-02-29' }, edits: {} })],
  ['an edit of a read-only field', JSON.stringify({ version: 1, base: BUDI, edits: { id: 'x' } })],
  ['an edit that is no text', JSON.stringify({ version: 1, base: BUDI, edits: { name: 1 } })],
  ['an endless edit', JSON.stringify({ version: 1, base: BUDI, edits: { name: 'x'.repeat(10_001) } })],
  ['something more', JSON.stringify({ version: 1, base: BUDI, edits: {}, command: 'x' })],
] as const) {
  test(`a backup with ${what} is refused`, () => assert.equal(parseDraft(text), undefined));
}

test('a backup keeps the conflicts that wait, also over a value that was not known', () => {
  const { address: _unseen, ...base } = BUDI;
  const edits = { address: 'Jl. Baru', name: 'Mine', gender: 'true' };
  const draft = rebase({ base, edits, conflicts: {} }, { ...BUDI, name: 'Theirs', gender: null }).draft;
  assert.deepEqual(openConflicts(draft), ['name', 'gender', 'address']);
  assert.deepEqual(parseDraft(serialiseDraft(draft)), draft);
});

test('a backup of an earlier release, which kept no conflicts, is read', () => {
  const text = JSON.stringify({ version: 1, base: BUDI, edits: { name: 'Budi S' } });
  assert.deepEqual(parseDraft(text), edited(['name', 'Budi S']));
});
