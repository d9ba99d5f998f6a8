import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { E2eSession } from './e2eSession.ts';
import { Workbench } from './workbench.ts';

/** One user's way through the product, step by step in one session: each step is a test and begins where the last one ended. */
export class Journey {
  readonly #open: () => Promise<E2eSession>;
  #session: E2eSession | undefined;
  #failed: string | undefined;
  #steps = 0;

  /** Opens the session before the first step of the file and closes it after the last one. */
  constructor(open: () => Promise<E2eSession>) {
    this.#open = open;
    before(async () => {
      this.#session = await this.#open();
    });
    after(() => this.#session?.close());
  }

  /**
   * Adds a step. After a failed one the rest fail at once, since they would only wait for what cannot come.
   * A failed one leaves a screenshot, and with `E2E_SHOTS=all` every one does: `.cache/shots/<number>-<title>.png`.
   */
  step(title: string, run: (session: E2eSession) => Promise<void>): void {
    this.#steps += 1;
    const shot = `${String(this.#steps).padStart(2, '0')}-${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
    test(title, async () => {
      if (this.#failed !== undefined) throw failedBefore(this.#failed);
      assert.ok(this.#session);
      this.#failed = title;
      try {
        await run(this.#session);
        assert.deepEqual(this.#session.violations, [], 'no page broke its content security policy');
        this.#failed = undefined;
      } finally {
        const isWanted = this.#failed !== undefined || process.env.E2E_SHOTS === 'all';
        if (isWanted) await takeShots(this.#session, shot);
      }
    });
  }
}

/** Of every window that is open; the first has no number. */
async function takeShots({ page }: E2eSession, name: string): Promise<void> {
  const windows = page.context().pages();
  for (const [index, window] of windows.entries()) {
    await new Workbench(window).screenshot(index === 0 ? name : `${name}-${index + 1}`);
  }
}

/** Without a stack: the one failure that matters is the first. */
function failedBefore(title: string): Error {
  const error = new Error(`not reached: “${title}” failed`);
  error.stack = error.message;
  return error;
}
