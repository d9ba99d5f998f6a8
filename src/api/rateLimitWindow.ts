import { OthersSpending } from './othersSpending.ts';
import { durationSeconds } from './rateLimitWait.ts';
import type { AnswerHeaders } from './transport.ts';

/** Documented default: 50 requests in 180 s (contract section 2, "Rate limit"). */
const DEFAULT_LIMIT = 50;
const DEFAULT_WINDOW_MS = 180_000;
/** Milliseconds added to the end of a window, for timers and server clocks that count whole units. */
const MARGIN_MS = 100;
/** Share of a window that must have passed before the next one is believed: a sooner jump is another endpoint's count. */
const SHORTEST_WINDOW_SHARE = 0.9;

/** A request that was sent and has not been answered yet. */
export interface Sent {
  /** Its place among all sendings and learnings. */
  readonly order: number;
  readonly window: number;
  /** Monotonic milliseconds. */
  readonly at: number;
}

/**
 * What is known of the server's fixed window: its limit, its end and what is left in it, learned from the answers.
 * Everything uncertain counts against us: a request under way is spent, the window ends at the latest possible moment.
 * Pure: every method is told the time (monotonic milliseconds).
 */
export class RateLimitWindow {
  #limit = DEFAULT_LIMIT;
  #windowMs = DEFAULT_WINDOW_MS;
  /** Left according to the lowest count of this window, less what was sent since without an answer that counts. */
  #left = DEFAULT_LIMIT;
  /** Number of the window, to tell answers of an earlier one. */
  #number = 0;
  #endsAt: number | undefined;
  /** True when an answer of this window has arrived. */
  #confirmed = false;
  /** The earliest moment at which the present window can have begun; undefined where its beginning was not seen. */
  #seenBeginning: number | undefined;
  /** Grows with each sending and each learning. */
  #order = 0;
  #learnedOrder = 0;
  #learnedAt = Number.NEGATIVE_INFINITY;
  readonly #underWay = new Set<Sent>();
  readonly #others = new OthersSpending();

  get limit(): number {
    return this.#limit;
  }

  get windowMs(): number {
    return this.#windowMs;
  }

  get confirmed(): boolean {
    return this.#confirmed;
  }

  get underWay(): number {
    return this.#underWay.size;
  }

