import type { AccountConnections } from '../accounts/connections.ts';
import type { CustomerKey, CustomerRecord } from '../api/customerRecord.ts';
import { CustomerIdList } from '../customers/customerIdList.ts';
import type { Insertion } from '../customers/directory.ts';
import { CustomerDirectory } from '../customers/directory.ts';
import type { IdListAnswer } from '../customers/readByIds.ts';
import type { RowOutcome } from '../customers/rowRefresher.ts';
import type { Disposable } from '../platform/disposables.ts';

/**
 * The loaded customers of every account of this window: one directory for each, made when it is first looked at, and
 * beside it at most one id list.
 */
export class CustomerDirectories {
  readonly #connections: AccountConnections;
  readonly #pageSize: () => number;
  readonly #now: () => number;
  readonly #directories = new Map<string, CustomerDirectory>();
  readonly #idLists = new Map<string, CustomerIdList>();
  readonly #listeners = new Set<(accountId: string) => void>();

  constructor(connections: AccountConnections, pageSize: () => number, now: () => number) {
    this.#connections = connections;
    this.#pageSize = pageSize;
    this.#now = now;
  }

  /** Hears the account whose rows or state changed. */
  onDidChange(listener: (accountId: string) => void): Disposable {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  /** The directory of an account; undefined when the account is gone. */
  of(accountId: string): CustomerDirectory | undefined {
    const known = this.#directories.get(accountId);
    if (known) return known;
    const api = this.#connections.api(accountId);
    if (!api) return undefined;
    const made = new CustomerDirectory({ api, pageSize: this.#pageSize(), now: this.#now });
    this.#directories.set(accountId, made);
    made.onChange(() => this.#fire(accountId));
    return made;
  }

  /** The directory of an account if it was ever looked at. */
  known(accountId: string): CustomerDirectory | undefined {
    return this.#directories.get(accountId);
  }

  /** The customers of an account that were asked for by their ids, until that list is closed. */
  idList(accountId: string): CustomerIdList | undefined {
    return this.#idLists.get(accountId);
  }

  /** Shows an id list in place of the account's earlier one. Costs no request. */
  showIdList(accountId: string, answer: IdListAnswer): void {
    const api = this.#connections.api(accountId);
    if (!api) return;
    this.#idLists.set(accountId, new CustomerIdList(api, answer, () => this.#fire(accountId)));
    this.known(accountId)?.applyRecord(...answer.records);
    this.#fire(accountId);
  }

  /** Adds what came of reading the unread ids of the account's id list. Costs no request. */
  addToIdList(accountId: string, answer: IdListAnswer): void {
    this.known(accountId)?.applyRecord(...answer.records);
    this.idList(accountId)?.add(answer);
  }

  closeIdList(accountId: string): void {
    if (this.#idLists.delete(accountId)) this.#fire(accountId);
  }

  /** What is known of the customer of a row, whichever list the row stands in. */
  recordOf(accountId: string, customer: string): CustomerRecord | undefined {
    return this.known(accountId)?.recordOf(customer) ?? this.idList(accountId)?.recordOf(customer);
  }

  /** What is known of the customer with this key, in whichever list of the account. */
  find(accountId: string, { kind, value }: CustomerKey): CustomerRecord | undefined {
    const rows = [this.known(accountId), this.idList(accountId)].flatMap((list) => list?.state.rows ?? []);
    return rows.find(({ record }) => record[kind] === value)?.record;
  }

  /** Reads the customer of a row again (1 request), for every list that it stands in. Throws `ApiError`. */
  async refreshRow(accountId: string, customer: string): Promise<RowOutcome> {
    const directory = this.known(accountId);
    const list = directory?.recordOf(customer) ? directory : this.idList(accountId);
    const outcome = (await list?.refreshRow(customer)) ?? 'notLoaded';
    const record = list?.recordOf(customer);
    if (outcome === 'updated' && record) this.apply(accountId, record);
    return outcome;
  }

  /** Takes in a record that was read elsewhere, such as by an editor. Costs no request. */
  apply(accountId: string, record: CustomerRecord): void {
    this.known(accountId)?.applyRecord(record);
    this.idList(accountId)?.applyRecord(record);
  }

  /** Shows a customer that was just created in the account's list. Costs no request. */
  insert(accountId: string, record: CustomerRecord): Insertion {
    return this.known(accountId)?.insert(record) ?? 'notLoaded';
  }

  /** Takes a deleted customer off every list. Costs no request. */
  remove(accountId: string, customer: string): void {
    this.known(accountId)?.remove(customer);
    this.idList(accountId)?.remove(customer);
  }

  /** Lets go of all that is loaded of an account, after the account or its credentials changed. */
  drop(accountId: string): void {
    const dropped = [this.#directories.delete(accountId), this.#idLists.delete(accountId)];
    if (dropped.includes(true)) this.#fire(accountId);
  }

  /** Lets go of the accounts' own lists, after the page size changed. */
  dropDirectories(): void {
    const accountIds = [...this.#directories.keys()];
    this.#directories.clear();
    for (const accountId of accountIds) this.#fire(accountId);
  }

  /** Lets go of the lists of which nothing could be read, so that they are read again. */
  dropFailed(): void {
    for (const [accountId, { state }] of [...this.#directories]) {
      if (state.status !== 'failed' || state.rows.length > 0) continue;
      this.#directories.delete(accountId);
      this.#fire(accountId);
    }
  }

  #fire(accountId: string): void {
    for (const listener of [...this.#listeners]) listener(accountId);
  }
}
