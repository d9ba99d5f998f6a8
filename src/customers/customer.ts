import { createHash } from 'node:crypto';
import type { CustomerKey, CustomerRecord } from '../api/customerRecord.ts';
import type { FieldId } from './fields.ts';
import { FIELD_IDS } from './fields.ts';
import { comparableMobile } from './mobileNumber.ts';

export type CustomerStatus = 'active' | 'suspended' | 'waiting' | 'other' | 'unknown';
export type Sameness = 'same' | 'different' | 'cannotTell';

const STATUSES: ReadonlyMap<string, CustomerStatus> = new Map([
  ['active', 'active'],
  ['suspended', 'suspended'],
  ['waitingforapproval', 'waiting'],
]);
/** Best identifier first: an id cannot move to somebody else, a phone can be shared (open questions 7 and 8). */
const KEY_KINDS = ['id', 'code', 'email', 'mobile'] as const satisfies readonly CustomerKey['kind'][];

function known(value: string | null | undefined): string | undefined {
  return value?.trim() || undefined;
}

/** What to call this customer: the name, else the best there is, else ''. Personal data: never in a log or a tab title. */
export function displayName(record: CustomerRecord): string {
  const parts = [known(record.firstName), known(record.lastName)].filter((part) => part !== undefined);
  return (known(record.name) ?? parts.join(' ')) || (keysOf(record).find((key) => key.kind !== 'id')?.value ?? '');
}

/** What the row says after the name: code and mobile, as far as known and not already said by the name. */
export function rowDescription(record: CustomerRecord): readonly string[] {
  const name = displayName(record);
  return [known(record.code), known(record.mobile)]
    .filter((part) => part !== undefined)
    .filter((part) => part !== name);
}

/** The status as one of ours. The server's set is open (open question 26), so anything unheard of is `other`. */
export function statusOf(record: CustomerRecord): CustomerStatus {
  const text = known(record.status);
  if (text === undefined) return 'unknown';
  return STATUSES.get(text.toLowerCase().replace(/[\s_-]/g, '')) ?? 'other';
}

/** Every identifier that the record holds, best first. */
export function keysOf(record: CustomerRecord): readonly CustomerKey[] {
  return KEY_KINDS.flatMap((kind) => {
    const value = known(record[kind]);
    return value === undefined ? [] : [{ kind, value }];
  });
}

/** The best identifier of this customer, or undefined where it has none. */
export function keyOf(record: CustomerRecord): CustomerKey | undefined {
  return keysOf(record)[0];
}

/**
 * One text per customer, for de-duplication and tree ids: the id, else the code, else a hash.
 * Holds no personal data in clear, because VS Code may keep tree ids on disk.
 */
export function stableKey(record: CustomerRecord): string {
  const id = known(record.id);
  if (id !== undefined) return `id:${id.toLowerCase()}`;
  const code = known(record.code);
  if (code !== undefined) return `code:${code}`;
  const { email, mobile, phone, name, firstName, lastName } = record;
  const contact = [email, mobile, phone, name, firstName, lastName].map((text) => known(text) ?? '');
  return `hash:${createHash('sha256').update(JSON.stringify(contact)).digest('hex').slice(0, 24)}`;
}

function compareOn(
  a: CustomerRecord,
  b: CustomerRecord,
  kind: CustomerKey['kind'],
  comparable: (text: string) => string,
): Sameness {
  const [left, right] = [known(a[kind]), known(b[kind])];
  if (left === undefined || right === undefined) return 'cannotTell';
  return comparable(left) === comparable(right) ? 'same' : 'different';
}

/**
 * Whether two answers are about one customer, by the identifiers known on both sides. An id decides, else a code
 * (unique by contract section 2); email and mobile decide only when they agree, because families share them.
 */
export function sameCustomer(a: CustomerRecord, b: CustomerRecord): Sameness {
  const lower = (text: string): string => text.toLowerCase();
  for (const kind of ['id', 'code'] as const) {
    const verdict = compareOn(a, b, kind, lower);
    if (verdict !== 'cannotTell') return verdict;
  }
  const contacts = [compareOn(a, b, 'email', lower), compareOn(a, b, 'mobile', comparableMobile)];
  const verdicts = new Set(contacts.filter((verdict) => verdict !== 'cannotTell'));
  const [only] = verdicts;
  return verdicts.size === 1 && only !== undefined ? only : 'cannotTell';
}

/** The record, with the id it was asked by where the answer names none (open question 20). */
export function withKey(record: CustomerRecord, key: CustomerKey): CustomerRecord {
  return key.kind === 'id' && known(record.id) === undefined ? { ...record, id: key.value } : record;
}

type MutableRecord = { -readonly [F in keyof CustomerRecord]: CustomerRecord[F] };

function copyField<F extends FieldId>(target: MutableRecord, source: CustomerRecord, field: F): void {
  target[field] = source[field];
}

/** True for two records of one customer by an ID or a code. A shared email or number is not enough: families share them. */
function shareIdOrCode(a: CustomerRecord, b: CustomerRecord): boolean {
  const both = (kind: 'id' | 'code'): boolean => known(a[kind]) !== undefined && known(b[kind]) !== undefined;
  return (both('id') || both('code')) && sameCustomer(a, b) === 'same';
}

/**
 * The record with what the list told of the same customer, where the record's own answer is silent: a detail need not
 * hold the join date that its row has (contract 3.7). Such a value is shown, and sent only when the user changes it.
 */
export function withListed(record: CustomerRecord, listed: readonly CustomerRecord[]): CustomerRecord {
  const row = listed.find((candidate) => shareIdOrCode(candidate, record));
  return row ? mergeRecords(row, record) : record;
}

/** The newer answer, where a field that it does not hold keeps the value known before. */
export function mergeRecords(before: CustomerRecord, newer: CustomerRecord): CustomerRecord {
  const merged: MutableRecord = { ...before, unknownFields: { ...before.unknownFields, ...newer.unknownFields } };
  for (const field of FIELD_IDS) if (newer[field] !== undefined) copyField(merged, newer, field);
  return merged;
}

/** The record with these fields as another copy has them, unknown ones included. */
export function replaceFields(
  record: CustomerRecord,
  source: CustomerRecord,
  fields: readonly FieldId[],
): CustomerRecord {
  const replaced: MutableRecord = { ...record };
  for (const field of fields) copyField(replaced, source, field);
  return replaced;
}
