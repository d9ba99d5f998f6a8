import type { Budget } from '../api/budget.ts';
import { createCustomerApi } from '../api/createCustomerApi.ts';
import type { ApiErrorDetail } from '../api/errors.ts';
import { apiErrorDetail } from '../api/errors.ts';
import { accessGate } from './accessGate.ts';
import type { SharedApiOptions } from './connections.ts';
import type { RequestBudgets } from './requestBudgets.ts';
import type { ClientCredentials } from './secretVault.ts';

/** What is tried before it is stored. */
export interface ConnectionTarget {
  readonly origin: string;
  readonly credentials: ClientCredentials;
}

export type ConnectionOutcome =
  | { readonly kind: 'connected' }
  | { readonly kind: 'failed'; readonly detail: ApiErrorDetail };

/** Tries a connection and changes nothing. Never throws; an aborted signal is the failure `cancelled`. */
export type TestConnection = (target: ConnectionTarget, signal: AbortSignal) => Promise<ConnectionOutcome>;

/** The test of issue 2, section 4: a token, then a list of one. Two requests; nothing of it is kept. */
export function connectionTester(shared: () => SharedApiOptions, budgets: RequestBudgets): TestConnection {
  return async ({ origin, credentials }, signal) => {
    const refuseWrites = accessGate(
      () => undefined,
      async () => false,
    );
    const budget = budgets.of(origin, credentials.clientId);
    const connected = createCustomerApi({
      ...shared(),
      origin,
      getCredentials: async () => credentials,
      gate: refuseWrites,
      budget: () => budget,
    });
    const paused = abortWhenPaused(budget);
    try {
      const either = AbortSignal.any([signal, paused.signal]);
      await connected.api.listCustomers({ pageNumber: 1, pageSize: 1 }, { signal: either });
      return { kind: 'connected' };
    } catch (error) {
      const detail = apiErrorDetail(error) ?? { kind: 'internal', acted: 'no' };
      return { kind: 'failed', detail: signal.aborted ? detail : (paused.detail() ?? detail) };
    } finally {
      paused.stop();
      connected.dispose();
    }
  };
}

/** A test does not wait minutes for a rate limit to pass: it ends as `rateLimited` and lets the user decide. */
function abortWhenPaused(budget: Budget) {
  const aborter = new AbortController();
  let waitMs = 0;
  const stop = budget.onChange(() => {
    waitMs = Math.max(waitMs, budget.snapshot().pausedForMs);
    if (waitMs > 0) aborter.abort();
  });
  const detail = (): ApiErrorDetail | undefined =>
    waitMs > 0 ? { kind: 'rateLimited', status: 429, waitMs, acted: 'no' } : undefined;
  return { signal: aborter.signal, detail, stop };
}
