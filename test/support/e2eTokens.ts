import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { after, before } from 'node:test';

const REQUESTS = 'http.server.request.start';

/** Every token that reaches a sandbox of this process while the tests of the file run. */
export function watchTokens(): ReadonlySet<string> {
  const tokens = new Set<string>();
  const note = (message: unknown): void => {
    const { request } = message as { readonly request: IncomingMessage };
    const [, token] = request.headers.authorization?.split(' ') ?? [];
    if (token) tokens.add(token);
  };
  before(() => subscribe(REQUESTS, note));
  after(() => unsubscribe(REQUESTS, note));
  return tokens;
}
