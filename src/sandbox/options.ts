import { setTimeout as realDelay } from 'node:timers/promises';
import type { Dialects } from './dialects.ts';
import { parseDialects } from './dialects.ts';
import type { FaultOrder } from './faults/faultOrder.ts';
import { parseFault } from './faults/faultOrder.ts';
import { guidOf } from './random.ts';
import type { RateLimitRule } from './rateLimit.ts';
import { DOCUMENTED_RATE_LIMIT } from './rateLimit.ts';

/** How a sandbox is set up. Everything has a default. */
export interface SandboxOptions {
  /** How many customers to begin with, 0 to 500,000. Default 2,000. */
  readonly customers?: number;
  /** Port on 127.0.0.1; 0 (the default) takes a free one. */
  readonly port?: number;
  /** The same seed gives the same customers, PINs and credentials. Default 1. */
  readonly seed?: number;
  /** Names out of the dialect table. */
  readonly dialects?: readonly string[];
  /** Faults in the form `name[:value][@operation][*count]`. */
  readonly faults?: readonly string[];
  /** Default 50 requests in 180 s, as documented; `false` never refuses, and tells of a limit that nobody reaches. */
  readonly rateLimit?: RateLimitRule | false;
  /** Lifetime of a token in seconds. Default two days. */
  readonly tokenSeconds?: number;
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** Milliseconds since 1970. Drives rate limit, tokens and time stamps. */
  readonly now?: () => number;
  /** Waits; ends early with an error when the signal fires. Drives the slow faults. */
  readonly delay?: Delay;
}

type Delay = (ms: number, signal: AbortSignal) => Promise<void>;

/** The options with defaults filled in and checked. */
export interface SandboxSettings {
  readonly customers: number;
  readonly port: number;
  readonly seed: number;
  readonly dialects: Dialects;
  readonly faults: readonly FaultOrder[];
  readonly rateLimit: RateLimitRule;
  readonly rateLimitEnforced: boolean;
  readonly tokenMs: number;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly now: () => number;
  readonly delay: Delay;
}

/** What is told of a limit that is switched off: with the documented one a client would keep to that by itself. */
const NO_LIMIT: RateLimitRule = { limit: 999_999, windowSeconds: DOCUMENTED_RATE_LIMIT.windowSeconds };
const TWO_DAYS_SECONDS = 172_800;
const MOST_CUSTOMERS = 500_000;

/** Fills in the defaults. Throws a RangeError, fit to be shown, for a value that makes no sense. */
export function settingsOf(options: SandboxOptions): SandboxSettings {
  const seed = wholeNumber('seed', options.seed ?? 1, 0, 0xffff_ffff);
  const rule = options.rateLimit === false ? NO_LIMIT : (options.rateLimit ?? DOCUMENTED_RATE_LIMIT);
  return {
    customers: wholeNumber('customers', options.customers ?? 2000, 0, MOST_CUSTOMERS),
    port: wholeNumber('port', options.port ?? 0, 0, 65_535),
    seed,
    dialects: parseDialects(options.dialects ?? []),
    faults: (options.faults ?? []).map(parseFault),
    rateLimit: {
      limit: wholeNumber('rate limit', rule.limit, 1, 1_000_000),
      windowSeconds: wholeNumber('rate limit window', rule.windowSeconds, 1, 86_400),
    },
    rateLimitEnforced: options.rateLimit !== false,
    tokenMs: wholeNumber('token lifetime', options.tokenSeconds ?? TWO_DAYS_SECONDS, 1, 31_536_000) * 1000,
    clientId: options.clientId ?? guidOf(seed, -1),
    clientSecret: options.clientSecret ?? guidOf(seed, -2),
    // A clock that is set back must not hold a window of the rate limit open for hours.
    now: options.now ?? (() => performance.timeOrigin + performance.now()),
    delay: options.delay ?? ((ms, signal) => realDelay(ms, undefined, { signal })),
  };
}

function wholeNumber(name: string, value: number, least: number, most: number): number {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new RangeError(`${name} must be a whole number from ${least} to ${most}`);
  }
  return value;
}
