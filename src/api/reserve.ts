import type { Turn } from './turn.ts';

/** Share of the limit that a priority leaves to those above it: 0, 2 and 5 of 50 requests. */
const SHARE: Readonly<Record<Turn, number>> = { token: 0, interactive: 0, background: 0.04, job: 0.1 };

/** Share of a window, at its end, in which the reserve is given up bit by bit: long enough for slow answers. */
const RELEASE_SHARE = 0.1;

/** What a busy person may have reserved, as a share of the limit. */
const MOST_SHARE = 0.5;

/** Milliseconds before the end of a window in which the last reserved request is given up too. */
const LAST_RELEASE_MS = 1000;

/** The window that a reserve is kept in: requests, milliseconds, and the milliseconds that are left of it. */
export interface ReserveWindow {
  readonly limit: number;
  /** Requests that a person made within the last window's length: as many are likely to follow. */
  readonly clicks: number;
  readonly windowMs: number;
  /** Undefined before the window has begun. */
  readonly leftMs: number | undefined;
}

/** True where a priority leaves requests to those above it. */
export function keepsReserve(turn: Turn): boolean {
  return SHARE[turn] > 0;
}

/** Requests that a priority leaves at the beginning of a window. */
export function fullReserve(turn: Turn, { limit, clicks }: Pick<ReserveWindow, 'limit' | 'clicks'>): number {
  const least = Math.floor(limit * SHARE[turn]);
  return turn === 'job' && least > 0 ? Math.min(least + clicks, Math.floor(limit * MOST_SHARE)) : least;
}

/**
 * Requests that a priority must leave now. Towards the end of the window the reserve shrinks evenly, and the last one goes
 * in the last second, so that no request is lost, and so that a job notices a window that began before its own reckoning.
 */
export function reserveNow(turn: Turn, window: ReserveWindow): number {
  const { windowMs, leftMs } = window;
  const kept = fullReserve(turn, window);
  if (kept === 0 || leftMs === undefined) return kept;
  return leftMs < LAST_RELEASE_MS ? 0 : Math.min(kept, 1 + Math.floor((kept * leftMs) / (windowMs * RELEASE_SHARE)));
}

/** Milliseconds before the end of the window at which the reserve falls below `available` requests (at least 1). */
export function reserveFallsAt(turn: Turn, available: number, window: ReserveWindow): number {
  const share = ((available - 1) * window.windowMs * RELEASE_SHARE) / fullReserve(turn, window);
  return Math.max(share, LAST_RELEASE_MS) - 1;
}
