import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { failureOf, ofKind } from '../../support/apiErrors.ts';
import { always, connect, SERVER_DATE } from '../../support/apiHarness.ts';
import { settle } from '../../support/fakeClock.ts';
import type { SeenRequest } from '../../support/scriptedFetch.ts';
import { systemError } from '../../support/scriptedFetch.ts';

const MINUTE = 60_000;
const NO_CUSTOMERS = always([]);
const PAGE = { pageNumber: 1, pageSize: 100 };

function bearers(sent: readonly SeenRequest[]): (string | undefined)[] {
  return sent.map(({ headers }) => headers.Authorization);
}

describe('the token', () => {
  test('open question 10: is asked for by JSON POST with the credentials, and no Authorization', async () => {
    const { api, tokenCalls } = connect(NO_CUSTOMERS);
    await api.listCustomers(PAGE);
    const [call] = tokenCalls;
    assert.equal(call?.method, 'POST');
    assert.equal(call?.path, '/api/v3/Token/OAuth2');
    assert.deepEqual(call?.body, { client_id: 'client-1', client_secret: 'secret-1' });
    assert.equal(call?.headers['Content-Type'], 'application/json');
    assert.equal(call?.headers.Authorization, undefined);
  });

  test('open question 10: path and names of the token call can be replaced', async () => {
    const names = { tokenPath: '/token', tokenClientId: 'ClientID', tokenClientSecret: 'ClientSecret' };
    const { api, tokenCalls } = connect(NO_CUSTOMERS, { names });
    await api.listCustomers(PAGE);
    assert.equal(tokenCalls[0]?.path, '/token');
    assert.deepEqual(tokenCalls[0]?.body, { ClientID: 'client-1', ClientSecret: 'secret-1' });
  });

  test('is sent as Bearer, whatever type the server names', async () => {
    const token = always({ access_token: 'abc', token_type: 'mac', expires_in: 60 });
    const { api, sent } = connect(NO_CUSTOMERS, { token });
    await api.listCustomers(PAGE);
    assert.deepEqual(bearers(sent), ['Bearer abc']);
  });

  test('is used again until shortly before it ends, then renewed', async () => {
    const { api, sent, tokenCalls, clock } = connect(NO_CUSTOMERS);
    await api.listCustomers(PAGE);
    await clock.advance(47 * MINUTE);
    await api.listCustomers(PAGE);
    assert.equal(tokenCalls.length, 1);
    await clock.advance(MINUTE);
    await api.listCustomers(PAGE);
    assert.deepEqual(bearers(sent), ['Bearer token-1', 'Bearer token-1', 'Bearer token-2']);
  });

  test('lives by the answer’s own date, however wrong the clock of this machine is', async (context) => {
    context.mock.timers.enable({ apis: ['Date'], now: Date.parse(SERVER_DATE) + 86_400_000 });
    const token = () => ({
      json: { access_token: 'abc', expiredAt: '2026-11-22T18:00:00.1234567+07:00' },
      headers: { date: SERVER_DATE },
    });
    const { api, tokenCalls, clock } = connect(NO_CUSTOMERS, { token });
    await api.listCustomers(PAGE);
    await clock.advance(47 * MINUTE);
    await api.listCustomers(PAGE);
    assert.equal(tokenCalls.length, 1);
  });

  for (const status of [400, 401, 403]) {
    test(`a ${status} to the token call means that the credentials were rejected`, async () => {
      const { api, sent, tokenCalls } = connect(NO_CUSTOMERS, { token: always({ Message: 'Wrong secret' }, status) });
      const detail = ofKind(await failureOf(api.listCustomers(PAGE)), 'credentialsRejected');
      assert.deepEqual(detail, {
        kind: 'credentialsRejected',
        operation: 'createToken',
        correlation: 2,
        status,
        serverMessage: 'Wrong secret',
        acted: 'no',
      });
      assert.equal(sent.length, 0);
      assert.equal(tokenCalls.length, 1);
    });
  }

  test('open question 30: a 402 to the token call is the suspended tenant', async () => {
    const { api, tokenCalls } = connect(NO_CUSTOMERS, { token: always({}, 402) });
    assert.equal((await failureOf(api.listCustomers(PAGE))).kind, 'tenantSuspended');
    assert.equal(tokenCalls.length, 1);
  });

  test('a 404 to the token call is a wrong host', async () => {
    const { api } = connect(NO_CUSTOMERS, { token: always({}, 404) });
    assert.equal((await failureOf(api.listCustomers(PAGE))).kind, 'routeNotFound');
  });

  test('an answer without a token is an unexpected shape of the token call', async () => {
    const { api } = connect(NO_CUSTOMERS, { token: always({ token: 'x' }) });
    const detail = await failureOf(api.listCustomers(PAGE));
    assert.equal(detail.kind, 'unexpectedShape');
    assert.equal(detail.operation, 'createToken');
  });

  test('a missing secret is told as that, and nothing is sent', async () => {
    const { api, network } = connect(NO_CUSTOMERS, { getCredentials: () => Promise.resolve(undefined) });
    assert.equal((await failureOf(api.listCustomers(PAGE))).kind, 'secretMissing');
    assert.equal(network.seen.length, 0);
  });

  test('a secret store that fails is an internal error, and the next call asks again', async () => {
    let asked = 0;
    const getCredentials = () => {
      asked += 1;
      return asked === 1 ? Promise.reject(new Error('locked')) : Promise.resolve({ clientId: 'a', clientSecret: 'b' });
    };
    const { api } = connect(NO_CUSTOMERS, { getCredentials });
    assert.equal((await failureOf(api.listCustomers(PAGE))).kind, 'internal');
    assert.deepEqual((await api.listCustomers(PAGE)).customers, []);
  });

  test('a write whose token call fails certainly did not act', async () => {
    const { api } = connect(NO_CUSTOMERS, { token: () => ({ fail: systemError('ECONNRESET') }) });
    assert.equal((await failureOf(api.createCustomer({ name: 'x' }))).acted, 'no');
  });

  test('a read is tried again when the token call meets a passing failure', async () => {
    const token = (_: SeenRequest, index: number) =>
      index === 0 ? { status: 503 } : { json: { access_token: 'abc', expires_in: 60 } };
    const { api, tokenCalls, clock } = connect(NO_CUSTOMERS, { token });
    const page = api.listCustomers(PAGE);
    await clock.advance(1000);
    assert.deepEqual((await page).customers, []);
    assert.equal(tokenCalls.length, 2);
  });
});

