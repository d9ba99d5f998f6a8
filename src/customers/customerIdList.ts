import type { CallOptions } from '../api/client.ts';
import type { CustomerApi } from '../api/customerApi.ts';
import type { CustomerRecord } from '../api/customerRecord.ts';
import type { DirectoryRow } from './loadedRows.ts';
import { LoadedRows } from './loadedRows.ts';
import type { IdListAnswer } from './readByIds.ts';
import type { RowOutcome } from './rowRefresher.ts';
import { RowRefresher } from './rowRefresher.ts';

/** A snapshot of an id list; a new one after every change. */
export interface IdListState {
  readonly rows: readonly DirectoryRow[];
  /** Ids that DealPOS gave nobody for. */
  readonly missing: readonly string[];
  /** Ids that were asked for and not read. */
  readonly unread: readonly string[];
}

/** Customers that were asked for by their ids: a list beside the account's own, kept in this window only. */
export class CustomerIdList {
  readonly #rows = new LoadedRows();
  readonly #refresher: RowRefresher;
  readonly #changed: () => void;
  #state: IdListState;

  /** `changed` is called after every change but this first one. */
  constructor(api: Pick<CustomerApi, 'getCustomerDetail'>, answer: IdListAnswer, changed: () => void) {
    this.#changed = changed;
    this.#refresher = new RowRefresher(api, this.#rows, () => this.#publish({}));
    this.#rows.append(answer.records, this.#rows.mark());
    this.#state = { rows: this.#rows.list(), missing: answer.missing, unread: answer.unread };
  }

  get state(): IdListState {
    return this.#state;
  }

  recordOf(key: string): CustomerRecord | undefined {
    return this.#rows.get(key)?.record;
  }

  /** Takes in what came of asking for the unread ids. */
  add(answer: IdListAnswer): void {
    this.#rows.append(answer.records, this.#rows.mark());
    this.#publish({ missing: [...this.#state.missing, ...answer.missing], unread: answer.unread });
  }

  /** Takes in customers that were read or saved elsewhere, where they are in the list. */
  applyRecord(...records: readonly CustomerRecord[]): void {
    const applied = records.filter((record) => this.#rows.apply(record) !== undefined);
    if (applied.length > 0) this.#publish({});
  }

  /** Takes a deleted customer off the list. */
  remove(key: string): void {
    if (this.#rows.remove(key)) this.#publish({});
  }

  /** Reads one customer of the list again (1 request). Throws `ApiError`, with the row left as it was. */
  refreshRow(key: string, options?: CallOptions): Promise<RowOutcome> {
    return this.#refresher.refresh(key, options);
  }

  #publish(change: Partial<IdListState>): void {
    this.#state = { ...this.#state, ...change, rows: this.#rows.list() };
    this.#changed();
  }
}
