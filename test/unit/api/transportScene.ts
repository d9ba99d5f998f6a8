import assert from 'node:assert/strict';
import { afterEach } from 'node:test';
import type { Clock } from '../../../src/api/clock.ts';
import { nodeFetch } from '../../../src/api/nodeFetch.ts';
import type { FetchLike, TransportAnswer } from '../../../src/api/transport.ts';
import { HttpTransport } from '../../../src/api/transport.ts';
import type { TransportLimits } from '../../../src/api/transportLimits.ts';
import { FakeClock, settle } from '../../support/fakeClock.ts';
import type { Handler } from '../../support/loopbackServer.ts';
import { LoopbackServer } from '../../support/loopbackServer.ts';

export const LIMITS: TransportLimits = { headersMs: 15_000, idleMs: 15_000, totalMs: 60_000, maxBytes: 100_000 };
const open: LoopbackServer[] = [];

afterEach(async () => {
  for (const server of open.splice(0)) await server.stop();
});

/** A server until the end of the test. */
export async function serve(handler: Handler): Promise<LoopbackServer> {
  const server = await LoopbackServer.start(handler);
  open.push(server);
  return server;
}

/** A transport over node-fetch, with a clock that stands still, unless told otherwise. */
export function transportOf(
  clock: Clock = new FakeClock(),
  limits = LIMITS,
  fetch: FetchLike = nodeFetch,
): HttpTransport {
  return new HttpTransport({ loadFetch: () => Promise.resolve(fetch), clock, limits: () => limits });
}

/** A request for `/x` of a server. */
export function get(server: LoopbackServer, transport = transportOf(), signal?: AbortSignal): Promise<TransportAnswer> {
  return transport.send({ method: 'GET', url: new URL('/x', server.origin) }, signal);
}

/** node-fetch, telling what has arrived: heads of answers and pieces of bodies. */
export function watchedFetch() {
  const arrived = { heads: 0, pieces: 0 };
  const fetch: FetchLike = async (url, init) => {
    const answer = await nodeFetch(url, init);
    arrived.heads += 1;
    const { status, headers, body } = answer;
    async function* watched() {
      for await (const piece of body ?? []) {
        arrived.pieces += 1;
        yield piece;
      }
    }
    return { status, headers, body: watched() };
  };
  return { arrived, fetch };
}

/** Waits for something that the network does, a bounded number of turns of the event loop. */
export async function until(isTrue: () => boolean): Promise<void> {
  for (let turn = 0; turn < 100_000 && !isTrue(); turn += 1) await settle();
  assert.ok(isTrue());
}
