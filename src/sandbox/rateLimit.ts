/** How many requests a window allows. */
export interface RateLimitRule {
  /** Requests in one window. */
  readonly limit: number;
  /** Length of the window in seconds. */
  readonly windowSeconds: number;
}

/** The vendor's default: 50 requests in 180 seconds (contract section 2, "Rate limit"). */
export const DOCUMENTED_RATE_LIMIT: RateLimitRule = { limit: 50, windowSeconds: 180 };

/** What the limiter says about one request. */
export interface RateLimitVerdict {
  readonly allowed: boolean;
  /** Seconds until the window ends, at least 1. */
  readonly waitSeconds: number;
  readonly headers: Readonly<Record<string, string>>;
}

interface Window {
  endsAtMs: number;
  used: number;
}

/** A fixed-window limiter. A window begins with the first request after the last one ended. */
export class RateLimiter {
  readonly #rule: RateLimitRule;
  readonly #enforced: boolean;
  readonly #now: () => number;
  readonly #windows = new Map<string, Window>();

  /** With `enforced` false nothing is ever refused, and the headers show a window that is never used. `now` is in ms. */
  constructor(rule: RateLimitRule, enforced: boolean, now: () => number) {
    this.#rule = rule;
    this.#enforced = enforced;
    this.#now = now;
  }

  /** Counts a request in the window of `scope`, unless `counted` is false. */
  take(scope: string, counted: boolean): RateLimitVerdict {
    const window = this.#windowOf(scope);
    const allowed = !counted || window.used < this.#rule.limit;
    if (counted && allowed && this.#enforced) window.used++;
    const { limit, windowSeconds } = this.#rule;
    return {
      allowed,
      waitSeconds: Math.max(1, Math.ceil((window.endsAtMs - this.#now()) / 1000)),
      headers: {
        'RateLimit-Limit': String(limit),
        'RateLimit-Remaining': String(limit - window.used),
        'RateLimit-Policy': `${limit};w=${windowSeconds}`,
      },
    };
  }

  #windowOf(scope: string): Window {
    const known = this.#windows.get(scope);
    if (known && this.#now() < known.endsAtMs) return known;
    const fresh = { endsAtMs: this.#now() + this.#rule.windowSeconds * 1000, used: 0 };
    this.#windows.set(scope, fresh);
    return fresh;
  }
}
