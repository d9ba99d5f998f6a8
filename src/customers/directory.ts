import type { CallOptions } from '../api/client.ts';
import type { CustomerApi } from '../api/customerApi.ts';
import type { CustomerRecord } from '../api/customerRecord.ts';
import type { ApiErrorDetail } from '../api/errors.ts';
import { apiErrorDetail } from '../api/errors.ts';
import { keyOf } from './customer.ts';
import type { CustomerFilter } from './filter.ts';
import { isEmptyFilter, normaliseFilter, sameFilter, surelyMatches } from './filter.ts';
import { Listing } from './listing.ts';
import { ListReader } from './listReader.ts';
import type { DirectoryRow } from './loadedRows.ts';
import { LoadedRows } from './loadedRows.ts';
import type { RowOutcome } from './rowRefresher.ts';
import { RowRefresher } from './rowRefresher.ts';
import { matchesText } from './search.ts';

/** What became of a created customer: whether the list shows it now, and if not, why. */
export type Insertion = 'listed' | 'filteredOut' | 'notLoaded';

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
  /** Asked for by the plain list call, which tells no total. */
  readonly plain: boolean;
  /** Why the last action failed. The rows of before are kept. */
  readonly error: ApiErrorDetail | undefined;
  /** When the first page was read, in ms of the injected clock. */
  readonly loadedAt: number | undefined;
  /** Pages that the rows came from; what `refresh` takes to read all of them again. */
  readonly pages: number;
  /** The first row that the last `loadMore` brought. */
  readonly firstNewKey: string | undefined;
}

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
  readonly #plainReader: ListReader;
  readonly #rows = new LoadedRows();
  readonly #rowRefresher: RowRefresher;
  readonly #listeners = new Set<(state: DirectoryState) => void>();
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
    this.#plainReader = new ListReader(setup.api, { plain: true });
    this.#rowRefresher = new RowRefresher(setup.api, this.#rows, () => this.#publish({}));
    this.#state = blankState(undefined, false);
    this.#listing = this.#newListing();
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

  /** Appends the next page (1 request, or none at the end); after a refresh that is under way, unless that fails. */
  loadMore(options?: CallOptions): Promise<DirectoryState> {
    if (this.#flight?.action === 'refresh') return this.#loadMoreAfter(this.#flight, options);
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
    return this.#rowRefresher.refresh(key, options);
  }

  /** Takes in customers that were read or saved elsewhere. Costs no request; false where none of them is loaded. */
  applyRecord(...records: readonly CustomerRecord[]): boolean {
    const applied = records.filter((record) => this.#rows.apply(record) !== undefined);
    if (applied.length > 0) this.#publish({});
    return applied.length > 0;
  }

  /**
   * Puts a customer that was just created at the top of the list, wherever DealPOS will list it. Costs no request. Nothing
   * happens to a list that was not read yet, which will hold the customer anyway, nor for one without any identifier.
   */
  insert(record: CustomerRecord): Insertion {
    if ((this.#listing.pages === 0 && !this.#flight) || !keyOf(record)) return 'notLoaded';
    if (!surelyMatches(record, this.#state.filter)) return 'filteredOut';
    if (this.#rows.insert(record)) this.#listing.added(1);
    this.#publish({});
    return 'listed';
  }

  /** Takes a deleted customer off the list. Costs no request; false where it is not loaded. */
  remove(key: string): boolean {
    if (!this.#rows.remove(key)) return false;
    this.#removals += 1;
    this.#listing.removed();
    this.#publish({});
    return true;
  }

  /**
   * Changes the filter and forgets the rows; `load` reads the new ones, with `plain` by the plain list call.
   * False where it is the filter already.
   */
  setFilter(filter: CustomerFilter | undefined, { plain = false }: { readonly plain?: boolean } = {}): boolean {
    if (plain === this.#state.plain && sameFilter(filter, this.#state.filter)) return false;
    this.#drop();
    this.#rows.clear();
    this.#state = blankState(isEmptyFilter(filter) ? undefined : normaliseFilter(filter ?? {}), plain);
    this.#listing = this.#newListing();
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

  #newListing(): Listing {
    const { filter, plain } = this.#state;
    return new Listing(plain ? this.#plainReader : this.#reader, filter, this.#setup.pageSize);
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
    const listing = this.#newListing();
    const records: CustomerRecord[] = [];
    while (listing.pages < pages && !listing.ended) {
      const page = await listing.read(call);
      listing.count(page);
      records.push(...listing.matching(page));
    }
    if (generation !== this.#generation) return undefined;
    // Customers that were removed meanwhile may still have been on these pages.
    for (let n = removals; n < this.#removals; n += 1) listing.removed();
    listing.added(this.#rows.insertedSince(since, records));
    this.#rows.replace(records, since);
    this.#listing = listing;
    this.#state = { ...this.#state, loadedAt: this.#setup.now() };
    return undefined;
  }

  async #loadMoreAfter({ done }: Flight, options: CallOptions | undefined): Promise<DirectoryState> {
    const generation = this.#generation;
    const { status } = await done;
    return status === 'ready' && generation === this.#generation ? this.loadMore(options) : this.#state;
  }

  async #append(call: CallOptions): Promise<string | undefined> {
    const [generation, removals, since] = [this.#generation, this.#removals, this.#rows.mark()];
    const listing = this.#listing;
    const page = await listing.read(call);
    if (generation !== this.#generation) return undefined;
    // A removal has moved the rows that this page was asked for: show them, but read from there again next time.
    if (removals === this.#removals) {
      listing.count(page);
      listing.added(this.#rows.insertedSince(since, page.customers));
    }
    return this.#rows.append(listing.matching(page), since);
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

/** True where the list is not the account's whole one, or not asked for in the usual way: what Clear Filter undoes. */
export function isFiltered(state: DirectoryState | undefined): boolean {
  return state !== undefined && (state.plain || !isEmptyFilter(state.filter));
}

function blankState(filter: CustomerFilter | undefined, plain: boolean): DirectoryState {
  const unknown = {
    action: undefined,
    total: undefined,
    error: undefined,
    loadedAt: undefined,
    firstNewKey: undefined,
  };
  return { ...unknown, status: 'idle', rows: [], hasMore: false, filter, plain, pages: 0 };
}
