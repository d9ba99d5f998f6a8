import type { CustomerChanges, CustomerRecord } from '../api/customerRecord.ts';
import { sameValue } from './compare.ts';
import type { FieldId, WritableFieldId } from './fields.ts';
import { WRITABLE_FIELD_IDS } from './fields.ts';
import type { FieldValue, Scalar } from './fieldText.ts';
import { formatField, parseField } from './fieldText.ts';
import type { Conflicts } from './merge3.ts';
import type { SaveKey } from './saveKey.ts';
import { lockedField } from './saveKey.ts';
import type { FieldProblem } from './validate.ts';
import { validateField } from './validate.ts';

/** A customer as DealPOS sent it, and the texts that the user has typed over it. Immutable. */
export interface CustomerDraft {
  readonly base: CustomerRecord;
  readonly edits: Readonly<Partial<Record<WritableFieldId, string>>>;
  /** Edited fields that somebody else changed as well and that the user has not decided yet; see `openConflicts`. */
  readonly conflicts: Conflicts;
}

/** A draft without edits. */
export function newDraft(base: CustomerRecord): CustomerDraft {
  return { base, edits: {}, conflicts: {} };
}

/** The draft after the user has typed this text. An edit that says what the base says is no edit any more. */
export function withEdit(draft: CustomerDraft, field: WritableFieldId, text: string): CustomerDraft {
  if (text === formatField(field, draft.base)) return withoutEdit(draft, field);
  return { ...draft, edits: { ...draft.edits, [field]: text } };
}

/** The draft with the edits of another one of the same customer on top, and with what is still to be decided of them. */
export function withEditsOf(draft: CustomerDraft, other: CustomerDraft): CustomerDraft {
  const edited = WRITABLE_FIELD_IDS.filter((field) => other.edits[field] !== undefined);
  const conflicts = withConflictsOf(draft.conflicts, other.conflicts, edited);
  return { base: draft.base, edits: { ...draft.edits, ...other.edits }, conflicts };
}

/** The conflicts, but in these fields as they are in `others`: there, or not. */
export function withConflictsOf(
  conflicts: Conflicts,
  others: Conflicts,
  fields: readonly WritableFieldId[],
): Conflicts {
  const replaced: { [F in WritableFieldId]?: Conflicts[F] } = { ...conflicts };
  for (const field of fields) {
    if (others[field]) replaced[field] = others[field];
    else delete replaced[field];
  }
  return replaced;
}

/** The draft with the base's value in this field, which ends a conflict there too. */
export function withoutEdit(draft: CustomerDraft, field: WritableFieldId): CustomerDraft {
  const { [field]: _edit, ...edits } = draft.edits;
  const { [field]: _conflict, ...conflicts } = draft.conflicts;
  return { base: draft.base, edits, conflicts };
}

/** The text that the form shows: the user's, else the base's. */
export function draftText(draft: CustomerDraft, field: FieldId): string {
  const edits: Readonly<Partial<Record<FieldId, string>>> = draft.edits;
  return edits[field] ?? formatField(field, draft.base);
}

/** The fields whose edit means another value than the base, in the order of the form. `88.0` over `88` is no change. */
export function changedFields(draft: CustomerDraft): WritableFieldId[] {
  return WRITABLE_FIELD_IDS.filter((field) => {
    const value = editedValue(draft, field);
    return value !== undefined && !sameValue(value, draft.base[field]);
  });
}

/**
 * What an edit stands for; undefined where there is none. A text that cannot be parsed stands for itself, which is no
 * value that a field could have.
 */
export function editedValue(draft: CustomerDraft, field: WritableFieldId): Scalar {
  const text = draft.edits[field];
  if (text === undefined) return undefined;
  const parsed = parseField(field, text);
  return parsed.ok ? parsed.value : text.trim();
}

/** The fields that the user and somebody else changed differently and that wait for a choice, in the order of the form. */
export function openConflicts(draft: CustomerDraft): WritableFieldId[] {
  return changedFields(draft).filter((field) => draft.conflicts[field] !== undefined);
}

/** True when something is typed, be it only another spelling of what DealPOS has. */
export function hasEdits(draft: CustomerDraft): boolean {
  return Object.keys(draft.edits).length > 0;
}

/** True when there is something to save. */
export function isDirty(draft: CustomerDraft): boolean {
  return changedFields(draft).length > 0;
}

/**
 * What keeps the draft from being saved, by field and in the order of the form. Looks at changed fields only.
 * `key` is what the customer was asked for by, where that is not the best key of the base.
 */
export function problemsOf(draft: CustomerDraft, key?: SaveKey): ReadonlyMap<WritableFieldId, FieldProblem> {
  const locked = lockedField(key, draft.base);
  const problems = new Map<WritableFieldId, FieldProblem>();
  for (const field of changedFields(draft)) {
    const problem: FieldProblem | undefined =
      field === locked ? { field, code: 'keyCannotChange' } : validateField(field, draft.edits[field] ?? '');
    if (problem) problems.set(field, problem);
  }
  return problems;
}

type MutableChanges = { -readonly [F in WritableFieldId]?: FieldValue<F> };

function putChange<F extends WritableFieldId>(changes: MutableChanges, field: F, text: string): void {
  const parsed = parseField(field, text);
  if (parsed.ok) changes[field] = parsed.value;
}

/**
 * The values to send: of the changed fields, and of no other (open questions 2 and 3). '' clears a text or a date.
 * An edit that cannot be parsed is left out; `problemsOf` names it.
 */
export function toChanges(draft: CustomerDraft): CustomerChanges {
  const changes: MutableChanges = {};
  for (const field of changedFields(draft)) putChange(changes, field, draft.edits[field] ?? '');
  return changes;
}

/** The record as it should be once these changes are made. */
export function withChanges(record: CustomerRecord, changes: CustomerChanges): CustomerRecord {
  const { birthDate, expiredGroup, ...rest } = changes;
  return {
    ...record,
    ...rest,
    ...(birthDate === undefined ? {} : { birthDate: birthDate || null }),
    ...(expiredGroup === undefined ? {} : { expiredGroup: expiredGroup || null }),
  };
}
