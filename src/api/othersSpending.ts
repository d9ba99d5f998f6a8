/** Weight of the latest observation. */
const WEIGHT = 0.5;

/**
 * How fast others (the till, other windows) spend from the same budget, learned from how far each count fell below what
 * our own requests explain. Pure; times are milliseconds.
 */
export class OthersSpending {
  /** Requests for each millisecond. */
  #rate = 0;
  /** From sending to the answer that told the count. */
  #latencyMs = 0;

  /** Others spent `count` requests within `ms`; the answer that showed it took `latencyMs`. */
  saw(count: number, ms: number, latencyMs: number): void {
    this.#latencyMs = latencyMs;
    if (ms <= 0) return;
    this.#rate += WEIGHT * (count / ms - this.#rate);
  }

  /**
   * Requests that they will have spent, from the last count until a request that is sent now is counted: what is likely,
   * and one standard deviation of it (taken as a Poisson process).
   */
  expectedSince(countedAt: number, now: number): number {
    const likely = this.#rate * (now - countedAt + this.#latencyMs);
    return likely + Math.sqrt(likely);
  }
}
