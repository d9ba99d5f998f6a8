import type { CustomerKey, CustomerRecord } from '../api/customerRecord.ts';
import type { WriteFinding } from '../api/writeNote.ts';
import type { StartedWrite, WriteEnding } from '../api/writeRecorder.ts';
import { changedFieldsBetween, sameValue } from '../customers/compare.ts';
import { displayName } from '../customers/customer.ts';
import { withChanges } from '../customers/draft.ts';
import type { FieldId, WritableFieldId } from '../customers/fields.ts';
import { WRITABLE_FIELD_IDS } from '../customers/fields.ts';
import { formatField } from '../customers/fieldText.ts';
import type { EndedLine, FoundLine, JournalCustomer, StartedLine } from './journalLine.ts';

const NOTHING_KNOWN: CustomerRecord = { unknownFields: {} };
/** Characters of a text that identifies somebody; a longer one identifies nobody that we could find again. */
const MAX_IDENTITY = 500;
/** Characters of a field's text; a longer one could not be put back by hand either (the page takes no longer text). */
const MAX_FIELD = 10_000;

/** What is known of a write before it is sent. `at` is in ms since the epoch. */
export function startedLine(id: string, at: number, write: StartedWrite): StartedLine {
  const before = write.note?.before ?? [];
  const people = Math.max(write.keys.length, before.length);
  const customers = Array.from({ length: people }, (_, index) => customerOf(before[index], write.keys[index]));
  return {
    kind: 'started',
    id,
    at,
    operation: write.operation,
    // A create names nobody yet, but what was typed says who it will be.
    customers: people === 0 ? [customerOf(withChanges(NOTHING_KNOWN, write.changes), undefined)] : customers,
    changes: sentFields(write).flatMap((field) => changeOf(field, write)),
    ...(write.verified === undefined ? {} : { verified: write.verified }),
  };
}

export function endedLine(id: string, { outcome, id: customerId, failure }: WriteEnding): EndedLine {
  return {
    kind: 'ended',
    id,
    outcome,
    ...(customerId === undefined || customerId.length > MAX_IDENTITY ? {} : { customerId }),
    ...(failure && {
      failure: { kind: failure.kind, ...(failure.status === undefined ? {} : { status: failure.status }) },
    }),
  };
}

/** What reading the customer afterwards says of what was sent, and of what was not. */
export function foundLine(id: string, write: StartedWrite, { outcome, now }: WriteFinding): FoundLine {
  const facts: FoundLine = { kind: 'found', id, outcome, differs: [], unverified: [], changedToo: [] };
  if (!now) return facts;
  const sent = sentFields(write);
  const before = write.note?.before[0];
  const wanted = withChanges(before ?? NOTHING_KNOWN, write.changes);
  const others = before ? changedFieldsBetween(wanted, now).filter((field) => !isAmong(sent, field)) : [];
  const { name: _name, ...customer } = customerOf(now, undefined);
  return {
    ...facts,
    customer,
    differs: sent
      .filter((field) => now[field] !== undefined && !sameValue(now[field], wanted[field]))
      .map((field) => ({ field, got: cut(formatField(field, now)) })),
    unverified: sent.filter((field) => now[field] === undefined),
    changedToo: others.map((field) => ({
      field,
      was: cut(formatField(field, wanted)),
      now: cut(formatField(field, now)),
    })),
  };
}

function sentFields({ changes }: StartedWrite): WritableFieldId[] {
  return WRITABLE_FIELD_IDS.filter((field) => changes[field] !== undefined);
}

function changeOf(field: WritableFieldId, { changes, note }: StartedWrite): StartedLine['changes'] {
  const before = note?.before[0];
  const after = formatField(field, withChanges(NOTHING_KNOWN, changes));
  const was = before === undefined || before[field] === undefined ? undefined : formatField(field, before);
  // A text that was cut must not look like one that can be put back.
  return [{ field, after: cut(after), ...(was === undefined || was.length > MAX_FIELD ? {} : { before: was }) }];
}

/** Whom a record or a key names, in as far as it is needed to find that customer again. */
function customerOf(record: CustomerRecord | undefined, key: CustomerKey | undefined): JournalCustomer {
  const known: Readonly<Record<keyof JournalCustomer, string | null | undefined>> = {
    id: record?.id,
    code: record?.code,
    name: record && displayName(record),
    email: record?.email,
    mobile: record?.mobile,
    ...(key && { [key.kind]: key.value }),
  };
  const filled = Object.entries(known).filter(([, value]) => value && value.length <= MAX_IDENTITY);
  return Object.fromEntries(filled);
}

function cut(text: string): string {
  return text.length > MAX_FIELD ? `${text.slice(0, MAX_FIELD - 1)}…` : text;
}

function isAmong(fields: readonly FieldId[], field: FieldId): boolean {
  return fields.includes(field);
}
