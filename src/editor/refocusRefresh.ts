import type { BudgetSnapshot } from '../api/budget.ts';
import type { CustomerDocument } from './customerDocument.ts';

/** Milliseconds after which a customer that is looked at again is worth a request. */
const STALE_MS = 60_000;
/** Requests that must be left for the user's own acts: three saves and one more. */
const LEFT_FOR_THE_USER = 10;

type Looked = Pick<CustomerDocument, 'accountId' | 'view' | 'refresh'>;

interface RefocusDeps {
  readonly budget: (accountId: string) => BudgetSnapshot | undefined;
  /** ms since the epoch. */
  readonly now: () => number;
  /** Why is in the log of requests. */
  readonly failed: () => void;
}

/** Reads a customer again when the user comes back to its tab, where the budget has requests to spare. */
export class RefocusRefresh {
  readonly #deps: RefocusDeps;
  /** When each was last tried: a record that cannot be read is not asked for at every change of tabs. */
  readonly #tried = new WeakMap<Looked, number>();

  constructor(deps: RefocusDeps) {
    this.#deps = deps;
  }

  /** The user looks at this customer (1 request of background priority, or none). Never throws. */
  async looked(document: Looked): Promise<void> {
    const now = this.#deps.now();
    const known = Math.max(document.view.readAt ?? Number.POSITIVE_INFINITY, this.#tried.get(document) ?? 0);
    if (now - known <= STALE_MS || !hasToSpare(this.#deps.budget(document.accountId))) return;
    this.#tried.set(document, now);
    if (await document.refresh()) this.#deps.failed();
  }
}

/** Nothing is known of an account that has made no request yet; then there is enough. */
function hasToSpare(budget: BudgetSnapshot | undefined): boolean {
  if (!budget) return true;
  return budget.pausedForMs === 0 && budget.waiting === 0 && budget.remaining > LEFT_FOR_THE_USER;
}
