import type { Clock } from './clock.ts';
import { ApiError } from './errors.ts';
import type { Sent } from './rateLimitWindow.ts';
import { RateLimitWindow } from './rateLimitWindow.ts';
import { RecentCount } from './recentCount.ts';
import type { Waiter } from './requestQueues.ts';
import { RequestQueues } from './requestQueues.ts';
import type { ReserveWindow } from './reserve.ts';
import { fullReserve, keepsReserve, reserveFallsAt, reserveNow } from './reserve.ts';
import type { AnswerHeaders } from './transport.ts';
import type { Turn } from './turn.ts';
import { TURNS } from './turn.ts';

/** The job of all requests that name none. */
const UNNAMED = {};

export interface BudgetSnapshot {
  /** Requests of one window. */
  readonly limit: number;
  /** Length of a window in milliseconds. */
  readonly windowMs: number;
  /** Requests that are possible now. */
  readonly remaining: number;
  /** Of these, requests that nothing asks for and no reserve is made of: work that nobody waits for may take them. */
  readonly spare: number;
  /** Milliseconds until the window ends; undefined when none has begun. */
  readonly resetsInMs: number | undefined;
  /** Requests that wait, in all and by their turn. */
  readonly waiting: number;
  readonly queued: Readonly<Record<Turn, number>>;
  /** Milliseconds until the first of those goes on at the latest; undefined when none waits, or an answer decides it. */
  readonly continuesInMs: number | undefined;
  /** Milliseconds for which the server asked for silence; 0 when it did not. */
  readonly pausedForMs: number;
}

/** The right to send one request. Exactly one of its methods is called, when the request has ended. */
export interface Permit {
  answered(headers: AnswerHeaders): void;
  /** No answer came. `reached`: whether the server may have counted the request. */
  lost(reached: boolean): void;
}

interface Asking extends Waiter {
  readonly grant: (permit: Permit) => void;
  readonly cancel: () => void;
}

/**
 * The request budget of one host and client id, shared by everything that is done with them (design D4, open question 27):
 * first come first served within a priority, jobs by turns, all pausing on a 429. A timer runs only while something waits.
 */
export class Budget {
  readonly #clock: Clock;
  readonly #window = new RateLimitWindow();
  readonly #queues = new RequestQueues<Asking>();
  readonly #clicks = new RecentCount();
  readonly #listeners = new Set<() => void>();
  #pausedUntil = Number.NEGATIVE_INFINITY;
  #cancelTimer: (() => void) | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Waits for the right to send one request. `job` is the work that it is part of; jobs take turns. Throws ApiError
   * `cancelled` when the signal is aborted meanwhile, or on `cancelWaiting`.
   */
  take(turn: Turn, signal?: AbortSignal, job: object = UNNAMED): Promise<Permit> {
    return new Promise((resolve, reject) => {
      const refuse = () => reject(new ApiError({ kind: 'cancelled', acted: 'no' }));
      if (signal?.aborted) return refuse();
      const cancel = () => {
        signal?.removeEventListener('abort', cancel);
        if (!this.#queues.remove(asking, this.#clock.now())) return;
        refuse();
        this.#changed();
      };
      const grant = (permit: Permit) => {
        signal?.removeEventListener('abort', cancel);
        resolve(permit);
      };
      const asking: Asking = { turn, job, grant, cancel };
      signal?.addEventListener('abort', cancel, { once: true });
      this.#queues.add(asking, this.#clock.now());
      this.#changed();
    });
  }

  /** Ends the waiting of everything that has one of these turns, as `cancelled`. What is under way goes on. */
  cancelWaiting(turns: readonly Turn[]): void {
    for (const asking of this.#queues.list(turns)) asking.cancel();
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
    const window = this.#reserveWindow(now);
    const { limit, windowMs, leftMs } = window;
    const pausedForMs = Math.max(0, this.#pausedUntil - now);
    const remaining = pausedForMs > 0 ? 0 : this.#window.available(now);
    const queued = this.#queues.lengths();
    const waiting = TURNS.reduce((sum, turn) => sum + queued[turn], 0);
    const first = this.#queues.firstTurn();
    const continuesAt = first && this.#possibleAt(first, now);
    return {
      ...{ limit, windowMs, remaining, waiting, queued, pausedForMs },
      spare: Math.max(0, remaining - waiting - fullReserve('job', window)),
      resetsInMs: leftMs,
      continuesInMs: continuesAt === undefined ? undefined : Math.max(0, continuesAt - now),
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

  /** Grants whatever is possible now, in the order of the turns, and sets the timer for what comes next. */
  #serve(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    const now = this.#clock.now();
    for (let turn = this.#queues.firstTurn(); turn; turn = this.#queues.firstTurn()) {
      const asking = this.#isPossible(turn, now) ? this.#queues.next(turn, now) : undefined;
      if (!asking) {
        this.#wakeFor(turn, now);
        return;
      }
      if (turn === 'interactive') this.#clicks.add(now);
      asking.grant(this.#permit(this.#window.send(now), asking));
    }
  }

  #isPossible(turn: Turn, now: number): boolean {
    if (now < this.#pausedUntil || this.#waitsForAnswer(turn)) return false;
    return this.#available(turn, now) > reserveNow(turn, this.#reserveWindow(now));
  }

  /** While nothing is known of a window, only a person's request goes beside another: tills may have spent it. */
  #waitsForAnswer(turn: Turn): boolean {
    return keepsReserve(turn) && !this.#window.confirmed && this.#window.underWay > 0;
  }

  /** Those who leave a reserve also leave what others have most likely spent since the last answer. */
  #available(turn: Turn, now: number): number {
    const available = this.#window.available(now);
    return keepsReserve(turn) ? available - this.#window.spentByOthersSince(now) : available;
  }

  #reserveWindow(now: number): ReserveWindow {
    const endsAt = this.#window.endsAt(now);
    const { limit, windowMs } = this.#window;
    const clicks = this.#clicks.within(windowMs, now);
    return { limit, clicks, windowMs, leftMs: endsAt === undefined ? undefined : endsAt - now };
  }

  /** Answers wake the queue by themselves, so a timer is needed only for the end of a pause, window or reserve. */
  #wakeFor(turn: Turn, now: number): void {
    const at = this.#possibleAt(turn, now);
    if (at === undefined) return;
    this.#cancelTimer = this.#clock.setTimer(Math.max(1, Math.ceil(at - now)), () => {
      this.#cancelTimer = undefined;
      this.#changed();
    });
  }

  /** When the turn can go on, should no answer come; undefined where an answer decides it. */
  #possibleAt(turn: Turn, now: number): number | undefined {
    if (now < this.#pausedUntil) return this.#pausedUntil;
    const endsAt = this.#window.endsAt(now);
    if (endsAt === undefined || this.#waitsForAnswer(turn)) return undefined;
    const window = this.#reserveWindow(now);
    const available = Math.floor(this.#available(turn, now));
    if (available <= 0) return endsAt;
    return available > reserveNow(turn, window) ? undefined : endsAt - reserveFallsAt(turn, available, window);
  }

  #permit(sent: Sent, asking: Asking): Permit {
    let isOpen = true;
    const end = (learn: (now: number) => void) => {
      if (!isOpen) return;
      isOpen = false;
      const now = this.#clock.now();
      this.#queues.ended(asking, now);
      learn(now);
      this.#changed();
    };
    return {
      answered: (headers) => end((now) => this.#window.answered(sent, headers, now)),
      lost: (reached) => end((now) => this.#window.lost(sent, reached, now)),
    };
  }
}
