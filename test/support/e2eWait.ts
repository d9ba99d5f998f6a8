import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';

/** How long to wait in all, and between two looks, in ms. */
const WAIT_MS = 20_000;
const LOOK_MS = 25;

/** For what no locator can see, such as files: looks until there is something, and returns it. Fails when it never comes. */
export async function eventually<T>(
  what: string | (() => string),
  look: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  for (let waited = 0; waited < WAIT_MS; waited += LOOK_MS) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    await delay(LOOK_MS);
  }
  return assert.fail(`${typeof what === 'string' ? what : what()} did not come within ${WAIT_MS / 1000} s`);
}
