import type { FetchAnswer, FetchInit, FetchLike } from '../../src/api/transport.ts';

/** One request as the network would see it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON body; undefined where none was sent. */
  readonly body: unknown;
}

/** What the network does with one request. `text` wins over `json`; `hang` answers only by being aborted. */
export interface Reply {
  readonly status?: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly fail?: unknown;
  readonly hang?: true;
}

export type Script = (request: SeenRequest, index: number) => Reply | Promise<Reply>;

/** A fetch without a network: keeps what was sent and replies as its script says. */
export class ScriptedFetch {
  readonly seen: SeenRequest[] = [];
  readonly #script: Script;

  constructor(script: Script) {
    this.#script = script;
  }

  readonly fetch: FetchLike = async (url, init) => {
    const request = seen(new URL(url), init);
    this.seen.push(request);
    const reply = await Promise.race([this.#script(request, this.seen.length - 1), untilAborted(init.signal)]);
    if (reply.fail !== undefined) throw reply.fail;
    if (reply.hang) return untilAborted(init.signal);
    return answer(reply);
  };

  readonly load = (): Promise<FetchLike> => Promise.resolve(this.fetch);
}

/** An error as node-fetch throws it for a system error. */
export function systemError(code: string, call?: string): Error {
  return Object.assign(new Error('failed'), { type: 'system', code, ...(call ? { erroredSysCall: call } : {}) });
}

function seen(url: URL, init: FetchInit): SeenRequest {
  return {
    method: init.method,
    path: url.pathname,
    query: [...url.searchParams],
    headers: init.headers,
    body: init.body === undefined ? undefined : JSON.parse(init.body),
  };
}

function answer({ status = 200, json, text, headers = {} }: Reply): FetchAnswer {
  const all = new Map(Object.entries({ 'content-type': 'application/json; charset=utf-8', ...headers }));
  const body = text ?? (json === undefined ? '' : JSON.stringify(json));
  return {
    status,
    headers: { get: (name) => all.get(name) ?? null },
    body: pieces(body),
  };
}

async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  if (text !== '') yield Buffer.from(text);
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(Object.assign(new Error('aborted'), { type: 'aborted' }));
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
  });
}
