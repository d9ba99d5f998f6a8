import type { CustomerRecord } from '../api/customerRecord.ts';
import { changedFieldsBetween, sameValue } from './compare.ts';
import { mergeRecords } from './customer.ts';
import type { FieldId, WritableFieldId } from './fields.ts';
import { WRITABLE_FIELD_IDS } from './fields.ts';
import type { Scalar } from './fieldText.ts';

/**
 * `theirs`: the user did not touch the field. `mine`: only the user changed it. `same`: both made the same change.
 * `conflict`: they made different ones, so a person has to choose.
 */
export type FieldMerge = 'theirs' | 'mine' | 'same' | 'conflict';

/** The fields that wait for a choice, with what each was before both changed it; undefined where that was not known. */
export type Conflicts = Readonly<Partial<Record<WritableFieldId, { readonly was: Scalar }>>>;

export interface MergeInput {
  /** The copy that the user began with. A field that it does not hold counts as empty there. */
  readonly base: CustomerRecord;
  /** What the user wants in the fields that were touched, and in no other. */
  readonly mine: Readonly<Partial<Record<WritableFieldId, Scalar>>>;
  readonly theirs: CustomerRecord;
  /** Conflicts of an earlier merge that still wait for their choice. */
  readonly open?: Conflicts;
}

export interface Merge3 {
  /** Their copy, nulls and unknown fields included. What it does not hold stays as it was known (open question 20). */
  readonly record: CustomerRecord;
  /** The fields in which the user's value stands alone, in the order of the form. */
  readonly mine: readonly WritableFieldId[];
  readonly conflicts: Conflicts;
  /** Every field that somebody else changed, in the order of the form. */
  readonly changedElsewhere: readonly FieldId[];
}

/** What becomes of one field of which three copies are known. `mine` is undefined where the user did not touch it. */
export function mergeField(base: Scalar, mine: Scalar, theirs: Scalar): FieldMerge {
  return mine === undefined || sameValue(mine, base) ? 'theirs' : mergeTouched(base, mine, theirs);
}

function mergeTouched(was: Scalar, mine: Scalar, theirs: Scalar): FieldMerge {
  if (sameValue(mine, theirs)) return 'same';
  return sameValue(was, theirs) ? 'mine' : 'conflict';
}

/** Brings the user's values and somebody else's newer copy of one customer together, field by field. */
export function merge3({ base, mine, theirs, open = {} }: MergeInput): Merge3 {
  const record = mergeRecords(base, theirs);
  const kept: WritableFieldId[] = [];
  const conflicts: { [F in WritableFieldId]?: { readonly was: Scalar } } = {};
  for (const field of WRITABLE_FIELD_IDS) {
    const waiting = open[field];
    // What is typed while a conflict waits is meant, even the value from before.
    const verdict = waiting
      ? mergeTouched(waiting.was, mine[field], record[field])
      : mergeField(base[field], mine[field], record[field]);
    if (verdict === 'mine') kept.push(field);
    if (verdict === 'conflict') conflicts[field] = waiting ?? { was: base[field] };
  }
  return { record, mine: kept, conflicts, changedElsewhere: changedFieldsBetween(base, theirs) };
}
