import assert from 'node:assert/strict';
import type { CustomerRow } from '../../../src/sandbox/customerRow.ts';
import { generateCustomer } from '../../../src/sandbox/generate.ts';

/** A customer whose code and mobile number are known, which every one below has. */
export type KnownCustomer = CustomerRow & { readonly code: string; readonly mobile: string };

/** Row numbers in the sandbox with seed 1, all among the first twenty of the list. */
export const ANGGRAINI = known(577);
export const SUSPENDED_THREE = [known(1605), known(1840), known(735)] as const;
export const DELETED = known(1749);
export const SURVIVOR = known(632);
export const FOLDED_TWO = [known(822), known(97)] as const;
export const PIN_HOLDER = known(497);
export const LISTED_TWO = [known(514), known(898)] as const;
export const TYPIST = known(1024);

/** Words that are typed into the forms. */
export const NEWCOMER = { name: 'Wulandari Baru', mobile: '081399900011' } as const;
export const NAMESAKE = { name: 'Anggraini Kembar' } as const;

function known(number: number): KnownCustomer {
  const row = generateCustomer(1, number);
  const { code, mobile } = row;
  assert.ok(code && mobile, 'the sandbox generates other customers than this test knows');
  return { ...row, code, mobile };
}
