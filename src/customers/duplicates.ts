import type { CustomerRecord } from '../api/customerRecord.ts';
import { stableKey } from './customer.ts';
import type { CustomerDraft } from './draft.ts';
import { toChanges, withChanges } from './draft.ts';
import { comparableMobile } from './mobileNumber.ts';

/** Identifiers that two customers should not have in common. */
export type SharedIdentifier = 'email' | 'mobile' | 'code';

export interface PossibleDuplicate {
  readonly record: CustomerRecord;
  /** What both have; never empty. */
  readonly why: readonly SharedIdentifier[];
}

const lower = (text: string): string => text.toLowerCase();
/** The spelling in which each is compared. Its order is the order of the reasons. */
const COMPARABLE: readonly (readonly [SharedIdentifier, (text: string) => string])[] = [
  ['email', lower],
  ['mobile', comparableMobile],
  ['code', lower],
];

/** The identifiers that both records hold and that mean the same, whatever case or spelling they are written in. */
export function sharedIdentifiers(a: CustomerRecord, b: CustomerRecord): SharedIdentifier[] {
  return COMPARABLE.filter(([field, comparable]) => {
    const [left, right] = [comparable(a[field]?.trim() ?? ''), comparable(b[field]?.trim() ?? '')];
    return left !== '' && left === right;
  }).map(([field]) => field);
}

/**
 * The loaded customers that share an email, a mobile number or a code with this one, in the order of the list.
 * Costs no request. The customer itself is left out; of a draft, that is the one being edited, not what was typed.
 */
export function possibleDuplicates(
  subject: CustomerDraft | CustomerRecord,
  loaded: readonly CustomerRecord[],
): PossibleDuplicate[] {
  const isDraft = 'edits' in subject;
  const wanted = isDraft ? withChanges(subject.base, toChanges(subject)) : subject;
  const self = stableKey(isDraft ? subject.base : subject);
  return loaded
    .map((record) => ({ record, why: sharedIdentifiers(wanted, record) }))
    .filter(({ record, why }) => why.length > 0 && stableKey(record) !== self);
}
