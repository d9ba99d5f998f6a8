import type { Clock } from './clock.ts';
import { ApiError } from './errors.ts';
import type { Sent } from './rateLimitWindow.ts';
import { RateLimitWindow } from './rateLimitWindow.ts';
import type { AnswerHeaders } from './transport.ts';

/** Who asks: a person who waits, the views that keep themselves fresh, or bulk work. */
export type Priority = 'interactive' | 'background' | 'job';

/** A place in the queues. The token call goes first: everything else waits for it. */
export type Turn = 'token' | Priority;

const TURNS: readonly Turn[] = ['token', 'interactive', 'background', 'job'];

/** Share of the limit that a priority leaves to those above it: 0, 2 and 5 of 50 requests. */
const RESERVE: Readonly<Record<Turn, number>> = { token: 0, interactive: 0, background: 0.04, job: 0.1 };

/** Milliseconds before the end of a window in which the last reserved request is given up too. */
const LAST_RELEASE_MS = 1000;

export interface BudgetSnapshot {
  /** Requests of one window. */
  readonly limit: number;
  /** Requests that are possible now. */
  readonly remaining: number;
  /** Milliseconds until the window ends; undefined when none has begun. */
  readonly resetsInMs: number | undefined;
  /** Requests that wait. */
  readonly waiting: number;
  /** Milliseconds for which the server asked for silence; 0 when it did not. */
  readonly pausedForMs: number;
}

/** The right to send one request. Exactly one of its methods is called, when the request has ended. */
export interface Permit {
  answered(headers: AnswerHeaders): void;
  /** No answer came. `reached`: whether the server may have counted the request. */
  lost(reached: boolean): void;
}

interface Waiter {
  readonly grant: (permit: Permit) => void;
}

/**
 * The request budget of one account, shared by everything that it does (design D4, open question 27): first come first
 * served within a priority, the whole account pausing on a 429. A timer runs only while something waits.
 */
export class Budget {
  readonly #clock: Clock;
  readonly #window = new RateLimitWindow();
  readonly #queues: Readonly<Record<Turn, Waiter[]>> = { token: [], interactive: [], background: [], job: [] };
  readonly #listeners = new Set<() => void>();
  #pausedUntil = Number.NEGATIVE_INFINITY;
  #cancelTimer: (() => void) | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Waits for the right to send one request. Throws ApiError `cancelled` when the signal is aborted meanwhile. */
  take(priority: Turn, signal?: AbortSignal): Promise<Permit> {
    return new Promise((resolve, reject) => {
      const cancelled = () => reject(new ApiError({ kind: 'cancelled', acted: 'no' }));
      if (signal?.aborted) return cancelled();
      const onAbort = () => {
        const queue = this.#queues[priority];
        queue.splice(queue.indexOf(waiter), 1);
        cancelled();
        this.#changed();
      };
      const waiter: Waiter = {
        grant: (permit) => {
          signal?.removeEventListener('abort', onAbort);
          resolve(permit);
        },
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#queues[priority].push(waiter);
      this.#changed();
    });
  }

  /** Stops every request for the time that a 429 named (milliseconds). A shorter pause never ends a longer one. */
  pause(ms: number): void {
    const now = this.#clock.now();
    this.#pausedUntil = Math.max(this.#pausedUntil, now + ms);
    this.#window.exhaustedUntil(this.#pausedUntil, now);
    this.#changed();
  }

  snapshot(): BudgetSnapshot {
    const now = this.#clock.now();
    const endsAt = this.#window.endsAt(now);
    const pausedForMs = Math.max(0, this.#pausedUntil - now);
    return {
      limit: this.#window.limit,
      remaining: pausedForMs > 0 ? 0 : this.#window.available(now),
      resetsInMs: endsAt === undefined ? undefined : endsAt - now,
      waiting: TURNS.reduce((sum, priority) => sum + this.#queues[priority].length, 0),
      pausedForMs,
    };
  }

  /** Calls the listener after each change that a request, an answer or a pause makes. Returns the way to stop it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  #changed(): void {
    this.#serve();
    for (const listener of [...this.#listeners]) listener();
  }

  /** Grants whatever is possible now and sets the timer for what comes next. */
  #serve(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    const now = this.#clock.now();
    for (const priority of TURNS) {
      const queue = this.#queues[priority];
      while (queue[0] && this.#isPossible(priority, now)) {
        const waiter = queue.shift();
        waiter?.grant(this.#permit(this.#window.send(now)));
      }
      if (queue.length > 0) {
        this.#wakeFor(priority, now);
        return;
      }
    }
  }

  #isPossible(priority: Turn, now: number): boolean {
    if (now < this.#pausedUntil) return false;
    // While nothing is known of a window, only a person's request goes beside another: tills may have spent it.
    if (RESERVE[priority] > 0 && !this.#window.confirmed && this.#window.underWay > 0) return false;
    return this.#window.available(now) > this.#reserve(priority, now);
  }

  /**
   * Requests that a priority must leave. The reserve shrinks evenly over the window and the last one goes in its last
   * second, so that no request is lost, and so that a job soon notices a window that began before its own reckoning.
   */
  #reserve(priority: Turn, now: number): number {
    const kept = this.#fullReserve(priority);
    const endsAt = this.#window.endsAt(now);
    if (kept === 0 || endsAt === undefined) return kept;
    const left = endsAt - now;
    return left < LAST_RELEASE_MS ? 0 : Math.min(kept, 1 + Math.floor((kept * left) / this.#window.windowMs));
  }

  #fullReserve(priority: Turn): number {
    return Math.floor(this.#window.limit * RESERVE[priority]);
  }

  /** Answers wake the queue by themselves, so a timer is needed only for the end of a pause, window or reserve. */
  #wakeFor(priority: Turn, now: number): void {
    const at = now < this.#pausedUntil ? this.#pausedUntil : this.#possibleAt(priority, now);
    if (at === undefined) return;
    this.#cancelTimer = this.#clock.setTimer(Math.max(1, Math.ceil(at - now)), () => {
      this.#cancelTimer = undefined;
      this.#changed();
    });
  }

  #possibleAt(priority: Turn, now: number): number | undefined {
    const endsAt = this.#window.endsAt(now);
    if (endsAt === undefined) return undefined;
    const available = this.#window.available(now);
    if (available === 0 || available > this.#reserve(priority, now)) return endsAt;
    const share = ((available - 1) * this.#window.windowMs) / this.#fullReserve(priority);
    return endsAt - Math.max(share, LAST_RELEASE_MS) + 1;
  }

  #permit(sent: Sent): Permit {
    return {
      answered: (headers) => {
        this.#window.answered(sent, headers, this.#clock.now());
        this.#changed();
      },
      lost: (reached) => {
        this.#window.lost(sent, reached, this.#clock.now());
        this.#changed();
      },
    };
  }
}
