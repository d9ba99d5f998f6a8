import type { AccountConnections } from '../accounts/connections.ts';
import type { CustomerRecord } from '../api/customerRecord.ts';
import { CustomerDirectory } from '../customers/directory.ts';
import type { Disposable } from '../platform/disposables.ts';

/** The loaded customers of every account of this window: one directory for each, made when it is first looked at. */
export class CustomerDirectories {
  readonly #connections: AccountConnections;
  readonly #pageSize: () => number;
  readonly #now: () => number;
  readonly #directories = new Map<string, CustomerDirectory>();
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

  /** Takes in a record that was read elsewhere, such as by an editor. Costs no request. */
  apply(accountId: string, record: CustomerRecord): void {
    this.#directories.get(accountId)?.applyRecord(record);
  }

  /** Lets go of what is loaded, after the account, its credentials or the page size changed. */
  drop(accountId: string): void {
    if (this.#directories.delete(accountId)) this.#fire(accountId);
  }

  dropAll(): void {
    for (const accountId of [...this.#directories.keys()]) this.drop(accountId);
  }

  #fire(accountId: string): void {
    for (const listener of [...this.#listeners]) listener(accountId);
  }
}
