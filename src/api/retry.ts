import type { ApiErrorDetail } from './errors.ts';
import type { Operation } from './operation.ts';

/** Requests for one read, the first included (design D5). */
export const MAX_ATTEMPTS = 4;
const BASE_MS = 500;
const CAP_MS = 10_000;

export interface RetryState {
  readonly kind: Operation<never, unknown>['kind'];
  /** The attempt that failed; the first is 1. */
  readonly attempt: number;
  /** Milliseconds of sending and pausing so far. Waiting for the budget does not count. */
  readonly spentMs: number;
  /** Milliseconds of the same after which nothing is tried again. */
  readonly deadlineMs: number;
}

/**
 * Milliseconds to wait before the next attempt, or undefined for none. Only reads are repeated, with the token call that
 * they need: never a write or a PIN check (open questions 4, 9, 28). After a token call failed the next one waits by itself,
 * so this adds nothing. A wait that would end after the deadline is not begun. `random` gives 0 up to 1.
 */
export function retryDelayMs(failure: ApiErrorDetail, state: RetryState, random: () => number): number | undefined {
  if (state.kind !== 'read' || state.attempt >= MAX_ATTEMPTS) return undefined;
  const delay = passingDelayMs(failure, state.attempt, random);
  if (delay === undefined || state.spentMs + delay >= state.deadlineMs) return undefined;
  return failure.operation === 'createToken' ? 0 : delay;
}

/**
 * Milliseconds to wait after a failure that the next attempt may not meet; undefined for any other. After a 429 the budget's
 * own pause is the wait. Otherwise full jitter: a random share of a doubling bound, but no less than the server asked for.
 */
export function passingDelayMs(failure: ApiErrorDetail, attempt: number, random: () => number): number | undefined {
  if (failure.kind === 'rateLimited') return 0;
  if (!isPassing(failure)) return undefined;
  const asked = failure.kind === 'serverError' ? (failure.retryAfterMs ?? 0) : 0;
  return Math.max(asked, random() * Math.min(CAP_MS, BASE_MS * 2 ** (attempt - 1)));
}

/** True for a failure that the next attempt may not meet. */
function isPassing(failure: ApiErrorDetail): boolean {
  switch (failure.kind) {
    case 'connectionLost':
      return true;
    case 'serverError':
      return [502, 503, 504].includes(failure.status);
    case 'unexpectedStatus':
      return failure.status === 408;
    case 'unreachable':
      return failure.layer === 'dns' && failure.code === 'EAI_AGAIN';
    default:
      return false;
  }
}
