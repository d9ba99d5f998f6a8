import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ApiCheck } from '../../../../src/api/diagnose/apiCheck.ts';
import { diagnose } from '../../../../src/api/diagnose/diagnose.ts';
import type { Diagnosis, Layer } from '../../../../src/api/diagnose/diagnosis.ts';
import { firstFailure } from '../../../../src/api/diagnose/diagnosis.ts';
import type { Network, OpenedWay, Opening } from '../../../../src/api/diagnose/network.ts';
import type { ProxySettings } from '../../../../src/api/diagnose/route.ts';
import type { ApiErrorDetail } from '../../../../src/api/errors.ts';
import { ApiError } from '../../../../src/api/errors.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { systemError } from '../../../support/scriptedFetch.ts';

const SETTINGS: ProxySettings = {
  support: 'override',
  proxy: 'http://proxy.example:3128',
  noProxy: [],
  systemCertificates: true,
  environmentProxy: '',
  environmentNoProxy: '',
};
const CERTIFICATE = { issuer: 'Example CA', validUntil: 5 };
const GOOD: Opening = { kind: 'open', certificate: CERTIFICATE };

interface Scene {
  readonly origin?: string;
  readonly chosen?: string;
  readonly opening?: Opening;
  readonly lookup?: Network['lookup'];
  readonly connect?: Network['connect'];
  readonly open?: Network['open'];
  readonly api?: Partial<ApiCheck>;
  readonly clock?: FakeClock;
  readonly signal?: AbortSignal;
}

function failing(error: unknown): Opening {
  return { kind: 'failed', error, certificate: undefined };
}

function throwing(error: unknown): () => Promise<never> {
  return () => Promise.reject(error);
}

async function run(scene: Scene) {
  const asked: string[] = [];
  const layers: Layer[] = [];
  const { chosen = 'DIRECT', opening = GOOD } = scene;
  const network: Network = {
    lookup: async (host, signal) => {
      asked.push(`lookup ${host}`);
      return scene.lookup ? scene.lookup(host, signal) : ['192.0.2.1'];
    },
    connect: async (host, port, signal) => {
      asked.push(`connect ${host} ${port}`);
      await scene.connect?.(host, port, signal);
    },
    open: scene.open ?? (async (): Promise<OpenedWay> => ({ chosen, opening })),
  };
  const allowance = {
    ...{ limit: 50, windowMs: 180_000, remaining: 48, spare: 48, resetsInMs: 1, waiting: 0, pausedForMs: 0 },
    queued: { token: 0, interactive: 0, background: 0, job: 0 },
    continuesInMs: undefined,
  };
  const api: ApiCheck = {
    token: async () => void asked.push('token'),
    list: async () => void asked.push('list'),
    allowance: () => allowance,
    ...scene.api,
  };
  const { origin = 'https://shop.example', clock = new FakeClock(), signal = new AbortController().signal } = scene;
  const deps = { origin, network, proxySettings: SETTINGS, api, clock, onLayer: (layer: Layer) => layers.push(layer) };
  return { diagnosis: await diagnose(deps, signal), asked, layers, clock };
}

function outcomes({ findings }: Diagnosis): string {
  return findings.map(({ layer, outcome }) => `${layer} ${outcome}`).join(', ');
}

function problemOf(diagnosis: Diagnosis): readonly [Layer | undefined, ApiErrorDetail | undefined] {
  const failure = firstFailure(diagnosis);
  return [failure?.layer, failure?.problem];
}

