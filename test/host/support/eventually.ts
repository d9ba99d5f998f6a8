import { setTimeout as delay } from 'node:timers/promises';

/** ms between two looks. */
const PAUSE_MS = 15;

/**
 * Looks again and again until `check` neither throws nor gives false or undefined, and returns what it gave. Throws what the
 * last look said after `ms`. VS Code works in several processes, so for much of what it does there is no event to wait for.
 */
export async function eventually<T>(
  check: () => T | false | undefined | Promise<T | false | undefined>,
  ms = 8000,
): Promise<T> {
  const end = performance.now() + ms;
  let last: unknown;
  do {
    try {
      const value = await check();
      if (value !== false && value !== undefined) return value;
      last = new Error(`not within ${ms} ms: ${check}`);
    } catch (error) {
      last = error;
    }
    await delay(PAUSE_MS);
  } while (performance.now() < end);
  throw last;
}

/** The same for checks that only assert. */
export async function eventuallyHolds(check: () => void | Promise<void>, ms?: number): Promise<void> {
  await eventually(async () => {
    await check();
    return true;
  }, ms);
}
