import assert from 'node:assert/strict';
import * as https from 'node:https';
import { createServer } from 'node:net';
import { after, describe, test } from 'node:test';
import type { OpenedWay } from '../../../../src/api/diagnose/network.ts';
import { nodeNetwork } from '../../../../src/api/diagnose/nodeNetwork.ts';
import { fetchErrorDetail } from '../../../../src/api/fetchError.ts';
import { newServerIdentity } from '../../../support/certificates.ts';
import { listenOnLoopback } from '../../../support/listeningPort.ts';
import { LoopbackServer } from '../../../support/loopbackServer.ts';
import { TlsFront } from '../../../support/tlsFront.ts';

const server = await LoopbackServer.start((_, response) => response.end('{}'));
const front = await TlsFront.start(await newServerIdentity('localhost'), Number(new URL(server.origin).port));
const silent = createServer();
const silentPort = await listenOnLoopback(silent);
const never = new AbortController().signal;

after(async () => {
  await front.stop();
  await server.stop();
  silent.close();
});

/** The failure as an exchange would tell it. */
function detailOf({ opening }: OpenedWay) {
  return opening.kind === 'failed' ? fetchErrorDetail(opening.error, 0, false) : assert.fail(opening.kind);
}

describe('opening a way', () => {
  test('connects and sends nothing', async () => {
    const { opening } = await nodeNetwork.open(new URL(server.origin), never);
    assert.deepEqual(opening, { kind: 'open', certificate: undefined });
    assert.equal(server.requests.length, 0);
  });

  test('tells who signed a certificate that is refused', async () => {
    const way = await nodeNetwork.open(new URL(`https://localhost:${front.port}`), never);
    const { opening } = way;
    assert.deepEqual(detailOf(way), { kind: 'tls', code: 'DEPTH_ZERO_SELF_SIGNED_CERT', acted: 'no' });
    assert.equal(opening.kind === 'failed' && opening.certificate?.issuer, 'localhost');
    assert.equal(front.connections, 0);
  });

  test('tells a closed port', async () => {
    const gone = await LoopbackServer.start(() => undefined);
    const { origin } = gone;
    await gone.stop();
    assert.equal(detailOf(await nodeNetwork.open(new URL(origin), never)).kind, 'unreachable');
  });

  test('ends when it is stopped', async () => {
    const stop = new AbortController();
    const opening = nodeNetwork.open(new URL(`https://localhost:${silentPort}`), stop.signal);
    stop.abort();
    assert.deepEqual(detailOf(await opening), { kind: 'unreachable', layer: 'tcp', code: 'ETIMEDOUT', acted: 'no' });
  });
});

describe('opening a way through an agent that gives no socket, such as one at a silent proxy', () => {
  test('ends when it is stopped', async (t) => {
    // Node.js declares it as private to itself; VS Code's agent is another one.
    t.mock.method(https.globalAgent as unknown as { addRequest(): void }, 'addRequest', () => undefined);
    const stop = new AbortController();
    const opening = nodeNetwork.open(new URL(`https://localhost:${silentPort}`), stop.signal);
    stop.abort();
    assert.deepEqual(detailOf(await opening), { kind: 'unreachable', layer: 'tcp', code: 'ETIMEDOUT', acted: 'no' });
    const late = await nodeNetwork.open(new URL(`https://localhost:${silentPort}`), stop.signal);
    assert.equal(late.opening.kind, 'failed');
  });
});

describe('connecting', () => {
  test('succeeds at an open port and fails at a closed one', async () => {
    await nodeNetwork.connect('127.0.0.1', silentPort, never);
    const gone = await LoopbackServer.start(() => undefined);
    const port = Number(new URL(gone.origin).port);
    await gone.stop();
    await assert.rejects(nodeNetwork.connect('127.0.0.1', port, never), { code: 'ECONNREFUSED' });
  });

  test('ends when it is stopped', async () => {
    const stop = new AbortController();
    const connecting = nodeNetwork.connect('127.0.0.1', silentPort, stop.signal);
    stop.abort();
    await assert.rejects(connecting, { code: 'ETIMEDOUT' });
  });
});

describe('looking up', () => {
  test('gives addresses', async () => {
    assert.ok((await nodeNetwork.lookup('localhost', never)).length > 0);
  });

  test('ends when it is stopped', async () => {
    const stop = new AbortController();
    const looking = nodeNetwork.lookup('localhost', stop.signal);
    stop.abort();
    await assert.rejects(looking, { code: 'ETIMEOUT' });
  });
});
