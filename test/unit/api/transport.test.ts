import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { systemClock } from '../../../src/api/clock.ts';
import { HttpTransport } from '../../../src/api/transport.ts';
import { failureOf, ofKind } from '../../support/apiErrors.ts';
import { FakeClock, settle } from '../../support/fakeClock.ts';
import type { Handler } from '../../support/loopbackServer.ts';
import { LoopbackServer } from '../../support/loopbackServer.ts';

import { get, LIMITS, serve, transportOf, until, watchedFetch } from './transportScene.ts';

describe('a request', () => {
  test('carries what was asked and no more', async () => {
    const server = await serve((_, response) => response.end('{}'));
    await get(server);
    const { headers, method, url } = server.requests[0] ?? assert.fail();
    assert.equal(method, 'GET');
    assert.equal(url, '/x');
    assert.equal(headers.connection, 'keep-alive');
    assert.equal(headers.accept, 'application/json');
    for (const name of ['content-type', 'content-length', 'transfer-encoding', 'authorization', 'cookie']) {
      assert.equal(headers[name], undefined, name);
    }
  });

  test('with a body is JSON of a known length', async () => {
    let body = '';
    const server = await serve((request, response) => {
      request.setEncoding('utf8');
      request.on('data', (text: string) => {
        body += text;
      });
      request.on('end', () => response.end('{}'));
    });
    const url = new URL('/x', server.origin);
    await transportOf().send({ method: 'DELETE', url, body: '{"Email":"ü"}', authorization: 'Bearer t' });
    assert.equal(body, '{"Email":"ü"}');
    assert.equal(server.requests[0]?.headers['content-type'], 'application/json');
    assert.equal(server.requests[0]?.headers['content-length'], '14');
    assert.equal(server.requests[0]?.headers.authorization, 'Bearer t');
  });
});

describe('an answer', () => {
  test('comes with status, text and the headers that are of use', async () => {
    const server = await serve((_, response) => {
      response.writeHead(429, { 'Retry-After': '5', 'RateLimit-Remaining': '0', 'Set-Cookie': 'a=b', Date: 'x' });
      response.end('[1]');
    });
    const answer = await get(server);
    assert.equal(answer.status, 429);
    assert.equal(answer.text, '[1]');
    assert.deepEqual(answer.headers, { 'retry-after': '5', 'ratelimit-remaining': '0', date: 'x' });
  });

  test('is decompressed, and characters across two pieces stay whole', async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      response.end(gzipSync('"Budi 😀"'));
    });
    assert.equal((await get(server)).text, '"Budi 😀"');
    const pieces = await serve((_, response) => {
      const bytes = Buffer.from('"😀"');
      response.write(bytes.subarray(0, 3));
      setImmediate(() => response.end(bytes.subarray(3)));
    });
    assert.equal((await get(pieces)).text, '"😀"');
  });

  test('without a body is an empty text', async () => {
    const server = await serve((_, response) => {
      response.writeHead(204);
      response.end();
    });
    assert.equal((await get(server)).text, '');
  });
});

describe('the size cap', () => {
  test('stops an answer that does not end, and closes its socket', async () => {
    const server = await serve((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(10_000)));
      };
      response.on('drain', more);
      more();
    });
    const detail = ofKind(await failureOf(get(server)), 'tooLarge');
    assert.equal(detail.limitBytes, 100_000);
    await until(() => server.open === 0);
  });

  test('counts decompressed bytes', async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      response.end(gzipSync('x'.repeat(10_000_000)));
    });
    assert.equal((await failureOf(get(server))).kind, 'tooLarge');
  });
});

describe('a redirect', () => {
  for (const status of [301, 302, 303, 307, 308]) {
    test(`with ${status} is refused, and nothing reaches its target`, async () => {
      const trap = await serve((_, response) => response.end('{}'));
      const server = await serve((_, response) => {
        response.writeHead(status, { Location: `${trap.origin}/steal` });
        response.end();
      });
      const url = new URL('/x', server.origin);
      const sent = transportOf().send({ method: 'POST', url, body: '{"secret":1}', authorization: 'Bearer t' });
      assert.equal((await failureOf(sent)).kind, 'redirected');
      assert.equal(trap.connections, 0);
    });
  }
});

describe('the deadlines', () => {
  test('name the head of the answer when it does not come', async () => {
    const clock = new FakeClock();
    const server = await serve(() => undefined);
    const failure = failureOf(get(server, transportOf(clock)));
    await until(() => server.requests.length === 1);
    await clock.advance(15_000);
    assert.deepEqual(await failure, { kind: 'timeout', stage: 'headers', ms: 15_000, acted: 'unknown' });
    await until(() => server.open === 0);
    assert.equal(clock.pending, 0);
  });

  test('name the silence when a body stops', async () => {
    const clock = new FakeClock();
    const server = await serve((_, response) => response.write('[1,'));
    const { arrived, fetch } = watchedFetch();
    const failure = failureOf(get(server, transportOf(clock, LIMITS, fetch)));
    await until(() => arrived.pieces === 1);
    await settle();
    await clock.advance(15_000);
    assert.deepEqual(await failure, { kind: 'timeout', stage: 'idle', ms: 15_000, acted: 'unknown' });
    await until(() => server.open === 0);
  });

  test('name the whole exchange when a body only drips', async () => {
    const clock = new FakeClock();
    const limits = { ...LIMITS, totalMs: 40_000 };
    let drip: (() => void) | undefined;
    const server = await serve((_, response) => {
      drip = () => response.write('x');
      drip();
    });
    const { arrived, fetch } = watchedFetch();
    const failure = failureOf(get(server, transportOf(clock, limits, fetch)));
    for (let drop = 1; drop <= 4; drop += 1) {
      await until(() => arrived.pieces === drop);
      await clock.advance(10_000);
      if (drop < 4) drip?.();
    }
    assert.deepEqual(await failure, { kind: 'timeout', stage: 'total', ms: 40_000, acted: 'unknown' });
  });

  test('leave no timer behind after a success', async () => {
    const clock = new FakeClock();
    const server = await serve((_, response) => response.end('{}'));
    await get(server, transportOf(clock));
    assert.equal(clock.pending, 0);
  });
});

