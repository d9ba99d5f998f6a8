import * as v from 'valibot';
import type { CustomerKey } from '../api/customerRecord.ts';
import { identify } from '../customers/identifier.ts';

const text = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(500));
const keySchema = v.union([
  text,
  v.object({
    accountId: v.pipe(v.string(), v.uuid()),
    kind: v.picklist(['id', 'code', 'email', 'mobile']),
    value: text,
  }),
]);

/** A customer that another extension names. Without an account it is asked for, where there are several. */
export interface NamedCustomer {
  readonly accountId: string | undefined;
  readonly key: CustomerKey;
}

/**
 * The customer in a command's argument: `{accountId, kind, value}`, or a text that is taken for `kind`, else for what it
 * looks like. Undefined for anything else, and for a key of another kind than `kind`.
 */
export function customerKeyArgument(argument: unknown, kind?: CustomerKey['kind']): NamedCustomer | undefined {
  const parsed = v.safeParse(keySchema, argument);
  if (!parsed.success) return undefined;
  const given =
    typeof parsed.output === 'string' ? { accountId: undefined, kind, value: parsed.output } : parsed.output;
  if (kind && given.kind !== kind) return undefined;
  const key = identify(given.value, given.kind);
  return key && { accountId: given.accountId, key };
}
