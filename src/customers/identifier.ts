import type { CustomerKey } from '../api/customerRecord.ts';
import { isEmail } from './email.ts';
import { isMobileNumber } from './mobileNumber.ts';

const GUID = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i;

/**
 * The identifier kinds that a text could be, the likeliest first; empty for a blank text.
 * A code has no known form, so it is always possible.
 */
export function possibleKinds(text: string): readonly CustomerKey['kind'][] {
  const value = text.trim();
  if (value === '') return [];
  const kinds: CustomerKey['kind'][] = [];
  if (GUID.test(value)) kinds.push('id');
  if (isEmail(value)) kinds.push('email');
  if (isMobileNumber(value)) kinds.push('mobile');
  return [...kinds, 'code'];
}

/**
 * The key that a text is taken for, or the one that the caller says it is; undefined for a blank text.
 * The value is trimmed and otherwise passed on unchanged (open question 8), but for the braces around a GUID.
 */
export function identify(text: string, kind?: CustomerKey['kind']): CustomerKey | undefined {
  const value = text.trim();
  const chosen = kind ?? possibleKinds(value)[0];
  if (value === '' || chosen === undefined) return undefined;
  return { kind: chosen, value: chosen === 'id' ? (GUID.exec(value)?.[1] ?? value) : value };
}
