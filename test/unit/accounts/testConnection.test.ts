import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RequestBudgets } from '../../../src/accounts/requestBudgets.ts';
import { connectionTester } from '../../../src/accounts/testConnection.ts';
import { DEFAULT_FIELD_NAMES } from '../../../src/api/wire.ts';
import { FakeClock, settle } from '../../support/fakeClock.ts';
import type { Script } from '../../support/scriptedFetch.ts';
import { ScriptedFetch, systemError } from '../../support/scriptedFetch.ts';

const tokenPath = DEFAULT_FIELD_NAMES.tokenPath;
const target = { origin: 'https://toko.dealpos.net', credentials: { clientId: 'id-1', clientSecret: 'secret-1' } };
const token = { json: { access_token: 'token', expires_in: 3600 } };

function tester(script: Script) {
  const network = new ScriptedFetch(script);
  const clock = new FakeClock();
  const shared = () => ({
    names: () => DEFAULT_FIELD_NAMES,
    log: { nextCorrelation: () => 0, request: () => undefined },
    loadFetch: network.load,
    clock,
    random: () => 0.5,
  });
  const run = connectionTester(shared, new RequestBudgets(clock));
  const aborter = new AbortController();
  return { network, clock, aborter, outcome: run(target, aborter.signal) };
}

async function failureOf(script: Script) {
  const outcome = await tester(script).outcome;
  assert.equal(outcome.kind, 'failed');
  return outcome.kind === 'failed' ? outcome.detail : undefined;
}

describe('testConnection', () => {
  test('costs two requests: a token, then a list of one', async () => {
    const { network, clock, outcome } = tester(({ path }) => (path === tokenPath ? token : { json: [] }));
    assert.deepEqual(await outcome, { kind: 'connected' });
    assert.deepEqual(
      network.seen.map(({ method, path }) => `${method} ${path}`),
      [`POST ${tokenPath}`, 'GET /api/v3/Customer'],
    );
    assert.deepEqual(network.seen[1]?.query, [
      ['PageNumber', '1'],
      ['PageSize', '1'],
    ]);
    assert.equal(clock.pending, 0);
  });

  test('wrong credentials fail with the server’s own words and status, after one request', async () => {
    const { network, outcome } = tester(() => ({ status: 400, json: { Message: 'Invalid client' } }));
    assert.deepEqual(await outcome, {
      kind: 'failed',
      detail: {
        kind: 'credentialsRejected',
        operation: 'createToken',
        correlation: 0,
        acted: 'no',
        status: 400,
        serverMessage: 'Invalid client',
      },
    });
    assert.equal(network.seen.length, 1);
  });

  test('a missing role fails as forbidden, with the role', async () => {
    const detail = await failureOf(({ path }) =>
      path === tokenPath ? token : { status: 403, json: { Message: 'You must have “VIEW” role' } },
    );
    assert.equal(detail?.kind, 'forbidden');
    assert.equal(detail?.operation, 'listCustomers');
  });

  test('a host that is not found fails as unreachable', async () => {
    const detail = await failureOf(() => ({ fail: systemError('ENOTFOUND', 'getaddrinfo') }));
    assert.equal(detail?.kind, 'unreachable');
  });

  test('a web page instead of an API fails as notJson', async () => {
    const detail = await failureOf(() => ({ text: '<html>Hello</html>', headers: { 'content-type': 'text/html' } }));
    assert.equal(detail?.kind, 'notJson');
  });

  test('a suspended tenant is told as such', async () => {
    assert.equal((await failureOf(() => ({ status: 402, json: { Message: 'suspended' } })))?.kind, 'tenantSuspended');
  });

  test('cancelling ends it at once, while an answer is outstanding', async () => {
    const { aborter, outcome, clock } = tester(() => ({ hang: true }));
    await settle();
    aborter.abort();
    const result = await outcome;
    assert.equal(result.kind === 'failed' && result.detail.kind, 'cancelled');
    await settle();
    assert.equal(clock.pending, 0);
  });

  test('a rate limit ends the test with the time to wait instead of waiting for it', async () => {
    const detail = await failureOf(({ path }) =>
      path === tokenPath ? token : { status: 429, headers: { 'retry-after': '120' } },
    );
    assert.deepEqual(detail, { kind: 'rateLimited', status: 429, waitMs: 120_000, acted: 'no' });
  });
});
