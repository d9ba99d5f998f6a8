import type { Budget } from '../../src/api/budget.ts';
import type { Clock } from '../../src/api/clock.ts';
import { sleep } from '../../src/api/clock.ts';
import type { Priority } from '../../src/api/turn.ts';
import { DOCUMENTED_RATE_LIMIT, RateLimiter } from '../../src/sandbox/rateLimit.ts';
import { FakeClock } from './fakeClock.ts';

/** The tenant's one limiter, the sandbox's own, seen over a network that takes its time. */
export class SimulatedTenant {
  readonly clock = new FakeClock();
  readonly #limiter = new RateLimiter(DOCUMENTED_RATE_LIMIT, true, () => this.clock.now());
  readonly #latencyMs: () => number;
  served = 0;
  /** Requests that were let go, of all priorities. */
  granted = 0;
  refused = 0;

  constructor(latencyMs: () => number) {
    this.#latencyMs = latencyMs;
  }

  /** Half the way there, the limiter's verdict, half the way back; then the budget learns as the client lets it. */
  async request(budget: Budget, priority: Priority, onGranted?: () => void): Promise<boolean> {
    const permit = await budget.take(priority);
    this.granted += 1;
    onGranted?.();
    const latency = this.#latencyMs();
    await pass(this.clock, latency / 2);
    const { allowed, headers, waitSeconds } = this.#limiter.take('tenant', true);
    if (allowed) this.served += 1;
    else this.refused += 1;
    await pass(this.clock, latency / 2);
    permit.answered(Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])));
    if (!allowed) budget.pause(waitSeconds * 1000);
    return allowed;
  }

  /** A job that makes `count` requests one after the other, each again until it is served. */
  async job(budget: Budget, count: number): Promise<void> {
    for (let done = 0; done < count; ) if (await this.request(budget, 'job')) done += 1;
  }

  /** A person's request: the requests that were let go before it since it was asked for, and how long it waited. */
  async click(budget: Budget): Promise<{ readonly others: number; readonly waitedMs: number }> {
    const [granted, asked] = [this.granted, this.clock.now()];
    let waited = { others: 0, waitedMs: 0 };
    await this.request(budget, 'interactive', () => {
      waited = { others: this.granted - granted - 1, waitedMs: this.clock.now() - asked };
    });
    return waited;
  }

  /** Lets time pass until the work is done. Returns its milliseconds. */
  async untilDone(work: Promise<unknown>): Promise<number> {
    const started = this.clock.now();
    let [over, endedAt] = [false, started];
    const finished = work.then(() => {
      [over, endedAt] = [true, this.clock.now()];
    });
    while (!over) await this.clock.advance(10_000);
    await finished;
    return endedAt - started;
  }
}

function pass(clock: Clock, ms: number): Promise<void> {
  return ms > 0 ? sleep(clock, ms) : Promise.resolve();
}

/** The least time for so many requests: a whole window of them at once, at the beginning of each window. */
export function possibleMs(requests: number): number {
  const { limit, windowSeconds } = DOCUMENTED_RATE_LIMIT;
  return (Math.ceil(requests / limit) - 1) * windowSeconds * 1000;
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}
