import type { Clock } from '../api/clock.ts';

/** Milliseconds between two updates at least, so that what is shown does not flicker. */
const PACE_MS = 1000;

/**
 * Calls `update` after changes, at most once a second, and again when it says that it will change by itself. No timer
 * runs while there is nothing to come.
 */
export class SteadyUpdates {
  readonly #clock: Clock;
  readonly #update: () => number | undefined;
  #lastAt = Number.NEGATIVE_INFINITY;
  #dueAt = Number.POSITIVE_INFINITY;
  #cancelTimer: (() => void) | undefined;

  /** `update` gives the milliseconds after which it is wanted again without a change; undefined for never. */
  constructor(clock: Clock, update: () => number | undefined) {
    this.#clock = clock;
    this.#update = update;
  }

  /** Something changed: updates now, or as soon as the pace allows. */
  changed(): void {
    const wait = this.#lastAt + PACE_MS - this.#clock.now();
    if (wait <= 0) this.#run();
    else this.#runIn(wait);
  }

  dispose(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
  }

  #run(): void {
    this.dispose();
    this.#dueAt = Number.POSITIVE_INFINITY;
    this.#lastAt = this.#clock.now();
    const next = this.#update();
    if (next !== undefined) this.#runIn(Math.max(PACE_MS, next));
  }

  #runIn(ms: number): void {
    const at = this.#clock.now() + ms;
    if (at >= this.#dueAt) return;
    this.dispose();
    this.#dueAt = at;
    this.#cancelTimer = this.#clock.setTimer(Math.ceil(ms), () => this.#run());
  }
}