describe('a connection that works', () => {
  test('passes every layer, in order, with one token and one list', async () => {
    const { diagnosis, asked, layers, clock } = await run({});
    assert.match(
      outcomes(diagnosis),
      /^dns passed, tcp passed, proxy passed, tls passed, token passed, list passed, rateLimit passed$/,
    );
    assert.deepEqual(asked, ['lookup shop.example', 'token', 'list']);
    assert.deepEqual([...new Set(layers)], ['dns', 'tcp', 'proxy', 'tls', 'token', 'list', 'rateLimit']);
    assert.deepEqual(diagnosis.facts.certificate, CERTIFICATE);
    assert.equal(diagnosis.facts.allowance?.remaining, 48);
    assert.equal(diagnosis.ended, 'completed');
    assert.equal(clock.pending, 0);
  });

  test('needs no name for an address, and no certificate without TLS', async () => {
    const { diagnosis } = await run({
      origin: 'http://127.0.0.1:8080',
      opening: { kind: 'open', certificate: undefined },
    });
    assert.match(outcomes(diagnosis), /^dns notNeeded, tcp passed, proxy passed, tls notNeeded, token passed/);
  });

  test('through a proxy looks up the proxy, whose names alone this computer must know', async () => {
    const { diagnosis, asked } = await run({ chosen: 'PROXY proxy.example:3128' });
    assert.equal(asked[0], 'lookup proxy.example');
    assert.deepEqual(diagnosis.facts.route, {
      ...{ kind: 'proxy', source: 'setting', host: 'proxy.example', port: 3128, hasCredentials: false },
    });
    assert.equal(firstFailure(diagnosis), undefined);
  });

  test('through a proxy that stays silent is blamed on the proxy, although nothing tells that it was chosen', async () => {
    const error = Object.assign(new Error('the time is up'), { code: 'ETIMEDOUT', syscall: 'connect' });
    const open = async (): Promise<OpenedWay> => ({ chosen: undefined, opening: failing(error) });
    const { diagnosis, asked } = await run({ open });
    assert.equal(asked[0], 'lookup proxy.example');
    const [layer, problem] = problemOf(diagnosis);
    assert.equal(layer, 'proxy');
    assert.deepEqual(problem, { kind: 'unreachable', layer: 'proxy', code: 'ETIMEDOUT', acted: 'no' });
  });

  test('is not held to be broken because a name could not be looked up apart from it', async () => {
    const { diagnosis } = await run({ lookup: throwing(systemError('ENOTFOUND', 'getaddrinfo')) });
    assert.equal(firstFailure(diagnosis), undefined);
    assert.equal(diagnosis.facts.addresses, undefined);
  });
});

describe('the first layer that fails', () => {
  const cases: readonly (readonly [string, Scene, Layer, Partial<ApiErrorDetail>])[] = [
    [
      'a host that nobody knows',
      { opening: failing(systemError('ENOTFOUND')), lookup: throwing(systemError('ENOTFOUND', 'getaddrinfo')) },
      'dns',
      { kind: 'unreachable', layer: 'dns', code: 'ENOTFOUND' },
    ],
    [
      'a closed port',
      { opening: failing(systemError('ECONNREFUSED')), connect: throwing(systemError('ECONNREFUSED', 'connect')) },
      'tcp',
      { kind: 'unreachable', layer: 'tcp', code: 'ECONNREFUSED' },
    ],
    [
      'a proxy whose name nobody knows',
      {
        chosen: 'PROXY proxy.example:3128',
        opening: failing(systemError('ENOTFOUND')),
        lookup: throwing(systemError('ENOTFOUND', 'getaddrinfo')),
      },
      'dns',
      { kind: 'unreachable', layer: 'proxy', code: 'ENOTFOUND' },
    ],
    [
      'a proxy that is down',
      {
        chosen: 'PROXY proxy.example:3128',
        opening: failing(systemError('ECONNREFUSED')),
        connect: throwing(systemError('ECONNREFUSED', 'connect')),
      },
      'tcp',
      { kind: 'unreachable', layer: 'proxy', code: 'ECONNREFUSED' },
    ],
    [
      'a proxy that wants a password',
      { chosen: 'PROXY proxy.example:3128', opening: { kind: 'refused', status: 407 } },
      'proxy',
      { kind: 'unreachable', layer: 'proxy', code: '407' },
    ],
    [
      'a proxy that breaks off',
      { chosen: 'PROXY proxy.example:3128', opening: failing(systemError('ECONNRESET', 'read')) },
      'proxy',
      { kind: 'unreachable', layer: 'proxy', code: 'ECONNRESET' },
    ],
    [
      'a bad certificate',
      { opening: { ...failing(systemError('CERT_HAS_EXPIRED')), certificate: CERTIFICATE } as Opening },
      'tls',
      { kind: 'tls', code: 'CERT_HAS_EXPIRED' },
    ],
    [
      'a bad certificate behind a proxy',
      { chosen: 'PROXY proxy.example:3128', opening: failing(systemError('SELF_SIGNED_CERT_IN_CHAIN')) },
      'tls',
      { kind: 'tls', code: 'SELF_SIGNED_CERT_IN_CHAIN' },
    ],
    [
      'a wrong secret',
      { api: { token: throwing(new ApiError({ kind: 'credentialsRejected', status: 400, acted: 'no' })) } },
      'token',
      { kind: 'credentialsRejected' },
    ],
    [
      'a role that is missing',
      { api: { list: throwing(new ApiError({ kind: 'forbidden', status: 403, role: 'x', acted: 'no' })) } },
      'list',
      { kind: 'forbidden' },
    ],
    [
      'a rate limit',
      { api: { list: throwing(new ApiError({ kind: 'rateLimited', status: 429, waitMs: 7, acted: 'no' })) } },
      'rateLimit',
      { kind: 'rateLimited', waitMs: 7 },
    ],
  ];
  for (const [what, scene, layer, problem] of cases) {
    test(`is ${layer} for ${what}, and nothing after it is tried`, async () => {
      const { diagnosis, asked } = await run(scene);
      const [failed, detail] = problemOf(diagnosis);
      assert.equal(failed, layer);
      assert.deepEqual({ ...detail, ...problem }, detail);
      if (layer !== 'list' && layer !== 'rateLimit') assert.ok(!asked.includes('list'));
      assert.equal(diagnosis.ended, 'completed');
    });
  }

  test('keeps the certificate that was refused, so that its issuer can be named', async () => {
    const opening: Opening = { kind: 'failed', error: systemError('CERT_HAS_EXPIRED'), certificate: CERTIFICATE };
    assert.deepEqual((await run({ opening })).diagnosis.facts.certificate, CERTIFICATE);
  });
});

