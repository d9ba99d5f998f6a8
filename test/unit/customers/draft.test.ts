import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { CustomerDraft } from '../../../src/customers/draft.ts';
import {
  changedFields,
  draftText,
  isDirty,
  newDraft,
  parseDraft,
  problemsOf,
  rebase,
  serialiseDraft,
  settleDraft,
  toChanges,
  withChanges,
  withEdit,
} from '../../../src/customers/draft.ts';
import { WRITABLE_FIELD_IDS } from '../../../src/customers/fields.ts';
import { formatField } from '../../../src/customers/fieldText.ts';
import { BUDI, day, record } from './fakes.ts';

const field = fc.constantFrom(...WRITABLE_FIELD_IDS);
const edit = fc.tuple(field, fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('', 'true', '2024-02-29', '12.5')));

function edited(...edits: readonly (readonly [Parameters<typeof withEdit>[1], string])[]): CustomerDraft {
  return edits.reduce((draft, [id, text]) => withEdit(draft, id, text), newDraft(BUDI));
}

test('a new draft has nothing to save', () => {
  assert.equal(isDirty(newDraft(BUDI)), false);
  assert.deepEqual(toChanges(newDraft(BUDI)), {});
});

test('an edit makes a draft dirty and leaves the old draft alone', () => {
  const before = newDraft(BUDI);
  const after = withEdit(before, 'name', 'Budi S');
  assert.deepEqual(changedFields(after), ['name']);
  assert.equal(draftText(after, 'name'), 'Budi S');
  assert.equal(draftText(after, 'code'), 'MM-00001');
  assert.deepEqual(before.edits, {});
});

test('typing the old text again is no edit', () => {
  const draft = withEdit(withEdit(newDraft(BUDI), 'name', 'x'), 'name', 'Budi Santoso');
  assert.deepEqual(draft.edits, {});
});

test('a multi-line text typed back with the line ends of a form is no edit', () => {
  assert.deepEqual(edited(['address', 'Jl. Contoh 1\nJakarta']).edits, {});
});

test('another spelling of the same value is not dirty and is not sent', () => {
  const draft = edited(['loyaltyPoint', '88.0'], ['name', 'Budi Santoso ']);
  assert.equal(isDirty(draft), false);
  assert.deepEqual(toChanges(draft), {});
});

test('a text that cannot be parsed keeps the draft dirty and is not sent', () => {
  const draft = edited(['birthDate', '1990-02-3']);
  assert.equal(isDirty(draft), true);
  assert.deepEqual(toChanges(draft), {});
});

test('changes are typed, and hold the changed fields only', () => {
  const draft = edited(['gender', 'true'], ['birthDate', '1991-01-02'], ['loyaltyPoint', '90.5'], ['email', '']);
  assert.deepEqual(toChanges(draft), { gender: true, birthDate: '1991-01-02', loyaltyPoint: 90.5, email: '' });
});

test('open question 3: points are sent only where they were edited', () => {
  assert.equal('loyaltyPoint' in toChanges(edited(['name', 'Budi S'])), false);
});

test('emptying a text or a day is meant', () => {
  assert.deepEqual(toChanges(edited(['expiredGroup', ''], ['address', ''])), { expiredGroup: '', address: '' });
});

test('a value can be given where none was or none is known', () => {
  const draft = withEdit(withEdit(newDraft(record({ email: null })), 'email', 'a@example.com'), 'gender', 'false');
  assert.deepEqual(toChanges(draft), { email: 'a@example.com', gender: false });
});

test('problems are named by field, of changed fields only', () => {
  const draft = withEdit(newDraft({ ...BUDI, email: 'broken' }), 'mobile', 'x');
  assert.deepEqual([...problemsOf(draft)], [['mobile', { field: 'mobile', code: 'mobile' }]]);
});

test('the field that the customer is saved by cannot be changed', () => {
  const draft = withEdit(newDraft({ ...BUDI, id: undefined }), 'code', 'MM-2');
  assert.deepEqual(problemsOf(draft).get('code'), { field: 'code', code: 'keyCannotChange' });
  assert.equal(problemsOf(draft, { kind: 'email', value: 'budi@example.com' }).size, 0);
  assert.equal(problemsOf(withEdit(newDraft(BUDI), 'code', 'MM-2')).size, 0);
});

test('a record with changes applied holds no value where a day was cleared', () => {
  const after = withChanges(BUDI, { birthDate: '', name: 'Budi S' });
  assert.equal(after.birthDate, null);
  assert.equal(after.name, 'Budi S');
  assert.equal(after.expiredGroup, '2027-12-31');
});

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

test('an edit of a field that changed elsewhere is kept as the user’s', () => {
  const { draft, changedElsewhere } = rebase(edited(['name', 'Mine']), { ...BUDI, name: 'Theirs' });
  assert.deepEqual(draft.edits, { name: 'Mine' });
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

test('any edits, taken back in any order, leave nothing to save', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
      let draft = edited(...edits);
      for (const [id] of edits.toReversed()) draft = withEdit(draft, id, formatField(id, BUDI));
      assert.deepEqual(draft, newDraft(BUDI));
    }),
  );
});

test('what would be sent is always among the edits', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
      const touched = new Set<string>(edits.map(([id]) => id));
      for (const sent of Object.keys(toChanges(edited(...edits)))) assert.ok(touched.has(sent), sent);
    }),
  );
});

test('a draft without problems sends every changed field', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 10 }), (edits) => {
      const draft = edited(...edits);
      fc.pre(problemsOf(draft).size === 0);
      assert.deepEqual(Object.keys(toChanges(draft)).sort(), changedFields(draft).sort());
    }),
  );
});

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
  ['another version', JSON.stringify({ version: 2, base: BUDI, edits: {} })],
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
