import type { Budget, BudgetSnapshot } from '../budget.ts';
import type { CustomerApiOptions } from '../createCustomerApi.ts';
import { ApiError } from '../errors.ts';
import { Exchange } from '../exchange.ts';
import { operations } from '../operations.ts';
import { TokenSource } from '../token.ts';
import { HttpTransport } from '../transport.ts';
import type { TransportLimits } from '../transportLimits.ts';
import { transportLimits } from '../transportLimits.ts';

/** Milliseconds that one of the two requests may take, whatever the settings allow. */
const LONGEST_MS = 6000;

/** What a diagnosis asks of the API: a token and a list of one, each at most once. */
export interface ApiCheck {
  /** Throws ApiError. */
  token(signal: AbortSignal): Promise<void>;
  /** Throws ApiError. */
  list(signal: AbortSignal): Promise<void>;
  /** What the answers told of the request budget. */
  allowance(): BudgetSnapshot;
}

export type ApiCheckOptions = Pick<
  CustomerApiOptions,
  'origin' | 'names' | 'getCredentials' | 'log' | 'loadFetch' | 'clock' | 'limits' | 'budget'
>;

/**
 * The two requests with a token of their own: that of the account is neither used nor changed. They count for the account's
 * budget, but do not wait for it: a diagnosis says that there is none left.
 */
export function apiCheck(options: ApiCheckOptions): ApiCheck {
  const { origin, names, getCredentials, log, loadFetch, clock, limits, budget } = options;
  const transport = new HttpTransport({ loadFetch, clock, limits: () => shortened(limits?.()) });
  const exchange = new Exchange({ origin, transport, budget, log, clock });
  // Each is asked once, so there is no pause to draw lots for.
  const token = new TokenSource({ exchange, names, getCredentials, clock, random: () => 0 });
  const { id, method, path, role, answerForm, encode, decode } = operations.listCustomers;
  return {
    token: async (signal) => {
      assertLeft(budget());
      await token.get(signal, clock.now());
    },
    list: async (signal) => {
      assertLeft(budget());
      const answer = await exchange.send(
        {
          ...{ operation: id, method, path, route: path, role, answerForm, token },
          ...encode({ pageNumber: 1, pageSize: 1 }, names()),
          takesRefusals: false,
          priority: 'interactive',
          attempt: 1,
          correlation: exchange.nextCorrelation(),
          begunAt: clock.now(),
        },
        signal,
      );
      decode(answer.body, { operation: id, status: answer.status, names: names() });
    },
    allowance: () => budget().snapshot(),
  };
}

/** Throws ApiError `rateLimited` where a request would have to wait. */
function assertLeft(budget: Budget): void {
  const { remaining, resetsInMs = 0, pausedForMs } = budget.snapshot();
  const waitMs = pausedForMs > 0 ? pausedForMs : remaining > 0 ? 0 : resetsInMs;
  if (waitMs > 0) throw new ApiError({ kind: 'rateLimited', status: 429, waitMs, acted: 'no' });
}

function shortened(limits: TransportLimits = transportLimits(() => undefined)): TransportLimits {
  const { headersMs, idleMs, totalMs, maxBytes } = limits;
  const short = (ms: number) => Math.min(ms, LONGEST_MS);
  return { headersMs: short(headersMs), idleMs: short(idleMs), totalMs: short(totalMs), maxBytes };
}
