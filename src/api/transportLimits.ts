/** What bounds one exchange. */
export interface TransportLimits {
  /** Milliseconds until the answer's head must be there, connecting included. */
  readonly headersMs: number;
  /** Milliseconds between two pieces of the body. */
  readonly idleMs: number;
  /** Milliseconds for the whole exchange. */
  readonly totalMs: number;
  /** Decompressed bytes. */
  readonly maxBytes: number;
}

type Timeout = 'headers' | 'idle' | 'total';

interface Bounds {
  readonly fallback: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** Whole seconds, as in the settings `dealpos.timeouts.*` (issue 5, "Transport"). */
export const TIMEOUT_BOUNDS: Readonly<Record<Timeout, Bounds>> = {
  headers: { fallback: 15, minimum: 5, maximum: 120 },
  idle: { fallback: 15, minimum: 5, maximum: 120 },
  total: { fallback: 60, minimum: 10, maximum: 600 },
};

/** 32 MB: a page of 500 customers is far below 1 MB. */
const MAX_BYTES = 32 * 1024 * 1024;

/**
 * The limits for what is configured. A value out of bounds, such as one typed into the settings file, counts as the
 * nearest bound; what is no number counts as not set.
 */
export function transportLimits(configured: (timeout: Timeout) => unknown): TransportLimits {
  const ms = (timeout: Timeout): number => 1000 * seconds(configured(timeout), TIMEOUT_BOUNDS[timeout]);
  return { headersMs: ms('headers'), idleMs: ms('idle'), totalMs: ms('total'), maxBytes: MAX_BYTES };
}

/** The limits where nothing is configured. */
export function defaultLimits(): TransportLimits {
  return transportLimits(() => undefined);
}

function seconds(value: unknown, { fallback, minimum, maximum }: Bounds): number {
  if (typeof value !== 'number' || Number.isNaN(value)) return fallback;
  return Math.min(maximum, Math.max(minimum, Math.trunc(value)));
}
