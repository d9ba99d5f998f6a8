import type { JsonValue } from '../api/json.ts';
import { isJsonObject } from '../api/json.ts';
import type { SandboxOperationId } from './operations.ts';

/** One request that reached the sandbox. Kept in memory for tests, never printed. */
export interface SeenRequest {
  readonly atMs: number;
  /** Serial number of the TCP connection, from 1: tells whether sockets are reused. */
  readonly connection: number;
  readonly method: string;
  readonly path: string;
  /** Query string without the question mark. */
  readonly query: string;
  readonly operation: SandboxOperationId | undefined;
  /** The JSON body with PINs and secrets hidden; undefined when there was none or it was no JSON. */
  readonly body: JsonValue | undefined;
  /** Size of the body in bytes. */
  readonly bodyBytes: number;
  /** Names of the headers, in lower case. */
  readonly headerNames: readonly string[];
  /** Status of the answer; undefined while there is none. */
  readonly status: number | undefined;
}

const MOST_ENTRIES = 2000;
const HIDDEN_FIELDS = /^(pin|client_?secret)$/i;

/** The last 2,000 requests, oldest first. */
export class RequestLog {
  #entries: SeenRequest[] = [];
  #count = 0;

  get entries(): readonly SeenRequest[] {
    return this.#entries;
  }

  /** How many requests came in all. */
  get count(): number {
    return this.#count;
  }

  /** Adds a request. Call the result with the status once it is answered. */
  add(seen: Omit<SeenRequest, 'status' | 'body'>, body: JsonValue | undefined): (status: number) => void {
    const entry = { ...seen, body: body && withoutSecrets(body), status: undefined as number | undefined };
    this.#count++;
    this.#entries.push(entry);
    if (this.#entries.length > MOST_ENTRIES) this.#entries.shift();
    return (status) => {
      entry.status = status;
    };
  }

  clear(): void {
    this.#entries = [];
    this.#count = 0;
  }
}

function withoutSecrets(body: JsonValue): JsonValue {
  if (!isJsonObject(body)) return body;
  const hide = ([name, value]: [string, JsonValue]): [string, JsonValue] => [
    name,
    HIDDEN_FIELDS.test(name) ? '[hidden]' : value,
  ];
  return Object.fromEntries(Object.entries(body).map(hide));
}
