import { ApiError } from './errors.ts';

/** Time as the API layer sees it: monotonic, so that a changed system clock alters no deadline, window or token life. */
export interface Clock {
  /** Milliseconds since some fixed moment; never goes back. */
  now(): number;
  /** Runs `run` once after `ms` milliseconds. The answer cancels it. */
  setTimer(ms: number, run: () => void): () => void;
}

/** The process's monotonic clock. */
export const systemClock: Clock = {
  now: () => performance.now(),
  setTimer: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** Resolves after `ms` milliseconds; throws ApiError `cancelled` as soon as the signal is aborted. */
export function sleep(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancelled = () => reject(new ApiError({ kind: 'cancelled', acted: 'no' }));
    if (signal?.aborted) return cancelled();
    const onAbort = () => {
      cancelTimer();
      cancelled();
    };
    const cancelTimer = clock.setTimer(ms, () => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    });
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
