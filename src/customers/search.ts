import type { CustomerRecord } from '../api/customerRecord.ts';

/** Records are immutable, so what is searched in one is worked out once and goes away with it. */
const searchTexts = new WeakMap<CustomerRecord, string>();

/** Small letters without accents, so that "jose" finds "José". */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

function searchTextOf(record: CustomerRecord): string {
  const known = searchTexts.get(record);
  if (known !== undefined) return known;
  const { name, firstName, lastName, code, email, mobile, phone } = record;
  const numbers = [mobile, phone].map((number) => digitsOf(number ?? ''));
  const text = folded([name, firstName, lastName, code, email, mobile, phone, ...numbers].join('\n'));
  searchTexts.set(record, text);
  return text;
}

/** True when every word of the text is in the customer's name, code, email, mobile or phone. A blank text finds all. */
export function matchesText(record: CustomerRecord, text: string): boolean {
  const searched = searchTextOf(record);
  const words = folded(text).split(/\s+/).filter(Boolean);
  if (words.every((word) => searched.includes(word))) return true;
  const digits = /^[\d\s()+.-]+$/.test(text) ? digitsOf(text) : '';
  return digits !== '' && searched.includes(digits);
}
