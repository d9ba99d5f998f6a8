import * as assert from 'node:assert/strict';
import * as path from 'node:path';
import { systemClock } from '../../../src/api/clock.ts';
import { apiErrorDetail } from '../../../src/api/errors.ts';
import type { FetchLike } from '../../../src/api/transport.ts';
import { HttpTransport } from '../../../src/api/transport.ts';
import type { Handler } from '../../support/loopbackServer.ts';
import { LoopbackServer } from '../../support/loopbackServer.ts';
import { eventuallyHolds } from '../support/eventually.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';
import { HOST, openNamedFront } from '../support/remoteShop.ts';

const CALLS = 500;
const AT_ONCE = 6;
const BODY = JSON.stringify(Array.from({ length: 2000 }, (_, index) => ({ ID: index })));

const under = extensionUnderTest();

/** The transport with node-fetch as it is released, in a file of its own. */
function releasedTransport(): HttpTransport {
  const file = path.join(under.extension.extensionPath, 'dist', 'nodeFetch.js');
  const { nodeFetch }: { readonly nodeFetch: FetchLike } = require(file);
  return new HttpTransport({ loadFetch: () => Promise.resolve(nodeFetch), clock: systemClock });
}

/** A server behind TLS at a host that VS Code's proxy settings apply to. */
async function openServer(handler: Handler) {
  const server = await LoopbackServer.start(handler);
  under.defer(() => server.stop());
  const front = await openNamedFront(Number(new URL(server.origin).port));
  return { server, front, url: new URL(`https://${HOST}:${front.port}/x`) };
}

/** What the call with this number meets: answers of every kind, a broken connection, a caller who leaves. */
const MIXED: Handler = (request, response) => {
  switch (request.url) {
    case '/broken':
      response.write('[1,', () => request.socket.destroy());
      return;
    case '/silent':
      return;
    case '/redirected':
      response.writeHead(302, { Location: '/x' }).end(BODY);
      return;
    default:
      response.writeHead(Number(request.url?.slice(1))).end(BODY);
  }
};
const PATHS = ['/200', '/400', '/200', '/broken', '/429', '/200', '/silent', '/500', '/redirected', '/200'];

describe('sockets in VS Code’s extension host', () => {
  it('are used again: a hundred calls one after the other come over one', async () => {
    const { front, url } = await openServer((_, response) => response.end(BODY));
    const transport = releasedTransport();
    for (let call = 0; call < 100; call += 1) {
      assert.equal((await transport.send({ method: 'GET', url })).text.length, BODY.length);
    }
    assert.equal(front.connections, 1);
  });

  it(`go back to the pool after ${CALLS} successes, errors and aborts`, async () => {
    const { server, front, url } = await openServer(MIXED);
    const transport = releasedTransport();
    const outcomes = new Map<string, number>();
    let next = 0;
    const work = async (): Promise<void> => {
      for (let call = next++; call < CALLS; call = next++) {
        const outcome = await send(transport, new URL(PATHS[call % PATHS.length] ?? '', url), server);
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    assert.deepEqual(Object.fromEntries([...outcomes].sort()), {
      200: 200,
      400: 50,
      429: 50,
      500: 50,
      cancelled: 50,
      connectionLost: 50,
      redirected: 50,
    });
    await eventuallyHolds(() => assert.ok(front.open <= AT_ONCE, `${front.open} sockets are open`));
    const before = front.connections;
    await transport.send({ method: 'GET', url: new URL('/200', url) });
    assert.equal(front.connections, before, 'a socket of the pool was used again');
  });
});

/** Status or kind of failure of one call. Whoever calls `/silent` leaves as soon as the server has the request. */
async function send(transport: HttpTransport, url: URL, server: LoopbackServer): Promise<string> {
  const stop = new AbortController();
  const seen = server.requests.length;
  const sent = transport.send({ method: 'GET', url }, stop.signal);
  if (url.pathname === '/silent') {
    await eventuallyHolds(() => assert.ok(server.requests.slice(seen).some((request) => request.url === '/silent')));
    stop.abort();
  }
  try {
    return String((await sent).status);
  } catch (error) {
    return apiErrorDetail(error)?.kind ?? 'unknown';
  }
}
