import type { CallOptions } from '../api/client.ts';
import type { CustomerApi } from '../api/customerApi.ts';
import type { CustomerRecord } from '../api/customerRecord.ts';
import type { ApiErrorDetail } from '../api/errors.ts';
import { apiErrorDetail } from '../api/errors.ts';
import { keyOf, sameCustomer, withKey } from './customer.ts';
import type { CustomerFilter } from './filter.ts';
import { isEmptyFilter, normaliseFilter, sameFilter } from './filter.ts';
import { Listing } from './listing.ts';
import { ListReader } from './listReader.ts';
import type { DirectoryRow } from './loadedRows.ts';
import { LoadedRows } from './loadedRows.ts';
import { matchesText } from './search.ts';

/** What a directory does to its list; one at a time. */
export type DirectoryAction = 'load' | 'loadMore' | 'refresh';

/** A snapshot of what is loaded; a new one after every change. */
export interface DirectoryState {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  /** What is under way, or was done last. */
  readonly action: DirectoryAction | undefined;
  readonly rows: readonly DirectoryRow[];
  /** Customers that match, loaded or not; undefined where that is not known. */
  readonly total: number | undefined;
  readonly hasMore: boolean;
  readonly filter: CustomerFilter | undefined;
  /** Why the last action failed. The rows of before are kept. */
  readonly error: ApiErrorDetail | undefined;
  /** When the first page was read, in ms of the injected clock. */
  readonly loadedAt: number | undefined;
  /** Pages that the rows came from; what `refresh` takes to read all of them again. */
  readonly pages: number;
  /** The first row that the last `loadMore` brought. */
  readonly firstNewKey: string | undefined;
}

/**
 * `notLoaded`: no such row, none that has an identifier, or one that changed while it was read.
 * `otherCustomer`: the row's key leads to somebody else by now, so the answer was dropped.
 */
export type RowOutcome = 'updated' | 'notLoaded' | 'otherCustomer';

export interface DirectorySetup {
  readonly api: Pick<CustomerApi, 'listCustomerWithTotalCount' | 'listCustomers' | 'getCustomerDetail'>;
  /** Rows, brought into 1..500. */
  readonly pageSize: number;
  /** ms since any fixed moment. */
  readonly now: () => number;
}

interface Flight {
  readonly action: DirectoryAction;
  readonly abort: AbortController;
  readonly done: Promise<DirectoryState>;
}

/** The customers of one account as far as they are loaded. One page costs one request; API failures end up in `state`. */
export class CustomerDirectory {
  readonly #setup: DirectorySetup;
  readonly #reader: ListReader;
  readonly #rows = new LoadedRows();
  readonly #listeners = new Set<(state: DirectoryState) => void>();
  readonly #rowFlights = new Map<string, Promise<RowOutcome>>();
  #listing: Listing;
  #flight: Flight | undefined;
  /** Grows whenever an answer that is under way becomes worthless. */
  #generation = 0;
  /** Grows with every removal: each shifts the rows of the pages that are under way. */
  #removals = 0;
  #state: DirectoryState;

  constructor(setup: DirectorySetup) {
    this.#setup = setup;
    this.#reader = new ListReader(setup.api);
    this.#listing = this.#newListing(undefined);
    this.#state = this.#blankState(undefined);
  }

  get state(): DirectoryState {
    return this.#state;
  }

