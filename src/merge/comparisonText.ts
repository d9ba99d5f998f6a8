import type { CustomerRecord } from '../api/customerRecord.ts';
import type { JsonValue } from '../api/json.ts';
import type { MergeComparison, MergeRow } from '../customers/compareForMerge.ts';
import type { FieldId } from '../customers/fields.ts';
import { FIELD_GROUPS, fieldOf } from '../customers/fields.ts';
import type { Scalar } from '../customers/fieldText.ts';
import { formatValue } from '../customers/fieldText.ts';
import { cut } from '../editor/cutText.ts';
import type { MergeTexts } from './mergeTexts.ts';
import type { MergeCell, MergeGroup } from './protocol.ts';

/** The rows of the table, in the groups of the form; what DealPOS sent beside the known fields comes last. */
export function comparisonGroups(texts: MergeTexts, comparison: MergeComparison): MergeGroup[] {
  const known = FIELD_GROUPS.map((id) => ({
    id,
    title: texts.groupTitles[id],
    rows: comparison.rows.filter(({ field }) => fieldOf(field).group === id).map((row) => knownRow(texts, row)),
  }));
  const others = comparison.otherRows.map(({ name, values, differs }) => ({
    label: cut(name),
    differs,
    cells: values.map((value) => cell(value, jsonText)),
  }));
  return others.length === 0 ? known : [...known, { id: 'other', title: texts.groupTitles.other, rows: others }];
}

/** A value as the user reads it; '' where there is none. */
export function valueText(texts: MergeTexts, field: FieldId, record: CustomerRecord): string {
  return fieldText(texts, field, record[field]);
}

function knownRow(texts: MergeTexts, { field, values, differs }: MergeRow) {
  const cells = values.map((value) => cell(value, (known) => fieldText(texts, field, known)));
  return { label: texts.fieldLabels[field], differs, cells };
}

function cell<T extends JsonValue>(value: T | undefined, textOf: (value: T) => string): MergeCell {
  if (value === undefined) return { kind: 'notSent', text: '' };
  const text = cut(textOf(value));
  return text === '' ? { kind: 'none', text } : { kind: 'value', text };
}

function fieldText({ statusLabels }: MergeTexts, field: FieldId, value: Scalar): string {
  if (field === 'status' && typeof value === 'string') return new Map(Object.entries(statusLabels)).get(value) ?? value;
  return formatValue(field, value);
}

function jsonText(value: JsonValue): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
