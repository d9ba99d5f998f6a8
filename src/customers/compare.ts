import { isDeepStrictEqual } from 'node:util';
import type { CustomerRecord } from '../api/customerRecord.ts';
import type { FieldId } from './fields.ts';
import { FIELD_IDS } from './fields.ts';
import type { Scalar } from './fieldText.ts';
import { withFormLineEnds } from './fieldText.ts';

function isNoValue(value: unknown): value is null | undefined | '' {
  return value === null || value === undefined || value === '';
}

/** True when two values of one field mean the same: null, '' and undefined are all "no value", line ends do not count. */
export function sameValue(a: Scalar, b: Scalar): boolean {
  if (isNoValue(a) || isNoValue(b)) return isNoValue(a) && isNoValue(b);
  if (typeof a === 'string' && typeof b === 'string') return withFormLineEnds(a) === withFormLineEnds(b);
  return a === b;
}

/** The known fields that differ, in the order of the form. A field that either answer did not hold is not compared. */
export function changedFieldsBetween(a: CustomerRecord, b: CustomerRecord): FieldId[] {
  return FIELD_IDS.filter(
    (field) => a[field] !== undefined && b[field] !== undefined && !sameValue(a[field], b[field]),
  );
}

/** The server's names of the fields that we do not know and that differ, of those in both answers. */
export function changedUnknownFieldsBetween(a: CustomerRecord, b: CustomerRecord): string[] {
  return Object.keys(a.unknownFields).filter((name) => {
    if (!Object.hasOwn(b.unknownFields, name)) return false;
    const [left, right] = [a.unknownFields[name], b.unknownFields[name]];
    return !(isNoValue(left) && isNoValue(right)) && !isDeepStrictEqual(left, right);
  });
}
