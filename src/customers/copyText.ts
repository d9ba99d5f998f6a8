import type { CustomerRecord } from '../api/customerRecord.ts';
import type { FieldId } from './fields.ts';
import { FIELD_IDS } from './fields.ts';
import { formatField } from './fieldText.ts';

// Customers as text for the clipboard, under our field ids, which are the same in every display language.
// Only fields that we know are copied: what else an answer held may be a secret, such as a PIN.
// No guard against formulas (a leading `=`, `+`, `-`, `@`): a guard changes the value, so a pasted `+62…` would no longer
// be the number that DealPOS holds. It belongs into files that are opened elsewhere later, not into a copy that its
// user pastes where they look.

const LINE_ENDS = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/g;

/** The fields in which at least one of the records has a value, in the order of the form. */
function usedFields(records: readonly CustomerRecord[]): FieldId[] {
  return FIELD_IDS.filter((field) => records.some((record) => formatField(field, record) !== ''));
}

function cellsOf(record: CustomerRecord, fields: readonly FieldId[], escaped: (text: string) => string): string[] {
  return fields.map((field) => escaped(formatField(field, record)));
}

/** The values of one field, one per line and without blanks; line ends inside a value become spaces. */
export function copyField(field: FieldId, records: readonly CustomerRecord[]): string {
  return records
    .map((record) => formatField(field, record).replace(LINE_ENDS, ' ').trim())
    .filter((text) => text !== '')
    .join('\n');
}

/** A GitHub Flavored Markdown table with one row per customer; '' where there is nothing to show. */
export function copyMarkdown(records: readonly CustomerRecord[]): string {
  const fields = usedFields(records);
  if (fields.length === 0) return '';
  const rows = [fields, fields.map(() => '---'), ...records.map((record) => cellsOf(record, fields, markdownCell))];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Text that shows as itself in a table cell: it neither ends the cell nor becomes markup, a link or an image. */
function markdownCell(text: string): string {
  return text
    .replace(/[\\`*_~[\]|]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(LINE_ENDS, '<br>')
    .replace(/\t/g, ' ');
}

/** One object for one customer, an array for several. A field that DealPOS sent as "no value" is null. */
export function copyJson(records: readonly CustomerRecord[]): string {
  const objects = records.map((record) =>
    Object.fromEntries(FIELD_IDS.flatMap((field) => (record[field] === undefined ? [] : [[field, record[field]]]))),
  );
  return JSON.stringify(objects.length === 1 ? objects[0] : objects, undefined, 2);
}

/** A header and one row per customer, as spreadsheets put cells on the clipboard; '' where there is nothing to show. */
export function copyTsv(records: readonly CustomerRecord[]): string {
  const fields = usedFields(records);
  if (fields.length === 0) return '';
  return [fields, ...records.map((record) => cellsOf(record, fields, tsvCell))]
    .map((cells) => cells.join('\t'))
    .join('\n');
}

/** A text with a tab, a line end or a quote is put in quotes, its own quotes doubled, so that it stays one cell. */
function tsvCell(text: string): string {
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
