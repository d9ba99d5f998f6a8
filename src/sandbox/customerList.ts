import type { CustomerRow } from './customerRow.ts';
import type { CustomerStore } from './store.ts';

/** How a list is filtered and ordered. Texts are in lower case; days are `yyyy-mm-dd`. */
export interface ListQuery {
  readonly name: string | undefined;
  readonly nameMatch: 'contains' | 'prefix' | 'exact';
  readonly outlet: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly toInclusive: boolean;
  readonly hideSuspended: boolean;
  readonly order: 'name' | 'code';
  /** First row of the page, from 0. */
  readonly offset: number;
  /** Rows on a page. */
  readonly limit: number;
}

/** One page of the rows that match, and how many match in all. */
export function selectPage(store: CustomerStore, query: ListQuery): { rows: CustomerRow[]; total: number } {
  let numbers = query.order === 'name' ? store.order.numbers : [...store.order.numbers].sort((a, b) => a - b);
  if (query.name !== undefined) numbers = numbers.filter((number) => nameMatches(store.order.nameOf(number), query));
  if (readsRows(query)) numbers = numbers.filter((number) => rowMatches(store.at(number), query));
  const rows = numbers.slice(query.offset, query.offset + query.limit).flatMap((number) => store.at(number) ?? []);
  return { rows, total: numbers.length };
}

function nameMatches(name: string, { name: wanted = '', nameMatch }: ListQuery): boolean {
  if (nameMatch === 'exact') return name === wanted;
  return nameMatch === 'prefix' ? name.startsWith(wanted) : name.includes(wanted);
}

function readsRows(query: ListQuery): boolean {
  return query.outlet !== undefined || query.from !== undefined || query.to !== undefined || query.hideSuspended;
}

function rowMatches(row: CustomerRow | undefined, query: ListQuery): boolean {
  if (!row || (query.hideSuspended && row.status === 'Suspended')) return false;
  if (query.outlet !== undefined && row.signUpOutlet?.toLowerCase() !== query.outlet) return false;
  if (query.from !== undefined && row.joinDate < query.from) return false;
  if (query.to === undefined) return true;
  return query.toInclusive ? row.joinDate <= query.to : row.joinDate < query.to;
}
