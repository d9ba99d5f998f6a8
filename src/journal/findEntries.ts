import type { CustomerRecord } from '../api/customerRecord.ts';
import type { WriteOutcome } from '../api/writeRecorder.ts';
import { sameCustomer } from '../customers/customer.ts';
import type { JournalEntry } from './journalEntry.ts';
import type { WriteKind } from './writeKind.ts';
import { writeKindOf } from './writeKind.ts';

/** What the user looks for; an empty part lets everything through. */
export interface EntryFilter {
  readonly text: string;
  readonly kind: WriteKind | undefined;
  readonly outcome: WriteOutcome | undefined;
}

export const NO_FILTER: EntryFilter = { text: '', kind: undefined, outcome: undefined };

/** True when the write was about this customer, alone or among others. */
export function isAbout(entry: JournalEntry, customer: CustomerRecord): boolean {
  return entry.customers.some((known) => sameCustomer({ ...known, unknownFields: {} }, customer) === 'same');
}

/** The entries that fit. Every word of the text must be found, in whatever case, in what the entry says of people or fields. */
export function matchingEntries(entries: readonly JournalEntry[], filter: EntryFilter): readonly JournalEntry[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter(
    (entry) =>
      (filter.kind === undefined || writeKindOf(entry.operation) === filter.kind) &&
      (filter.outcome === undefined || entry.outcome === filter.outcome) &&
      (words.length === 0 || holdsAll(entry, words)),
  );
}

function holdsAll(entry: JournalEntry, words: readonly string[]): boolean {
  const people = entry.customers.flatMap((customer) => Object.values(customer));
  const values = entry.changes.flatMap(({ before, after }) => [before ?? '', after]);
  const text = [...people, ...values].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}
