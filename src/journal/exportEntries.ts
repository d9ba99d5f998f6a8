import type { JournalEntry } from './journalEntry.ts';
import type { JournalCustomer } from './journalLine.ts';

/** Column names are part of the format and not translated. */
const COLUMNS = [
  'time',
  'operation',
  'outcome',
  'customerId',
  'customerCode',
  'customerName',
  'field',
  'before',
  'after',
  'readBack',
  'failure',
  'status',
  'entry',
] as const;

type Row = Readonly<Record<(typeof COLUMNS)[number], string>>;

/** RFC 4180, one row for each changed field; a write without fields has one row. Starts with a byte order mark, for Excel. */
export function entriesAsCsv(entries: readonly JournalEntry[]): string {
  const rows = entries.flatMap(rowsOf).map((row) => COLUMNS.map((column) => csvCell(row[column])).join(','));
  return `\uFEFF${[COLUMNS.join(','), ...rows].join('\r\n')}\r\n`;
}

/** Everything that is kept of these writes; times in UTC. */
export function entriesAsJson(entries: readonly JournalEntry[]): string {
  return `${JSON.stringify(
    entries.map(({ at, ...entry }) => ({ time: new Date(at).toISOString(), ...entry })),
    undefined,
    2,
  )}\n`;
}

function rowsOf(entry: JournalEntry): readonly Row[] {
  const common = {
    time: new Date(entry.at).toISOString(),
    operation: entry.operation,
    outcome: entry.outcome,
    customerId: joined(entry.customers, 'id'),
    customerCode: joined(entry.customers, 'code'),
    customerName: joined(entry.customers, 'name'),
    failure: entry.failure?.kind ?? '',
    status: String(entry.failure?.status ?? ''),
    entry: entry.id,
  };
  const verified = entry.verified === undefined ? '' : String(entry.verified);
  if (entry.changes.length === 0) return [{ ...common, field: '', before: '', after: verified, readBack: '' }];
  return entry.changes.map(({ field, before = '', after }) => ({
    ...common,
    field,
    before,
    after,
    readBack: readBackOf(entry, field),
  }));
}

function readBackOf({ readBack, changes }: JournalEntry, field: string): string {
  if (!readBack || readBack.unverified.some((unverified) => unverified === field)) return '';
  const differing = readBack.differs.find((difference) => difference.field === field);
  return differing ? differing.got : (changes.find((change) => change.field === field)?.after ?? '');
}

function joined(customers: readonly JournalCustomer[], part: keyof JournalCustomer): string {
  return customers.map((customer) => customer[part] ?? '').join('; ');
}

/** A spreadsheet takes a text that begins like a formula for one, so such a text gets an apostrophe (OWASP, CSV injection). */
function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
