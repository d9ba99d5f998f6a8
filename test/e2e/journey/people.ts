import type { CustomerRow } from '../../../src/sandbox/customerRow.ts';
import { generateCustomer } from '../../../src/sandbox/generate.ts';

/** What both have, so that there is something to edit and to look for. */
const TEXTS = ['code', 'email', 'mobile', 'phone', 'address', 'group'] as const;

/** Row numbers in the sandbox with seed 1. Both are among the first hundred names and have nothing unusual. */
const ADI_NUMBER = 577;
const NASUTION_NUMBER = 97;

/** A customer of whom the journey edits this and that, as she was at the start. */
export const ADI = whole(ADI_NUMBER);
/** A second one. */
export const NASUTION = whole(NASUTION_NUMBER);

/** Words that are typed into the form and found nowhere else. */
export const TYPED = {
  phone: '0215553454988',
  laterPhone: '0215550042',
  address: 'Blok Kanarinya',
  moreAddress: 'Lantai Tigabelas',
  mobileBehindTheBack: '081300605099',
} as const;

/** A customer whose every text is known. */
type WholeCustomer = CustomerRow & Readonly<Record<(typeof TEXTS)[number], string>>;

function whole(number: number): WholeCustomer {
  const row = generateCustomer(1, number);
  if (isWhole(row)) return row;
  throw new Error('the sandbox generates other customers than this journey knows');
}

function isWhole(row: CustomerRow): row is WholeCustomer {
  return TEXTS.every((field) => typeof row[field] === 'string');
}

/** Bytes that a text needs so that no file holds it by chance. */
const TELLING = 8;

/** What of a customer may be on this computer in no readable form. */
export function personalTexts({ name, email, mobile, phone, address }: CustomerRow): string[] {
  return [name, email, mobile, phone, address].filter((text) => text !== null).filter((text) => text.length >= TELLING);
}
