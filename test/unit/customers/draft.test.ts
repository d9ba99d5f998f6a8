import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { CustomerDraft } from '../../../src/customers/draft.ts';
import {
  changedFields,
  draftText,
  isDirty,
  newDraft,
  problemsOf,
  toChanges,
  withChanges,
  withEdit,
} from '../../../src/customers/draft.ts';
import { WRITABLE_FIELD_IDS } from '../../../src/customers/fields.ts';
import { formatField } from '../../../src/customers/fieldText.ts';
import { BUDI, record } from './fakes.ts';

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
