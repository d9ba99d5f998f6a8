import type { CustomerKey, CustomerRecord } from '../api/customerRecord.ts';
import { keysOf } from './customer.ts';

/** What the two delete calls take (contract 3.5 and 3.14). */
export interface DeleteKey extends CustomerKey {
  readonly kind: 'code' | 'email';
}

/**
 * The key to delete this customer by, or undefined where DealPOS has no call for it: there is none by id or mobile.
 * The code comes first, because it is unique to a customer (contract section 2) and a family may share an email.
 * `kinds` are the calls that may be used, best first.
 */
export function deleteKeyOf(
  record: CustomerRecord,
  kinds: readonly DeleteKey['kind'][] = ['code', 'email'],
): DeleteKey | undefined {
  const keys = keysOf(record);
  for (const kind of kinds) {
    const key = keys.find((candidate) => candidate.kind === kind);
    if (key) return { kind, value: key.value };
  }
  return undefined;
}
