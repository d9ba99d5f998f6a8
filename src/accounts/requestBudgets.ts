import { createHmac, randomBytes } from 'node:crypto';
import { Budget } from '../api/budget.ts';
import type { Clock } from '../api/clock.ts';
import { Signal } from './signal.ts';

/**
 * The request budgets of this window: one for each host and client id, whichever accounts have them, because DealPOS
 * counts those together (open question 27). A budget outlives its connections: what was spent stays spent.
 */
export class RequestBudgets {
  readonly #clock: Clock;
  readonly #budgets = new Map<string, Budget>();
  readonly #changed = new Signal<Budget>();
  /** Client ids are not kept: only their HMAC, under a key that nothing else has. */
  readonly #key = randomBytes(32);

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Hears every change of a budget. */
  readonly onDidChange = this.#changed.subscribe;

  /** The budget of a host and client id, made when first asked for. */
  of(origin: string, clientId: string): Budget {
    const key = createHmac('sha256', this.#key)
      .update(JSON.stringify([origin, clientId]))
      .digest('base64');
    const known = this.#budgets.get(key);
    if (known) return known;
    const made = new Budget(this.#clock);
    made.onChange(() => this.#changed.fire(made));
    this.#budgets.set(key, made);
    return made;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
