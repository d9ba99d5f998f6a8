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
  /** DealPOS left the field as it was, as opposed to making something else of it. */
  readonly ignored: boolean;
}

/** A customer as it was read after a write, and how that compares with what was sent. */
export interface ReadBack {
  readonly record: CustomerRecord;
  readonly differences: readonly SavedDifference[];
  /** Sent fields that the answer did not hold, so nothing is proven of them. */
  readonly unverified: readonly WritableFieldId[];
}

/** A write of these fields: the customer before it, and as it should be after it. */
export interface Written {
  readonly before: CustomerRecord;
  readonly wanted: CustomerRecord;
  readonly fields: readonly WritableFieldId[];
}

/** Compares what was sent with what is there now. */
export function readBackOf({ before, wanted, fields }: Written, now: CustomerRecord): ReadBack {
  const differing = fields.filter((field) => now[field] !== undefined && !sameValue(now[field], wanted[field]));
  return {
    record: mergeRecords(wanted, now),
    differences: differing.map((field) => ({
      field,
      wanted: formatField(field, wanted),
      got: formatField(field, now),
      ignored: sameValue(now[field], before[field]),
    })),
    unverified: fields.filter((field) => now[field] === undefined),
  };
}