  /** Requests that can be sent now without passing the limit; not below 0. */
  available(now: number): number {
    this.#roll(now);
    return Math.max(0, this.#left - this.#underWay.size);
  }

  /** Requests that others have most likely spent since the last count arrived, and will until the next one is counted. */
  spentByOthersSince(now: number): number {
    return this.#confirmed ? this.#others.expectedSince(this.#learnedAt, now) : 0;
  }

  /** When the present window ends at the latest, or undefined when none has begun. */
  endsAt(now: number): number | undefined {
    this.#roll(now);
    return this.#endsAt;
  }

  /** Counts a request that is being sent. */
  send(now: number): Sent {
    this.#roll(now);
    this.#order += 1;
    const sent: Sent = { order: this.#order, window: this.#number, at: now };
    this.#underWay.add(sent);
    this.#endsAt ??= now + this.#windowMs + MARGIN_MS;
    return sent;
  }

  /** A request ended without an answer. `reached`: whether the server may have counted it. */
  lost(sent: Sent, reached: boolean, now: number): void {
    if (!this.#underWay.delete(sent)) return;
    this.#roll(now);
    if (!reached) return;
    this.#left = Math.max(0, this.#left - 1);
    if (!this.#confirmed) this.#endsAt = now + this.#windowMs + MARGIN_MS;
  }

  /** An answer arrived: learns from its `RateLimit-*` headers, or counts it where they are missing or garbled. */
  answered(sent: Sent, headers: AnswerHeaders, now: number): void {
    if (!this.#underWay.delete(sent)) return;
    this.#roll(now);
    this.#learnPolicy(headers);
    const told = countOf(headers['ratelimit-remaining']);
    const remaining = told === undefined ? undefined : Math.min(told, this.#limit);
    const isOfThisWindow = sent.window === this.#number;
    if (remaining !== undefined && isOfThisWindow) this.#watchOthers(sent, remaining, now);
    if (remaining !== undefined && this.#isNewWindow(sent, remaining, now)) this.#begin(remaining);
    else this.#count(sent, remaining);
    if (isOfThisWindow) this.#learnEnd(headers, now);
    if (remaining === undefined) return;
    this.#learnedAt = now;
    this.#learnedOrder = this.#order;
  }

  /** A 429 said that nothing is possible until then; after it a new window begins. */
  exhaustedUntil(at: number, now: number): void {
    this.#roll(now);
    this.#left = 0;
    this.#confirmed = true;
    this.#endsAt = at;
  }

  /** Closes the window when its latest end has passed: everything is possible again until an answer says otherwise. */
  #roll(now: number): void {
    if (this.#endsAt === undefined || now < this.#endsAt) return;
    this.#endsAt = undefined;
    this.#left = this.#limit;
    this.#number += 1;
    this.#confirmed = false;
    this.#seenBeginning = undefined;
  }

  /**
   * More left than before, in answer to a request that was sent after the last count arrived, can only be a new window,
   * unless one has just begun: then the tenant counts by endpoint, and the lower count stays in force (open question 27).
   */
  #isNewWindow(sent: Sent, remaining: number, now: number): boolean {
    if (!this.#confirmed || sent.order <= this.#learnedOrder || remaining <= this.#left) return false;
    return this.#seenBeginning === undefined || now - this.#seenBeginning >= this.#windowMs * SHORTEST_WINDOW_SHARE;
  }

  /** What the count fell by beyond our own requests, those under way included, others have spent. */
  #watchOthers(sent: Sent, remaining: number, now: number): void {
    if (!this.#confirmed || sent.order <= this.#learnedOrder || remaining > this.#left) return;
    const spent = this.#left - 1 - this.#underWay.size - remaining;
    this.#others.saw(Math.max(0, spent), now - this.#learnedAt, now - sent.at);
  }

  #begin(remaining: number): void {
    this.#number += 1;
    this.#left = remaining;
    this.#confirmed = false;
    this.#seenBeginning = this.#learnedAt;
  }

  #count(sent: Sent, remaining: number | undefined): void {
    const isLatest = sent.order > this.#learnedOrder;
    const counted = remaining === undefined || isLatest || sent.window !== this.#number ? this.#left - 1 : this.#left;
    // A count that an earlier window's request brings may still be that window's.
    const known = remaining === undefined || sent.window !== this.#number ? counted : Math.min(counted, remaining);
    this.#left = Math.max(0, known);
  }

  #learnPolicy(headers: AnswerHeaders): void {
    const policy = /^\s*(\d{1,6})\s*;\s*w\s*=\s*(\d{1,6})\b/.exec(headers['ratelimit-policy'] ?? '');
    const limit = countOf(headers['ratelimit-limit']) ?? countOf(policy?.[1]);
    if (limit !== undefined && limit > 0 && limit !== this.#limit) {
      this.#left = Math.max(0, this.#left + limit - this.#limit);
      this.#limit = limit;
    }
    const seconds = durationSeconds(policy?.[2]);
    if (seconds === undefined || seconds === 0 || seconds * 1000 === this.#windowMs) return;
    if (this.#endsAt !== undefined) this.#endsAt += seconds * 1000 - this.#windowMs;
    this.#windowMs = seconds * 1000;
  }

  /**
   * The window had begun when its first answer was written, so it ends at the latest one window after that arrived.
   * `RateLimit-Reset` can only bring the end nearer; its whole seconds may have been rounded down.
   */
  #learnEnd(headers: AnswerHeaders, now: number): void {
    if (!this.#confirmed) this.#endsAt = now + this.#windowMs + MARGIN_MS;
    this.#confirmed = true;
    const seconds = durationSeconds(headers['ratelimit-reset']);
    if (seconds === undefined || this.#endsAt === undefined) return;
    this.#endsAt = Math.min(this.#endsAt, now + (seconds + 1) * 1000);
  }
}

/** The leading whole number of a `RateLimit-*` field; the draft allows parameters after it. */
function countOf(text: string | undefined): number | undefined {
  const digits = /^\s*(\d{1,6})\s*(?:[;,]|$)/.exec(text ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}
