import type { Surroundings } from './answerRequest.ts';
import type { Dialects } from './dialects.ts';
import { parseDialects } from './dialects.ts';
import { parseFault } from './faults/faultOrder.ts';
import { FaultQueue } from './faults/faultQueue.ts';
import type { SandboxSettings } from './options.ts';
import { RateLimiter } from './rateLimit.ts';
import { RequestLog } from './requestLog.ts';
import { CustomerStore } from './store.ts';
import { Tokens } from './tokens.ts';

/** Everything in a sandbox that changes while it runs. */
export class SandboxState {
  readonly settings: SandboxSettings;
  readonly log = new RequestLog();
  readonly faults = new FaultQueue();
  #dialects: Dialects;
  #store: CustomerStore;
  #limiter: RateLimiter;
  #tokens: Tokens;

  constructor(settings: SandboxSettings) {
    this.settings = settings;
    this.#dialects = settings.dialects;
    this.#store = new CustomerStore(settings.seed, settings.customers);
    this.#limiter = freshLimiter(settings);
    this.#tokens = new Tokens(settings.clientId, settings.clientSecret, settings.tokenMs, settings.now);
    this.faults.replace(settings.faults);
  }

  get dialects(): Dialects {
    return this.#dialects;
  }
  get store(): CustomerStore {
    return this.#store;
  }
  get limiter(): RateLimiter {
    return this.#limiter;
  }
  get tokens(): Tokens {
    return this.#tokens;
  }

  /** What an operation sees besides its request. */
  surroundings(): Surroundings {
    return {
      store: this.#store,
      dialects: this.#dialects,
      tokens: this.#tokens,
      seed: this.settings.seed,
      nowMs: this.settings.now(),
    };
  }

  setDialects(names: readonly string[]): void {
    this.#dialects = parseDialects(names);
  }

  setFaults(orders: readonly string[]): void {
    this.faults.replace(orders.map(parseFault));
  }

  /** Back to how the sandbox began: customers, dialects, faults, rate limit, tokens, log. */
  reset(): void {
    this.#dialects = this.settings.dialects;
    this.#store = new CustomerStore(this.settings.seed, this.settings.customers);
    this.#limiter = freshLimiter(this.settings);
    this.#tokens.revokeAll();
    this.faults.replace(this.settings.faults);
    this.log.clear();
  }
}

function freshLimiter({ rateLimit, rateLimitEnforced, now }: SandboxSettings): RateLimiter {
  return new RateLimiter(rateLimit, rateLimitEnforced, now);
}
