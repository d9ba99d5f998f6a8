/** How often something happened lately. Pure: told the time (monotonic milliseconds). */
export class RecentCount {
  readonly #at: number[] = [];

  add(now: number): void {
    this.#at.push(now);
  }

  /** Since `ms` ago. What is older is forgotten. */
  within(ms: number, now: number): number {
    while (this.#at[0] !== undefined && this.#at[0] <= now - ms) this.#at.shift();
    return this.#at.length;
  }
}
