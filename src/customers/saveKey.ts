import type { CustomerKey, CustomerRecord } from '../api/customerRecord.ts';
import { keyOf } from './customer.ts';
import type { WritableFieldId } from './fields.ts';

/** What a customer was asked for by. `bound`: it is saved by this very key and its call, even where an id is known. */
export interface SaveKey extends CustomerKey {
  readonly bound?: boolean;
}

/**
 * The key to save a customer by: a bound one as it is, else its id where one is known, else the key that it was asked
 * for by, else the best of the record. Undefined for a record without any identifier.
 */
export function saveKeyOf(key: SaveKey | undefined, record: CustomerRecord): SaveKey | undefined {
  if (key?.bound) return key;
  const best = keyOf(record);
  return best?.kind === 'id' || key === undefined ? best : key;
}

/**
 * The field that cannot be changed because the request names the customer by it; undefined where an id does that.
 * In an update by code, email or mobile the key and the new value are the same field (contract 3.3, 3.8, 3.11).
 */
export function lockedField(key: SaveKey | undefined, record: CustomerRecord): WritableFieldId | undefined {
  const chosen = saveKeyOf(key, record);
  return chosen === undefined || chosen.kind === 'id' ? undefined : chosen.kind;
}
