import type { CustomerRecord } from '../api/customerRecord.ts';
import type { JsonValue } from '../api/json.ts';
import { changedUnknownFieldsBetween, sameValue } from './compare.ts';
import type { FieldId } from './fields.ts';
import { FIELD_IDS } from './fields.ts';
import type { Scalar } from './fieldText.ts';

/** One line of the side-by-side view. `undefined` is a field that DealPOS did not send, so nothing is known of it. */
export interface MergeRow {
  readonly field: FieldId;
  /** One per record, in the order of the records. */
  readonly values: readonly Scalar[];
  /** True where two values that are known differ. */
  readonly differs: boolean;
}

/** As `MergeRow`, for a field that we do not know, under the server's name. */
export interface OtherMergeRow {
  readonly name: string;
  readonly values: readonly (JsonValue | undefined)[];
  readonly differs: boolean;
}

export interface MergeComparison {
  /** Every field that we know, in the order of the form. */
  readonly rows: readonly MergeRow[];
  readonly otherRows: readonly OtherMergeRow[];
  /** How many known fields of each record have a value. */
  readonly filled: readonly number[];
  /** The position of the record with the most values; undefined where no single one has. A hint, never a choice. */
  readonly mostComplete: number | undefined;
}

/** Lays records side by side for the choice of which one stays. Costs no request. */
export function compareForMerge(records: readonly CustomerRecord[]): MergeComparison {
  const rows = FIELD_IDS.map((field) => {
    const values = records.map((record): Scalar => record[field]);
    return { field, values, differs: isKnownDifference(values) };
  });
  const filled = records.map((record) => FIELD_IDS.filter((field) => !sameValue(record[field], undefined)).length);
  return { rows, otherRows: otherRowsOf(records), filled, mostComplete: onlyLargest(filled) };
}

function isKnownDifference(values: readonly Scalar[]): boolean {
  const [first, ...others] = values.filter((value) => value !== undefined);
  return first !== undefined && others.some((other) => !sameValue(first, other));
}

function otherRowsOf(records: readonly CustomerRecord[]): OtherMergeRow[] {
  const names = new Set(records.flatMap((record) => Object.keys(record.unknownFields)));
  return [...names].map((name) => {
    const holders = records.filter((record) => Object.hasOwn(record.unknownFields, name));
    const [first, ...others] = holders;
    const differs = others.some((other) => first && changedUnknownFieldsBetween(first, other).includes(name));
    const values = records.map((record) => (holders.includes(record) ? record.unknownFields[name] : undefined));
    return { name, values, differs };
  });
}

function onlyLargest(counts: readonly number[]): number | undefined {
  const largest = Math.max(...counts);
  const position = counts.indexOf(largest);
  return counts.length > 1 && position === counts.lastIndexOf(largest) ? position : undefined;
}
