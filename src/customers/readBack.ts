import type { CustomerRecord } from '../api/customerRecord.ts';
import { sameValue } from './compare.ts';
import { mergeRecords } from './customer.ts';
import type { WritableFieldId } from './fields.ts';
import { formatField } from './fieldText.ts';

/** A field that DealPOS holds otherwise than it was asked to, as texts of the form. */
export interface SavedDifference {
  readonly field: WritableFieldId;
  readonly wanted: string;
  readonly got: string;
}

/** A customer as it was read after a write, and how that compares with what was sent. */
export interface ReadBack {
  readonly record: CustomerRecord;
  readonly differences: readonly SavedDifference[];
  /** Sent fields that the answer did not hold, so nothing is proven of them. */
  readonly unverified: readonly WritableFieldId[];
}

/** Compares what was sent in these fields with what is there now. */
export function readBackOf(wanted: CustomerRecord, now: CustomerRecord, fields: readonly WritableFieldId[]): ReadBack {
  const differing = fields.filter((field) => now[field] !== undefined && !sameValue(now[field], wanted[field]));
  return {
    record: mergeRecords(wanted, now),
    differences: differing.map((field) => ({
      field,
      wanted: formatField(field, wanted),
      got: formatField(field, now),
    })),
    unverified: fields.filter((field) => now[field] === undefined),
  };
}
