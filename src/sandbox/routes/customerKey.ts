import { doesNotExist } from '../answers.ts';
import type { Call } from '../call.ts';
import type { CustomerRow } from '../customerRow.ts';
import type { Dialects } from '../dialects.ts';

/** Names that a request may use for a mobile key: all candidates, unless a dialect insists on one (open question 15). */
export function mobileNames(dialects: Dialects): readonly [string, ...string[]] {
  if (dialects.has('mobile-key-mobilephone')) return ['MobilePhone'];
  if (dialects.has('mobile-key-mobile')) return ['Mobile'];
  return dialects.has('mobile-key-phone') ? ['Phone'] : ['MobilePhone', 'Mobile', 'Phone'];
}

/** The customer with this mobile number; forms of it are alike only where the dialect says so (open question 8). */
export function findByMobile({ store, dialects }: Call, mobile: string): CustomerRow | undefined {
  const exact = store.find('mobile', mobile);
  if (exact || !dialects.has('mobile-equal-forms')) return exact;
  const other = mobile.startsWith('+62') ? `0${mobile.slice(3)}` : mobile.replace(/^0/, '+62');
  return store.find('mobile', other);
}

/** The customer with this id. Throws a Refusal (400) when there is none. */
export function requireById({ store }: Call, id: string): CustomerRow {
  const row = store.find('id', id);
  if (!row) throw doesNotExist('Customer', id);
  return row;
}
