import type { RequestTrace, TracedRequest } from '../api/requestTrace.ts';
import type { Disposable } from '../platform/disposables.ts';
import type { AccountStore } from './accountStore.ts';

/** Requests that are kept of one account. */
const MAX_REQUESTS = 100;

export interface PastRequest {
  readonly accountId: string;
  /** When it ended, in ms since the epoch. */
  readonly at: number;
  readonly request: TracedRequest;
}

/**
 * The latest requests of this window, for "Copy as cURL": the last 100 of each account, in memory only, because they hold
 * personal data. Those of an account go when it is removed, and none comes after that.
 */
export class RequestHistory {
  readonly #accounts: Pick<AccountStore, 'get' | 'onDidChange'>;
  readonly #now: () => number;
  readonly #listening: Disposable;
  #requests: readonly PastRequest[] = [];

  /** `now` is in ms since the epoch. */
  constructor(accounts: Pick<AccountStore, 'get' | 'onDidChange'>, now: () => number) {
    this.#accounts = accounts;
    this.#now = now;
    this.#listening = accounts.onDidChange(() => this.#dropRemoved());
  }

  /** What the account's connection tells its requests to. */
  of(accountId: string): RequestTrace {
    return { sent: (request) => this.#keep(accountId, request) };
  }

  /** Newest first. */
  recent(): readonly PastRequest[] {
    return this.#requests.toReversed();
  }

  dispose(): void {
    this.#listening.dispose();
    this.#requests = [];
  }

  /** A request that a removal has cancelled ends after the account is gone. */
  #keep(accountId: string, request: TracedRequest): void {
    if (!this.#accounts.get(accountId)) return;
    const own = this.#requests.filter((past) => past.accountId === accountId);
    const surplus = own.length >= MAX_REQUESTS ? own[0] : undefined;
    this.#requests = [...this.#requests.filter((past) => past !== surplus), { accountId, at: this.#now(), request }];
  }

  #dropRemoved(): void {
    this.#requests = this.#requests.filter(({ accountId }) => this.#accounts.get(accountId) !== undefined);
  }
}
