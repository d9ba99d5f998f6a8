import type { CallOptions } from '../api/client.ts';
import type { CustomerApi } from '../api/customerApi.ts';
import { keyOf, sameCustomer, withKey } from './customer.ts';
import type { LoadedRows } from './loadedRows.ts';

/**
 * `notLoaded`: no such row, none that has an identifier, or one that changed while it was read.
 * `otherCustomer`: the row's key leads to somebody else by now, so the answer was dropped.
 */
export type RowOutcome = 'updated' | 'notLoaded' | 'otherCustomer';

/** Reads single loaded customers again. Who asks for a row that is being read shares the request. */
export class RowRefresher {
  readonly #api: Pick<CustomerApi, 'getCustomerDetail'>;
  readonly #rows: LoadedRows;
  readonly #changed: () => void;
  readonly #flights = new Map<string, Promise<RowOutcome>>();

  /** `changed` is called after a row was updated. */
  constructor(api: Pick<CustomerApi, 'getCustomerDetail'>, rows: LoadedRows, changed: () => void) {
    this.#api = api;
    this.#rows = rows;
    this.#changed = changed;
  }

  /** Reads one row again (1 request). Throws `ApiError`, with the row left as it was. */
  refresh(key: string, options?: CallOptions): Promise<RowOutcome> {
    const flying = this.#flights.get(key);
    if (flying) return flying;
    const flight = this.#refresh(key, options).finally(() => this.#flights.delete(key));
    this.#flights.set(key, flight);
    return flight;
  }

  async #refresh(key: string, options: CallOptions | undefined): Promise<RowOutcome> {
    const row = this.#rows.get(key);
    const wanted = row && keyOf(row.record);
    if (!wanted) return 'notLoaded';
    const record = withKey(await this.#api.getCustomerDetail(wanted, options), wanted);
    // Changed or gone meanwhile: what is there is newer than this answer.
    if (this.#rows.get(key) !== row) return 'notLoaded';
    if (sameCustomer(row.record, record) === 'different') return 'otherCustomer';
    this.#rows.apply(record, key);
    this.#changed();
    return 'updated';
  }
}