  /** Calls back after every change. Returns what ends that. */
  onChange(listener: (state: DirectoryState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Reads page 1 if nothing is loaded yet (1 request, else none). */
  load(options?: CallOptions): Promise<DirectoryState> {
    if (this.#flight) return this.#flight.done;
    if (this.#listing.pages > 0) return Promise.resolve(this.#state);
    return this.#start('load', options, (call) => this.#reread(1, call));
  }

  /** Appends the next page (1 request, or none at the end). */
  loadMore(options?: CallOptions): Promise<DirectoryState> {
    if (this.#flight) return this.#flight.done;
    if (this.#listing.pages === 0) return this.load(options);
    if (!this.#state.hasMore) return Promise.resolve(this.#state);
    return this.#start('loadMore', options, (call) => this.#append(call));
  }

  /** Reads the first pages again (1 request each). The old rows stay until all of the new ones have arrived. */
  refresh(pages = 1, options?: CallOptions): Promise<DirectoryState> {
    if (this.#flight && this.#flight.action !== 'loadMore') return this.#flight.done;
    this.#drop();
    return this.#start('refresh', options, (call) => this.#reread(pages, call));
  }

  /** Reads one loaded customer again (1 request). Throws `ApiError`, with the row left as it was. */
  refreshRow(key: string, options?: CallOptions): Promise<RowOutcome> {
    const flying = this.#rowFlights.get(key);
    if (flying) return flying;
    const flight = this.#refreshRow(key, options).finally(() => this.#rowFlights.delete(key));
    this.#rowFlights.set(key, flight);
    return flight;
  }

  /** Takes in a customer that was read or saved elsewhere. Costs no request; false where it is not loaded. */
  applyRecord(record: CustomerRecord): boolean {
    const applied = this.#rows.apply(record) !== undefined;
    if (applied) this.#publish({});
    return applied;
  }

  /** Takes a deleted customer off the list. Costs no request; false where it is not loaded. */
  remove(key: string): boolean {
    if (!this.#rows.remove(key)) return false;
    this.#removals += 1;
    this.#listing.removed();
    this.#publish({});
    return true;
  }

  /** Changes the filter and forgets the rows; `load` reads the new ones. False where it is the filter already. */
  setFilter(filter: CustomerFilter | undefined): boolean {
    if (sameFilter(filter, this.#state.filter)) return false;
    const wanted = isEmptyFilter(filter) ? undefined : normaliseFilter(filter ?? {});
    this.#drop();
    this.#rows.clear();
    this.#listing = this.#newListing(wanted);
    this.#state = this.#blankState(wanted);
    this.#publish({});
    return true;
  }

  /** The loaded customers that hold every word of the text. Costs no request. */
  findLoaded(text: string): readonly DirectoryRow[] {
    return this.#state.rows.filter((row) => matchesText(row.record, text));
  }

  /** What is known of a loaded customer. */
  recordOf(key: string): CustomerRecord | undefined {
    return this.#rows.get(key)?.record;
  }

  /** Ends what is under way and calls nobody back any more. */
  dispose(): void {
    this.#listeners.clear();
    this.#drop();
  }

  #newListing(filter: CustomerFilter | undefined): Listing {
    return new Listing(this.#reader, filter, this.#setup.pageSize);
  }

  #blankState(filter: CustomerFilter | undefined): DirectoryState {
    const unknown = {
      action: undefined,
      total: undefined,
      error: undefined,
      loadedAt: undefined,
      firstNewKey: undefined,
    };
    return { ...unknown, status: 'idle', rows: [], hasMore: false, filter, pages: 0 };
  }

  /** Makes the answer that is under way worthless. */
  #drop(): void {
    this.#generation += 1;
    this.#flight?.abort.abort();
    this.#flight = undefined;
  }

  #start(
    action: DirectoryAction,
    options: CallOptions | undefined,
    work: (call: CallOptions) => Promise<string | undefined>,
  ): Promise<DirectoryState> {
    const abort = new AbortController();
    const signal = options?.signal ? AbortSignal.any([options.signal, abort.signal]) : abort.signal;
    const done = this.#run(work, { ...options, signal });
    this.#flight = { action, abort, done };
    this.#publish({ status: 'loading', action, error: undefined, firstNewKey: undefined });
    return done;
  }

  async #run(work: (call: CallOptions) => Promise<string | undefined>, call: CallOptions): Promise<DirectoryState> {
    const generation = this.#generation;
    let end: Partial<DirectoryState>;
    try {
      end = { status: 'ready', firstNewKey: await work(call) };
    } catch (error) {
      end = { status: 'failed', error: apiErrorDetail(error) ?? { kind: 'internal', acted: 'no' } };
    }
    if (generation === this.#generation) {
      this.#flight = undefined;
      this.#publish(end);
    }
    return this.#state;
  }

  /** Reads the first pages into a listing of their own, and puts it in place of the old one at the end. */
  async #reread(pages: number, call: CallOptions): Promise<undefined> {
    const [generation, removals, since] = [this.#generation, this.#removals, this.#rows.mark()];
    const listing = this.#newListing(this.#state.filter);
    const records: CustomerRecord[] = [];
    while (listing.pages < pages && !listing.ended) {
      const page = await listing.read(call);
      listing.count(page);
      records.push(...listing.matching(page));
    }
    if (generation !== this.#generation) return undefined;
    // Customers that were removed meanwhile may still have been on these pages.
    for (let n = removals; n < this.#removals; n += 1) listing.removed();
    this.#rows.replace(records, since);
    this.#listing = listing;
    this.#state = { ...this.#state, loadedAt: this.#setup.now() };
    return undefined;
  }

  async #append(call: CallOptions): Promise<string | undefined> {
    const [generation, removals, since] = [this.#generation, this.#removals, this.#rows.mark()];
    const listing = this.#listing;
    const page = await listing.read(call);
    if (generation !== this.#generation) return undefined;
    // A removal has moved the rows that this page was asked for: show them, but read from there again next time.
    if (removals === this.#removals) listing.count(page);
    return this.#rows.append(listing.matching(page), since);
  }

  async #refreshRow(key: string, options: CallOptions | undefined): Promise<RowOutcome> {
    const row = this.#rows.get(key);
    const wanted = row && keyOf(row.record);
    if (!wanted) return 'notLoaded';
    const record = withKey(await this.#setup.api.getCustomerDetail(wanted, options), wanted);
    // Changed or gone meanwhile: what is there is newer than this answer.
    if (this.#rows.get(key) !== row) return 'notLoaded';
    if (sameCustomer(row.record, record) === 'different') return 'otherCustomer';
    this.#rows.apply(record, key);
    this.#publish({});
    return 'updated';
  }

  /** Takes over the parts of the state that changed, works out the rest, and tells everybody. */
  #publish(change: Partial<DirectoryState>): void {
    const { ended, pages, total } = this.#listing;
    const rows = this.#rows.list();
    this.#state = {
      ...this.#state,
      ...change,
      rows,
      pages,
      total: ended ? Math.max(rows.length, total ?? 0) : total,
      hasMore: pages > 0 && !ended,
    };
    for (const listener of [...this.#listeners]) listener(this.#state);
  }
}