describe('a broken connection', () => {
  test('that is refused never reached the server', async () => {
    const server = await LoopbackServer.start(() => undefined);
    const url = new URL('/x', server.origin);
    await server.stop();
    const detail = ofKind(await failureOf(transportOf().send({ method: 'GET', url })), 'unreachable');
    assert.deepEqual([detail.layer, detail.code, detail.acted], ['tcp', 'ECONNREFUSED', 'no']);
  });

  const broken: readonly (readonly [string, Handler])[] = [
    ['before the answer', (request) => request.socket.destroy()],
    ['reset before the answer', (request) => request.socket.resetAndDestroy()],
    [
      'inside a body of known length',
      (request, response) => {
        response.writeHead(200, { 'Content-Length': '100' });
        response.write('[1,', () => request.socket.destroy());
      },
    ],
    [
      'inside a chunked body',
      (request, response) => {
        response.write('[1,', () => request.socket.destroy());
      },
    ],
    ['by something that is not HTTP', (request) => request.socket.end('SSH-2.0-OpenSSH\r\n\r\n')],
  ];
  for (const [how, handler] of broken) {
    test(`${how} is lost: the server may have acted`, async () => {
      const server = await serve(handler);
      const detail = ofKind(await failureOf(get(server)), 'connectionLost');
      assert.equal(detail.acted, 'unknown');
      assert.match(detail.code, /^[A-Z_]+$/);
    });
  }

  test('with a garbled compression is lost too', async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      response.end('this is not gzip');
    });
    assert.equal((await failureOf(get(server))).kind, 'connectionLost');
  });
});

describe('the caller', () => {
  test('can cancel while the head is awaited', async () => {
    const server = await serve(() => undefined);
    const stop = new AbortController();
    const failure = failureOf(get(server, transportOf(), stop.signal));
    await until(() => server.requests.length === 1);
    stop.abort();
    assert.deepEqual(await failure, { kind: 'cancelled', acted: 'unknown' });
    await until(() => server.open === 0);
  });

  test('can cancel while the body is read', async () => {
    const server = await serve((_, response) => response.write('['));
    const { arrived, fetch } = watchedFetch();
    const stop = new AbortController();
    const failure = failureOf(get(server, transportOf(new FakeClock(), LIMITS, fetch), stop.signal));
    await until(() => arrived.pieces === 1);
    stop.abort();
    assert.deepEqual(await failure, { kind: 'cancelled', acted: 'unknown' });
    await until(() => server.open === 0);
  });

  test('that has cancelled already sends nothing', async () => {
    const server = await serve((_, response) => response.end());
    const failure = await failureOf(get(server, transportOf(), AbortSignal.abort()));
    assert.deepEqual(failure, { kind: 'cancelled', acted: 'no' });
    assert.equal(server.connections, 0);
  });

  test('keeps no listener on a signal that lives long', async () => {
    const server = await serve((_, response) => response.end('{}'));
    const stop = new AbortController();
    let added = 0;
    const { addEventListener, removeEventListener } = stop.signal;
    stop.signal.addEventListener = (...given: Parameters<typeof addEventListener>) => {
      added += 1;
      addEventListener.apply(stop.signal, given);
    };
    stop.signal.removeEventListener = (...given: Parameters<typeof removeEventListener>) => {
      added -= 1;
      removeEventListener.apply(stop.signal, given);
    };
    for (let index = 0; index < 5; index += 1) await get(server, transportOf(), stop.signal);
    assert.equal(added, 0);
  });
});

describe('sockets', () => {
  test('are used again: fifty answers of every status come over one', async () => {
    const server = await serve((request, response) => {
      response.statusCode = [200, 400, 401, 429, 500][server.requests.length % 5] ?? 200;
      response.end('x'.repeat(request.url?.length ?? 1) + 'y'.repeat(50_000));
    });
    const transport = transportOf(systemClock);
    for (let index = 0; index < 50; index += 1) await get(server, transport);
    assert.equal(server.connections, 1);
  });
});

test('a fetch that cannot be loaded is our own mistake', async () => {
  const transport = new HttpTransport({
    loadFetch: () => Promise.reject(new Error('no file')),
    clock: new FakeClock(),
  });
  const failure = await failureOf(transport.send({ method: 'GET', url: new URL('http://127.0.0.1:9/') }));
  assert.deepEqual(failure, { kind: 'internal', acted: 'no' });
});

test('a fetch that throws at once is told as an ApiError', async () => {
  const loadFetch = () =>
    Promise.resolve(() => {
      throw new TypeError('x');
    });
  const transport = new HttpTransport({ loadFetch, clock: new FakeClock() });
  const failure = await failureOf(transport.send({ method: 'GET', url: new URL('http://127.0.0.1:9/') }));
  assert.equal(failure.kind, 'internal');
});
