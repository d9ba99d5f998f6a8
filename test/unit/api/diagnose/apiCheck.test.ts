import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Budget } from '../../../../src/api/budget.ts';
import { apiCheck } from '../../../../src/api/diagnose/apiCheck.ts';
import { DEFAULT_FIELD_NAMES } from '../../../../src/api/wire.ts';
import { failureOf, ofKind } from '../../../support/apiErrors.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import type { Script } from '../../../support/scriptedFetch.ts';
import { ScriptedFetch } from '../../../support/scriptedFetch.ts';

const PAGE = { json: { Data: [], TotalCount: 0 } };
const never = new AbortController().signal;

function scene(script: Script, credentials: { clientId: string; clientSecret: string } | undefined) {
  const clock = new FakeClock();
  const budget = new Budget(clock);
  const sent: string[] = [];
  const network = new ScriptedFetch((request, index) => {
    sent.push(`${request.method} ${request.path}`);
    return request.path === DEFAULT_FIELD_NAMES.tokenPath
      ? { json: { access_token: 't', expires_in: 3600 } }
      : script(request, index);
  });
  const check = apiCheck({
    origin: 'https://shop.example',
    names: () => DEFAULT_FIELD_NAMES,
    getCredentials: async () => credentials,
    log: { nextCorrelation: () => 0, request: () => undefined },
    loadFetch: network.load,
    clock,
    budget: () => budget,
  });
  return { check, sent, budget };
}

const CREDENTIALS = { clientId: 'c', clientSecret: 's' };

describe('apiCheck', () => {
  test('sends a token and a list request, and no more', async () => {
    const { check, sent } = scene(() => PAGE, CREDENTIALS);
    await check.token(never);
    await check.list(never);
    assert.deepEqual(sent, [`POST ${DEFAULT_FIELD_NAMES.tokenPath}`, 'GET /api/v3/Customer']);
    assert.equal(check.allowance().remaining, 48);
  });

  test('tries nothing again', async () => {
    for (const status of [401, 429, 500, 503]) {
      const { check, sent } = scene(() => ({ json: {}, status }), CREDENTIALS);
      await check.token(never);
      await failureOf(check.list(never));
      assert.equal(sent.length, 2, String(status));
    }
  });

  test('says that the secret is missing, and sends nothing', async () => {
    const { check, sent } = scene(() => PAGE, undefined);
    assert.equal((await failureOf(check.token(never))).kind, 'secretMissing');
    assert.deepEqual(sent, []);
  });

  test('says that no request is left instead of waiting', async () => {
    const { check, sent, budget } = scene(() => PAGE, CREDENTIALS);
    budget.pause(7000);
    assert.equal(ofKind(await failureOf(check.token(never)), 'rateLimited').waitMs, 7000);
    assert.deepEqual(sent, []);
  });

  test('refuses what is not a list', async () => {
    const { check } = scene(() => ({ json: 'hello' }), CREDENTIALS);
    await check.token(never);
    assert.equal((await failureOf(check.list(never))).kind, 'unexpectedShape');
  });
});
