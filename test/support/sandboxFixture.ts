import assert from 'node:assert/strict';
import type { JsonObject, JsonValue } from '../../src/api/json.ts';
import { isJsonObject } from '../../src/api/json.ts';
import type { SandboxOptions } from '../../src/sandbox/options.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';

/** The part of a test context (or of `node:test` itself) that ends what a test began. */
interface Ender {
  after(callback: () => Promise<void>): void;
}

/** An answer read whole. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined when it is empty or no JSON. */
  readonly body: JsonValue | undefined;
}

/** A running sandbox and the means to call it as a client with a token. */
export interface SandboxFixture {
  readonly sandbox: Sandbox;
  readonly origin: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Fetches a path of the sandbox with a token, which is got once, at the first call. */
  authorizedFetch(path: string, init?: RequestInit): Promise<Response>;
  /** Calls `/api/v3/Customer` + `path` with a token; a body is sent as JSON. */
  call(method: string, path: string, body?: JsonValue): Promise<Reply>;
  /** Resets the sandbox and forgets the token, so that one sandbox can serve many tests. */
  reset(): void;
}

/**
 * Starts a sandbox on a free port and closes it after the test (pass its context) or suite (pass `node:test`'s `{ after }`).
 * Unlike the real default it has 200 customers and no rate limit unless the options say otherwise.
 */
export async function useSandbox(ender: Ender, options: SandboxOptions = {}): Promise<SandboxFixture> {
  const sandbox = await startSandbox({ customers: 200, rateLimit: false, ...options, port: 0 });
  ender.after(() => sandbox.close());
  const { origin, clientId, clientSecret } = sandbox;
  let token: Promise<string> | undefined;
  const authorizedFetch = async (path: string, init: RequestInit = {}): Promise<Response> => {
    token ??= fetchToken(sandbox);
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${await token}`);
    return fetch(`${origin}${path}`, { redirect: 'manual', ...init, headers });
  };
  const call = async (method: string, path: string, body?: JsonValue): Promise<Reply> => {
    const init: RequestInit = { method };
    if (body !== undefined) {
      init.body = JSON.stringify(body);
      init.headers = { 'Content-Type': 'application/json' };
    }
    return replyOf(await authorizedFetch(`/api/v3/Customer${path}`, init));
  };
  const reset = (): void => {
    sandbox.reset();
    token = undefined;
  };
  return { sandbox, origin, clientId, clientSecret, authorizedFetch, call, reset };
}

/** Asks a sandbox for a token with its own credentials. */
export async function fetchToken({ origin, clientId, clientSecret }: Sandbox): Promise<string> {
  const reply = await postToken(origin, { client_id: clientId, client_secret: clientSecret });
  const { access_token: token } = objectOf(reply.body);
  assert.ok(typeof token === 'string', 'the sandbox issued no token');
  return token;
}

/** The token call with any body. */
export async function postToken(origin: string, body: JsonValue): Promise<Reply> {
  const headers = { 'Content-Type': 'application/json' };
  return replyOf(await fetch(`${origin}/api/v3/Token/OAuth2`, { method: 'POST', headers, body: JSON.stringify(body) }));
}

/** Reads an answer whole. */
export async function replyOf(response: Response): Promise<Reply> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parse(text) };
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The value as an object; fails the test when it is none. */
export function objectOf(value: JsonValue | undefined): JsonObject {
  assert.ok(isJsonObject(value), 'expected an object');
  return value;
}

/** The value as a list of objects; fails the test when it is none. */
export function rowsOf(value: JsonValue | undefined): JsonObject[] {
  assert.ok(Array.isArray(value), 'expected a list');
  return value.map(objectOf);
}

/** Waits until the condition holds, by turns of the event loop; fails the test when it never does. */
export async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 100_000; turn++) {
    if (condition()) return;
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  assert.fail('the condition never came true');
}
