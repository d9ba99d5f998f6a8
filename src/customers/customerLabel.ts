import type { CustomerRecord } from '../api/customerRecord.ts';
import { displayName } from './customer.ts';

/** How a customer is called among others: code (or ID) and name, so that two of one name can be told apart. Personal data. */
export function customerLabel(record: CustomerRecord): string {
  const key = customerKey(record);
  const name = displayName(record);
  return name === key ? name : [key, name].filter(Boolean).join(' ');
}

/** What tells a customer from others of the same name: the code, else the ID. */
export function customerKey(record: CustomerRecord): string {
  return record.code?.trim() || record.id?.trim() || '';
}
