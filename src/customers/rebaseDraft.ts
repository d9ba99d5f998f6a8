import type { CustomerRecord } from '../api/customerRecord.ts';
import { replaceFields } from './customer.ts';
import type { CustomerDraft } from './draft.ts';
import {
  changedFields,
  draftText,
  editedValue,
  openConflicts,
  withConflictsOf,
  withEdit,
  withoutEdit,
} from './draft.ts';
import type { FieldId, WritableFieldId } from './fields.ts';
import { WRITABLE_FIELD_IDS } from './fields.ts';
import { formatField } from './fieldText.ts';
import { merge3 } from './merge3.ts';

/** Whose value a field in conflict is to have. */
export type ConflictChoice = 'mine' | 'theirs';

export interface RebasedDraft {
  readonly draft: CustomerDraft;
  /** Every field that somebody else changed, in the order of the form. */
  readonly changedElsewhere: readonly FieldId[];
}

/** The user's edits on a newer answer of DealPOS. Edits that it holds already disappear; other changes conflict. */
export function rebase(draft: CustomerDraft, theirs: CustomerRecord): RebasedDraft {
  const { base, conflicts: open } = draft;
  const mine = Object.fromEntries(WRITABLE_FIELD_IDS.map((field) => [field, editedValue(draft, field)]));
  const merged = merge3({ base, mine, theirs, open });
  let rebased: CustomerDraft = { base: merged.record, edits: {}, conflicts: merged.conflicts };
  for (const field of WRITABLE_FIELD_IDS) {
    const text = draft.edits[field];
    const stands = merged.mine.includes(field) || merged.conflicts[field] !== undefined;
    // Another spelling of a value that nobody changed is left alone: it may be a word that is just being typed.
    const spelling = formatField(field, base) === formatField(field, merged.record);
    if (text !== undefined && (stands || spelling)) rebased = withEdit(rebased, field, text);
  }
  return { draft: rebased, changedElsewhere: merged.changedElsewhere };
}

/** The draft after the user's choice for these fields. Fields without a conflict stay as they are. */
export function resolveConflicts(
  draft: CustomerDraft,
  fields: readonly WritableFieldId[],
  choice: ConflictChoice,
): CustomerDraft {
  const open = openConflicts(draft);
  return fields
    .filter((field) => open.includes(field))
    .reduce(
      (before, field) => (choice === 'theirs' ? withoutEdit(before, field) : withoutConflict(before, field)),
      draft,
    );
}

function withoutConflict(draft: CustomerDraft, field: WritableFieldId): CustomerDraft {
  const { [field]: _decided, ...conflicts } = draft.conflicts;
  return { ...draft, conflicts };
}

/**
 * The draft after `saved` has become `record`: only what was typed while the save was under way is still an edit. What
 * was typed over a value that the save has brought in from somebody else is in conflict with it.
 */
export function settleDraft(current: CustomerDraft, saved: CustomerDraft, record: CustomerRecord): CustomerDraft {
  const edits: Partial<Record<WritableFieldId, string>> = {};
  const typedSince = WRITABLE_FIELD_IDS.filter((field) => draftText(current, field) !== draftText(saved, field));
  for (const field of typedSince) edits[field] = draftText(current, field);
  // A choice that was undone while the save was under way is open again.
  const conflicts = withConflictsOf({}, current.conflicts, typedSince);
  // What DealPOS made of the fields that were sent is the save's own doing and nobody else's change.
  const base = replaceFields(saved.base, record, changedFields(saved));
  return rebase({ base, edits, conflicts }, record).draft;
}