describe('a diagnosis', () => {
  /** Ends with what Node.js says when its time is up. */
  function untilStopped(code: string) {
    return (signal: AbortSignal) =>
      new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(systemError(code, 'connect')), { once: true });
      });
  }

  test('waits for nothing longer than 20 seconds in all', async () => {
    const clock = new FakeClock();
    const hanging = untilStopped('ETIMEDOUT');
    const running = run({
      clock,
      open: async (_, signal) => {
        const error = await hanging(signal).catch((reason: unknown) => reason);
        return { chosen: 'DIRECT', opening: failing(error) };
      },
      lookup: () => new Promise((resolve) => clock.setTimer(3900, () => resolve(['192.0.2.1']))),
      connect: () => new Promise((resolve) => clock.setTimer(3900, () => resolve(undefined))),
    });
    await clock.advance(14_000);
    const { diagnosis } = await running;
    assert.deepEqual(problemOf(diagnosis), [
      'tls',
      { kind: 'unreachable', layer: 'tcp', code: 'ETIMEDOUT', acted: 'no' },
    ]);
  });

  test('that is out of time says so, and which layers it did not reach', async () => {
    const clock = new FakeClock();
    const token = (signal: AbortSignal) => untilStopped('ETIMEDOUT')(signal);
    const running = run({ clock, api: { token } });
    await clock.advance(20_000);
    const { diagnosis } = await running;
    assert.equal(diagnosis.ended, 'outOfTime');
    assert.match(outcomes(diagnosis), /tls passed, token notReached, list notReached/);
    assert.equal(clock.pending, 0);
  });

  test('can be cancelled wherever it is', async () => {
    const stop = new AbortController();
    const token = (signal: AbortSignal) => {
      const ended = untilStopped('ETIMEDOUT')(signal);
      stop.abort();
      return ended;
    };
    const { diagnosis, asked } = await run({ signal: stop.signal, api: { token } });
    assert.equal(diagnosis.ended, 'cancelled');
    assert.equal(firstFailure(diagnosis), undefined);
    assert.ok(!asked.includes('list'));
  });
});
