import type { JsonObject } from '../api/json.ts';
import type { Answer } from './answers.ts';
import type { Dialects } from './dialects.ts';
import type { CustomerStore } from './store.ts';
import type { Tokens } from './tokens.ts';

/** One request as an operation sees it, with everything that it may use. */
export interface Call {
  readonly query: URLSearchParams;
  /** The JSON body; empty for a request without one. */
  readonly body: JsonObject;
  readonly store: CustomerStore;
  readonly dialects: Dialects;
  readonly tokens: Tokens;
  readonly seed: number;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

/** One row of the route table. */
export interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  /** The role that the vendor names for it, in its own words; absent where none is stated. */
  readonly role?: string;
  /** Needs a right to change something. */
  readonly writes?: boolean;
  /** Answers, or throws a Refusal. */
  readonly handle: (call: Call) => Answer;
}
