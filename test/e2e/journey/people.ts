import type { CustomerRow } from '../../../src/sandbox/customerRow.ts';
import { generateCustomer } from '../../../src/sandbox/generate.ts';

/** Row numbers in the sandbox with seed 1. Both are among the first hundred names and have nothing unusual. */
const ADI_NUMBER = 577;
const ASTUTI_NUMBER = 1605;

/** A customer of whom the journey edits this and that, as she was at the start. */
export const ADI = known(ADI_NUMBER);
/** A second one. */
export const ASTUTI = known(ASTUTI_NUMBER);

/** Words that are typed into the form and found nowhere else. */
export const TYPED = {
  phone: '0215553454988',
  laterPhone: '0215550042',
  address: 'Blok Kanarinya',
  moreAddress: 'Lantai Tigabelas',
  mobileBehindTheBack: '081300605099',
} as const;

export type KnownCustomer = CustomerRow & { readonly code: string; readonly email: string; readonly mobile: string };

function known(number: number): KnownCustomer {
  const row = generateCustomer(1, number);
  const { code, email, mobile } = row;
  if (!code || !email || !mobile) throw new Error('the sandbox generates other customers than this journey knows');
  return { ...row, code, email, mobile };
}

/** What of a customer may be on this computer in no readable form. */
export function personalTexts(row: CustomerRow): string[] {
  return [row.name, row.email, row.mobile, row.phone, row.address].filter((text) => text !== null);
}