describe('dispose', () => {
  test('throws the token away that is being fetched', async () => {
    const late = Promise.withResolvers<{ json: unknown }>();
    const { api, sent, dispose } = connect(NO_CUSTOMERS, { token: () => late.promise });
    const failure = failureOf(api.listCustomers(PAGE));
    await settle();
    dispose();
    late.resolve({ json: { access_token: 'old', expires_in: 3600 } });
    assert.equal((await failure).kind, 'cancelled');
    assert.deepEqual(bearers(sent), []);
  });

  test('throws it away while the secret is still being read', async () => {
    const secret = Promise.withResolvers<{ clientId: string; clientSecret: string }>();
    const { api, network, dispose } = connect(NO_CUSTOMERS, { getCredentials: () => secret.promise });
    const failure = failureOf(api.listCustomers(PAGE));
    await settle();
    dispose();
    secret.resolve({ clientId: 'a', clientSecret: 'b' });
    assert.equal((await failure).kind, 'cancelled');
    assert.equal(network.seen.length, 0);
  });
});

describe('a token call that fails', () => {
  for (const reads of [1, 10, 50]) {
    test(`is made four times for ${reads} reads that wait for it, and no oftener`, async () => {
      let lot = 7;
      const random = () => {
        lot = (lot * 16_807) % 2_147_483_647;
        return lot / 2_147_483_647;
      };
      const { api, tokenCalls, sent, clock } = connect(NO_CUSTOMERS, { random, token: always({}, 503) });
      const failures = Array.from({ length: reads }, (_, n) =>
        failureOf(api.getCustomerDetail({ kind: 'code', value: `MM-${n}` })),
      );
      await clock.advance(60_000);
      for (const { kind, operation } of await Promise.all(failures)) {
        assert.deepEqual([kind, operation], ['serverError', 'createToken']);
      }
      assert.deepEqual([tokenCalls.length, sent.length], [4, 0]);
    });
  }

  test('lets nobody wait for hours that the server asks for', async () => {
    const late = Promise.withResolvers<void>();
    const script = async (_: SeenRequest, index: number) => {
      if (index === 1) await late.promise;
      return index === 1 || index === 2 ? { json: {}, status: 401 } : { json: [] };
    };
    const token = (_: SeenRequest, index: number) =>
      index === 1
        ? { status: 503, headers: { 'retry-after': '3600' } }
        : { json: { access_token: `token-${index}`, expires_in: 3600 } };
    const { api, clock } = connect(script, { token });
    await api.listCustomers(PAGE);
    const slow = failureOf(api.listCustomers(PAGE));
    await settle();
    assert.equal((await failureOf(api.getCustomerDetail({ kind: 'code', value: 'MM-1' }))).kind, 'serverError');
    late.resolve();
    assert.equal((await slow).kind, 'serverError');
    await clock.advance(1);
    assert.deepEqual((await api.listCustomers(PAGE)).customers, []);
  });

  test('is tried again at once for a call that comes while another waits', async () => {
    const token = (_: SeenRequest, index: number) =>
      index === 0
        ? { status: 503, headers: { 'retry-after': '30' } }
        : { json: { access_token: 'abc', expires_in: 60 } };
    const { api, clock, tokenCalls } = connect(NO_CUSTOMERS, { token });
    const early = api.listCustomers(PAGE);
    await clock.advance(5000);
    assert.equal(tokenCalls.length, 1);
    assert.deepEqual((await api.getCustomerByListId(['id-1'])).length, 0);
    assert.deepEqual((await early).customers, []);
    assert.equal(tokenCalls.length, 2);
  });

  test('holds no later call up', async () => {
    const token = (_: SeenRequest, index: number) =>
      index < 4 ? { status: 503 } : { json: { access_token: 'abc', expires_in: 60 } };
    const { api, tokenCalls, clock } = connect(NO_CUSTOMERS, { token });
    const failure = failureOf(api.listCustomers(PAGE));
    await clock.advance(60_000);
    await failure;
    assert.deepEqual((await api.listCustomers(PAGE)).customers, []);
    assert.equal(tokenCalls.length, 5);
  });
});

test('a token whose life is over before its first use is used all the same, and not fetched for ever', async () => {
  const { api, tokenCalls, clock } = connect(NO_CUSTOMERS, {
    token: async () => {
      await clock.advance(600);
      return { json: { access_token: 'short', expires_in: 1 } };
    },
  });
  assert.deepEqual((await api.listCustomers(PAGE)).customers, []);
  assert.equal(tokenCalls.length, 1);
});
