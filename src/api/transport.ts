import type { Clock } from './clock.ts';
import { Deadlines } from './deadlines.ts';
import { ApiError } from './errors.ts';
import { fetchErrorDetail } from './fetchError.ts';
import type { BodyStream } from './readBody.ts';
import { readBody } from './readBody.ts';
import type { TransportLimits } from './transportLimits.ts';
import { defaultLimits } from './transportLimits.ts';

/** The part of fetch that is used here, so that node-fetch can be loaded late and replaced in tests. */
export type FetchLike = (url: string, init: FetchInit) => Promise<FetchAnswer>;
export interface FetchInit {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly signal: AbortSignal;
  readonly redirect: 'error';
  /** Bytes of the decompressed answer. */
  readonly size: number;
}
export interface FetchAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: BodyStream | null;
}

export interface TransportRequest {
  readonly method: string;
  readonly url: URL;
  /** The whole header value, `Bearer …`. */
  readonly authorization?: string;
  /** JSON text. */
  readonly body?: string;
  /** Milliseconds left of the call's deadline, where that is less than the limit for one exchange. */
  readonly timeLeftMs?: number;
}

const ANSWER_HEADERS = [
  'content-type',
  'date',
  'retry-after',
  'ratelimit-limit',
  'ratelimit-policy',
  'ratelimit-remaining',
  'ratelimit-reset',
] as const;
export type AnswerHeaders = Readonly<Partial<Record<(typeof ANSWER_HEADERS)[number], string>>>;

/** A complete answer of any status. */
export interface TransportAnswer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly text: string;
  /** Milliseconds from sending to the last byte. */
  readonly ms: number;
}

/** Sends one request and reads its whole answer. Throws nothing but ApiError. */
export interface Transport {
  send(request: TransportRequest, signal?: AbortSignal): Promise<TransportAnswer>;
}

export interface HttpTransportDeps {
  readonly loadFetch: () => Promise<FetchLike>;
  readonly clock: Clock;
  /** Asked at each request, so that a changed setting counts from the next one on. */
  readonly limits?: () => TransportLimits;
}

/**
 * HTTP with limits: three deadlines, a size cap, no redirects, every body read to its end or destroyed (design D5).
 * It sets no agent and no TLS option, so that the editor's own proxy and certificate settings apply.
 */
export class HttpTransport implements Transport {
  readonly #loadFetch: () => Promise<FetchLike>;
  readonly #clock: Clock;
  readonly #limits: () => TransportLimits;

  constructor({ loadFetch, clock, limits = defaultLimits }: HttpTransportDeps) {
    this.#loadFetch = loadFetch;
    this.#clock = clock;
    this.#limits = limits;
  }

  async send(request: TransportRequest, signal?: AbortSignal): Promise<TransportAnswer> {
    const fetch = await this.#loadFetch().catch((error: unknown) => {
      throw new ApiError({ kind: 'internal', acted: 'no' }, error);
    });
    if (signal?.aborted) throw new ApiError({ kind: 'cancelled', acted: 'no' });
    return this.#exchange(fetch, request, signal);
  }

  async #exchange(fetch: FetchLike, request: TransportRequest, signal?: AbortSignal): Promise<TransportAnswer> {
    const { headersMs, idleMs, totalMs, maxBytes } = this.#limits();
    let hasBegun = false;
    const started = this.#clock.now();
    const deadlines = new Deadlines(this.#clock, signal);
    try {
      deadlines.start('total', Math.min(totalMs, request.timeLeftMs ?? totalMs));
      deadlines.start('headers', headersMs);
      const answer = await fetch(request.url.href, requestInit(request, deadlines.signal, maxBytes));
      hasBegun = true;
      deadlines.stop('headers');
      deadlines.start('idle', idleMs);
      const text = await readBody(answer.body, maxBytes, () => deadlines.start('idle', idleMs));
      // A body that ends because of our own abort may look complete.
      deadlines.signal.throwIfAborted();
      return { status: answer.status, headers: pickHeaders(answer), text, ms: this.#clock.now() - started };
    } catch (error) {
      const cause: unknown = deadlines.signal.aborted ? deadlines.signal.reason : error;
      deadlines.abort(cause);
      throw cause instanceof ApiError ? cause : new ApiError(fetchErrorDetail(cause, maxBytes, hasBegun), cause);
    } finally {
      deadlines.close();
    }
  }
}

function requestInit(request: TransportRequest, signal: AbortSignal, size: number): FetchInit {
  return {
    method: request.method,
    headers: requestHeaders(request),
    body: request.body,
    signal,
    redirect: 'error',
    size,
  };
}

/** The headers that this client sets on a request. */
export function requestHeaders({
  authorization,
  body,
}: Pick<TransportRequest, 'authorization' | 'body'>): Readonly<Record<string, string>> {
  return {
    Accept: 'application/json',
    // Without it VS Code's patched `https` opens a new socket for every request (microsoft/vscode#173861).
    Connection: 'keep-alive',
    'User-Agent': 'dealpos-customers-vscode',
    ...(authorization === undefined ? {} : { Authorization: authorization }),
    // Never on a request without a body: a live client got status 500 for it (contract section 2, "Server").
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
  };
}

function pickHeaders(answer: FetchAnswer): AnswerHeaders {
  const picked: Partial<Record<(typeof ANSWER_HEADERS)[number], string>> = {};
  for (const name of ANSWER_HEADERS) {
    const value = answer.headers.get(name);
    if (value !== null) picked[name] = value;
  }
  return picked;
}
