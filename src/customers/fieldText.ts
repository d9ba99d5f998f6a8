import type { CalendarDay } from '../api/calendarDay.ts';
import { isCalendarDay } from '../api/calendarDay.ts';
import type { CustomerChanges, CustomerRecord } from '../api/customerRecord.ts';
import type { FieldId, WritableFieldId } from './fields.ts';
import { fieldOf } from './fields.ts';

/** The type in which a field is written. */
export type FieldValue<F extends WritableFieldId> = NonNullable<CustomerChanges[F]>;
/** Every value that a field of a record can have. */
export type Scalar = string | number | boolean | null | undefined;

/** Why a text stands for no value of its field. */
export type FormatProblem = 'date' | 'number' | 'boolean' | 'cannotClear';
type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: FormatProblem };
type Parser<T> = (text: string) => Parsed<T>;

/** Text with the line ends of a form: a browser turns every `\r\n` into `\n`. */
export function withFormLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** Digits with '.' and never an exponent, so that the text can be parsed again. */
function decimalText(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return Math.abs(value) >= 1 ? BigInt(value).toString() : value.toFixed(20).replace(/\.?0+$/, '');
}

/** A value as the form shows it: no value is '', decimals have '.', booleans are 'true' and 'false'. */
export function formatValue(id: FieldId, value: Scalar): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return decimalText(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  return fieldOf(id).kind === 'multiline' ? withFormLineEnds(value) : value;
}

/** The text of a field of a record; '' where there is none or none is known. */
export function formatField(id: FieldId, record: CustomerRecord): string {
  return formatValue(id, record[id]);
}

function good<T>(value: T): Parsed<T> {
  return { ok: true, value };
}
function bad(code: FormatProblem): Parsed<never> {
  return { ok: false, code };
}

const text: Parser<string> = (input) => good(input.trim());
const multiline: Parser<string> = (input) => good(withFormLineEnds(input).trim());

const date: Parser<CalendarDay | ''> = (input) => {
  const day = input.trim();
  return day === '' || isCalendarDay(day) ? good(day) : bad('date');
};

const decimal: Parser<number> = (input) => {
  const number = input.trim();
  if (number === '') return bad('cannotClear');
  return /^-?\d+(?:\.\d+)?$/.test(number) ? good(Number(number)) : bad('number');
};

const boolean: Parser<boolean> = (input) => {
  const word = input.trim();
  if (word === '') return bad('cannotClear');
  return word === 'true' || word === 'false' ? good(word === 'true') : bad('boolean');
};

const PARSERS: { readonly [F in WritableFieldId]: Parser<FieldValue<F>> } = {
  name: text,
  firstName: text,
  lastName: text,
  code: text,
  gender: boolean,
  birthDate: date,
  mobile: text,
  email: text,
  phone: text,
  address: multiline,
  status: (input) => (input.trim() === '' ? bad('cannotClear') : text(input)),
  group: text,
  expiredGroup: date,
  loyaltyPoint: decimal,
};

/**
 * The value that a text of the form stands for, or why it stands for none. Surrounding space is dropped.
 * '' clears a text or a date on purpose; no request can clear a number, a boolean or the status.
 */
export function parseField<F extends WritableFieldId>(id: F, input: string): Parsed<FieldValue<F>> {
  return PARSERS[id](input);
}
