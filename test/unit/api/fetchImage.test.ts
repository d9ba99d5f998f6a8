import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ImageFailure, ImageOutcome } from '../../../src/api/fetchImage.ts';
import { fetchImage } from '../../../src/api/fetchImage.ts';
import type { FetchAnswer, FetchInit } from '../../../src/api/transport.ts';
import { FakeClock, settle } from '../../support/fakeClock.ts';
import { systemError } from '../../support/scriptedFetch.ts';

const ADDRESS = '//images.example.com/siti.png';
const PNG = Buffer.from('\x89PNG\r\n\x1a\n....', 'latin1');

interface Seen {
  readonly url: string;
  readonly init: FetchInit;
}

function answer(status: number, type: string, pieces: readonly Uint8Array[]): FetchAnswer {
  async function* body() {
    yield* pieces;
  }
  return { status, headers: { get: (name) => (name === 'content-type' ? type : null) }, body: body() };
}

async function load(reply: (seen: Seen) => Promise<FetchAnswer>, address = ADDRESS, clock = new FakeClock()) {
  const seen: Seen[] = [];
  const outcome = fetchImage(
    {
      clock,
      loadFetch: async () => (url, init) => {
        seen.push({ url, init });
        return reply({ url, init });
      },
    },
    address,
  );
  return { seen, outcome, clock };
}

async function outcomeOf(reply: (seen: Seen) => Promise<FetchAnswer>, address?: string): Promise<ImageOutcome> {
  return (await load(reply, address)).outcome;
}

const untilAborted = ({ init: { signal } }: Seen) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

describe('a picture', () => {
  test('is loaded over https, without a credential, a redirect or a body', async () => {
    const { seen, outcome } = await load(async () => answer(200, 'image/png', [PNG.subarray(0, 3), PNG.subarray(3)]));
    assert.deepEqual(await outcome, { kind: 'image', type: 'image/png', bytes: PNG });
    const [request] = seen;
    assert.equal(request?.url, 'https://images.example.com/siti.png');
    assert.equal(request?.init.method, 'GET');
    assert.equal(request?.init.body, undefined);
    assert.equal(request?.init.redirect, 'error');
    assert.equal(request?.init.size, 2 * 1024 * 1024);
    assert.deepEqual(Object.keys(request?.init.headers ?? {}).sort(), ['Accept', 'User-Agent']);
  });

  test('at any other address is refused without a request', async () => {
    for (const address of ['http://images.example.com/a.png', 'https://127.0.0.1/a.png', '', 'javascript:1']) {
      const { seen, outcome } = await load(() => assert.fail('no request may be made'), address);
      assert.deepEqual(await outcome, { kind: 'failed', why: { reason: 'address' } });
      assert.deepEqual(seen, []);
    }
  });
});

describe('a failure says why', () => {
  const replies: readonly (readonly [ImageFailure, (seen: Seen) => Promise<FetchAnswer>])[] = [
    [{ reason: 'status', status: 404 }, async () => answer(404, 'image/png', [PNG])],
    [{ reason: 'notAnImage' }, async () => answer(200, 'image/svg+xml', [Buffer.from('<svg/>')])],
    [{ reason: 'notAnImage' }, async () => answer(200, 'image/png', [Buffer.from('<html>')])],
    [{ reason: 'tooLarge' }, async () => answer(200, 'image/png', [PNG, Buffer.alloc(2 * 1024 * 1024)])],
    [{ reason: 'redirected' }, () => Promise.reject(Object.assign(new Error(''), { type: 'no-redirect' }))],
    [{ reason: 'unreachable' }, () => Promise.reject(systemError('ENOTFOUND'))],
    [{ reason: 'unreachable' }, () => Promise.reject(systemError('CERT_HAS_EXPIRED'))],
    [{ reason: 'unreachable' }, () => Promise.reject(new TypeError('anything'))],
  ];
  for (const [index, [why, reply]] of replies.entries()) {
    test(`${index + 1}: ${why.reason}`, async () => {
      assert.deepEqual(await outcomeOf(reply), { kind: 'failed', why });
    });
  }

  test('also when the server only keeps us waiting, and the socket is let go', async () => {
    const { seen, outcome, clock } = await load(untilAborted);
    await settle();
    clock.advance(15_000);
    assert.deepEqual(await outcome, { kind: 'failed', why: { reason: 'timeout' } });
    assert.equal(seen[0]?.init.signal.aborted, true);
  });

  test('also when it is called off', async () => {
    const controller = new AbortController();
    const outcome = fetchImage(
      { clock: new FakeClock(), loadFetch: async () => (url, init) => untilAborted({ url, init }) },
      ADDRESS,
      controller.signal,
    );
    await settle();
    controller.abort();
    assert.deepEqual(await outcome, { kind: 'failed', why: { reason: 'cancelled' } });
  });
});
