import type { Clock } from '../../src/api/clock.ts';
import type { AnswerHeaders } from '../../src/api/transport.ts';

export interface FixedWindowOptions {
  readonly limit?: number;
  readonly windowMs?: number;
  /** `first`: a window begins with its first request. `aligned`: windows follow each other without a gap. */
  readonly begins?: 'first' | 'aligned';
}

/** The vendor's rate limit as documented: 50 requests in a fixed window of 180 s, told in every answer. */
export class FixedWindowServer {
  readonly #clock: Clock;
  readonly #limit: number;
  readonly #windowMs: number;
  readonly #begins: 'first' | 'aligned';
  #startedAt: number | undefined;
  #used = 0;
  /** Requests that were refused with a 429. */
  refused = 0;
  served = 0;

  constructor(clock: Clock, { limit = 50, windowMs = 180_000, begins = 'first' }: FixedWindowOptions = {}) {
    this.#clock = clock;
    this.#limit = limit;
    this.#windowMs = windowMs;
    this.#begins = begins;
  }

  /** Takes one request now, and gives the status and the documented headers. */
  take(): { readonly status: 200 | 429; readonly headers: AnswerHeaders } {
    this.#roll();
    this.#used += 1;
    const status = this.#used > this.#limit ? 429 : 200;
    if (status === 429) this.refused += 1;
    else this.served += 1;
    return {
      status,
      headers: {
        'ratelimit-limit': String(this.#limit),
        'ratelimit-remaining': String(Math.max(0, this.#limit - this.#used)),
        'ratelimit-policy': `${this.#limit};w=${this.#windowMs / 1000}`,
      },
    };
  }

  #roll(): void {
    const now = this.#clock.now();
    const aligned = Math.floor(now / this.#windowMs) * this.#windowMs;
    if (this.#startedAt !== undefined && now < this.#startedAt + this.#windowMs) return;
    this.#startedAt = this.#begins === 'aligned' ? aligned : now;
    this.#used = 0;
  }
}
