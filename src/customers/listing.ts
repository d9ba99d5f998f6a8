import type { CallOptions } from '../api/client.ts';
import type { CustomerPage, CustomerRecord } from '../api/customerRecord.ts';
import { stableKey } from './customer.ts';
import type { CustomerFilter } from './filter.ts';
import { filtersLocally, matchesFilter, requestedFilter } from './filter.ts';
import type { ListReader } from './listReader.ts';
import type { Paging } from './pages.ts';
import { afterAddition, afterPage, afterRemoval, firstPage, nextRequest } from './pages.ts';

/** One filtered list of the server as far as it was read. Reading a page and counting it are two steps, so that a page can be dropped. */
export class Listing {
  readonly #reader: ListReader;
  readonly #filter: CustomerFilter | undefined;
  /** Every customer of the pages, also those that were filtered out afterwards. */
  readonly #seen = new Set<string>();
  #paging: Paging;
  #pages = 0;

  /** `pageSize` in rows, brought into 1..500. */
  constructor(reader: ListReader, filter: CustomerFilter | undefined, pageSize: number) {
    this.#reader = reader;
    this.#filter = filter;
    this.#paging = firstPage(pageSize);
  }

  /** Pages counted so far. */
  get pages(): number {
    return this.#pages;
  }

  get ended(): boolean {
    return this.#paging.ended;
  }

  /** The server's number of customers, unless some are dropped here after they were read (open question 22). */
  get total(): number | undefined {
    return filtersLocally(this.#filter) ? undefined : this.#paging.total;
  }

  /** Asks for the next page (1 request). Counts nothing. */
  async read(call: CallOptions): Promise<CustomerPage> {
    const request = nextRequest(this.#paging);
    if (!request) return { customers: [], totalCount: undefined };
    return this.#reader.read({ ...request, ...requestedFilter(this.#filter) }, call);
  }

  /** Moves on by the page that was asked for last. */
  count(page: CustomerPage): void {
    const before = this.#seen.size;
    for (const record of page.customers) this.#seen.add(stableKey(record));
    this.#paging = afterPage(this.#paging, {
      received: page.customers.length,
      fresh: this.#seen.size - before,
      total: page.totalCount,
    });
    this.#pages += 1;
  }

  /** The customers of a page that pass the filter. */
  matching(page: CustomerPage): readonly CustomerRecord[] {
    return page.customers.filter((record) => matchesFilter(record, this.#filter));
  }

  /** Takes in that customers were created, which count among those that match. */
  added(count: number): void {
    this.#paging = afterAddition(this.#paging, count);
  }

  /** Takes in that one customer was deleted, so that the next page skips none of those that moved up. */
  removed(): void {
    this.#paging = afterRemoval(this.#paging);
  }
}
