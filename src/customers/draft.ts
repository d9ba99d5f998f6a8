import * as v from 'valibot';
import type { CustomerChanges, CustomerRecord } from '../api/customerRecord.ts';
import { changedFieldsBetween, sameValue } from './compare.ts';
import { mergeRecords } from './customer.ts';
import type { FieldId, WritableFieldId } from './fields.ts';
import { WRITABLE_FIELD_IDS } from './fields.ts';
import type { FieldValue } from './fieldText.ts';
import { formatField, parseField } from './fieldText.ts';
import { customerRecordSchema } from './recordSchema.ts';
import type { SaveKey } from './saveKey.ts';
import { lockedField } from './saveKey.ts';
import type { FieldProblem } from './validate.ts';
import { validateField } from './validate.ts';

/** A customer as DealPOS sent it, and the texts that the user has typed over it. Immutable. */
export interface CustomerDraft {
  readonly base: CustomerRecord;
  readonly edits: Readonly<Partial<Record<WritableFieldId, string>>>;
}

/** A draft without edits. */
export function newDraft(base: CustomerRecord): CustomerDraft {
  return { base, edits: {} };
}

/** The draft after the user has typed this text. An edit that says what the base says is no edit any more. */
export function withEdit(draft: CustomerDraft, field: WritableFieldId, text: string): CustomerDraft {
  const { [field]: _replaced, ...others } = draft.edits;
  return { base: draft.base, edits: text === formatField(field, draft.base) ? others : { ...others, [field]: text } };
}

/** The text that the form shows: the user's, else the base's. */
export function draftText(draft: CustomerDraft, field: FieldId): string {
  const edits: Readonly<Partial<Record<FieldId, string>>> = draft.edits;
  return edits[field] ?? formatField(field, draft.base);
}

/** The fields whose edit means another value than the base, in the order of the form. `88.0` over `88` is no change. */
export function changedFields(draft: CustomerDraft): WritableFieldId[] {
  return WRITABLE_FIELD_IDS.filter((field) => {
    const text = draft.edits[field];
    if (text === undefined) return false;
    const parsed = parseField(field, text);
    return !parsed.ok || !sameValue(parsed.value, draft.base[field]);
  });
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

/** Edits put on top of another record; those that it already holds disappear. */
function withEdits(base: CustomerRecord, edits: CustomerDraft['edits']): CustomerDraft {
  let draft = newDraft(base);
  for (const field of WRITABLE_FIELD_IDS) {
    const text = edits[field];
    if (text !== undefined) draft = withEdit(draft, field, text);
  }
  return draft;
}

/** The user's edits on a newer answer of DealPOS, and the fields that somebody else changed meanwhile. */
export function rebase(
  draft: CustomerDraft,
  theirs: CustomerRecord,
): { readonly draft: CustomerDraft; readonly changedElsewhere: FieldId[] } {
  return {
    draft: withEdits(mergeRecords(draft.base, theirs), draft.edits),
    changedElsewhere: changedFieldsBetween(draft.base, theirs),
  };
}

/** The draft after `saved` has become `record`: only what was typed while the save was under way is still an edit. */
export function settleDraft(current: CustomerDraft, saved: CustomerDraft, record: CustomerRecord): CustomerDraft {
  const typedMeanwhile: Partial<Record<WritableFieldId, string>> = {};
  for (const field of WRITABLE_FIELD_IDS) {
    const text = draftText(current, field);
    if (text !== draftText(saved, field)) typedMeanwhile[field] = text;
  }
  return withEdits(record, typedMeanwhile);
}

const BACKUP_VERSION = 1;
/** Characters of one edit; far above any field's own limit, since a draft may hold a text that is still too long. */
const MAX_EDIT = 10_000;

const backupSchema = v.strictObject({
  version: v.literal(BACKUP_VERSION),
  base: customerRecordSchema,
  edits: v.record(v.picklist(WRITABLE_FIELD_IDS), v.pipe(v.string(), v.maxLength(MAX_EDIT))),
});

/** The draft as text for a backup. Holds personal data: encrypt it before it is stored. */
export function serialiseDraft(draft: CustomerDraft): string {
  return JSON.stringify({ version: BACKUP_VERSION, base: draft.base, edits: draft.edits });
}

/** The draft of a backup, or undefined for a text that `serialiseDraft` of this version did not make. */
export function parseDraft(text: string): CustomerDraft | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = v.safeParse(backupSchema, json);
  return parsed.success ? { base: parsed.output.base, edits: parsed.output.edits } : undefined;
}
