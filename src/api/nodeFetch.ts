import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import { ClientRequest } from 'node:http';
import { TLSSocket } from 'node:tls';
import fetch from 'node-fetch';
import { ApiError } from './errors.ts';
import type { FetchLike } from './transport.ts';

/** The request that a fetch makes; node-fetch does not give it out. */
const calls = new AsyncLocalStorage<{ request?: ClientRequest }>();

// Comes when the head of an answer is there, in the context of the fetch that asked for it.
subscribe('http.client.response.finish', (message) => {
  const call = calls.getStore();
  const request: unknown = typeof message === 'object' && message !== null && Reflect.get(message, 'request');
  if (call && request instanceof ClientRequest) call.request = request;
});

/**
 * node-fetch 3. Loaded with a dynamic import at the first request, so that activation does not pay for it. Throws ApiError
 * where a proxy answered in place of a tunnel: VS Code's agent hands that on as if it were the server's own answer, so that
 * a wrong password of the proxy (some say 401) would look like a wrong client secret.
 */
export const nodeFetch: FetchLike = async (url, init) => {
  const call: { request?: ClientRequest } = {};
  const answer = await calls.run(call, () => fetch(url, init));
  const socket = call.request?.socket;
  if (socket && url.startsWith('https:') && !(socket instanceof TLSSocket)) {
    throw new ApiError({ kind: 'unreachable', layer: 'proxy', code: String(answer.status), acted: 'no' });
  }
  return answer;
};
