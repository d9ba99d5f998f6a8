import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { failureOf } from '../../support/apiErrors.ts';
import type { HarnessOptions } from '../../support/apiHarness.ts';
import { always, connect } from '../../support/apiHarness.ts';

describe('open question 4: the PIN check', () => {
  const check = (status: number, json: unknown, names: HarnessOptions['names'] = {}) =>
    connect(always(json, status), { names }).api.checkCustomerPinAuthenticate('id-1', '1234');

  test('fails closed on every answer while none is confirmed', async () => {
    for (const status of [200, 201, 204, 400, 405, 409, 422]) {
      assert.equal(await check(status, { Message: 'PIN is valid' }), 'unrecognised');
    }
  });

  test('tells right from wrong once both are confirmed', async () => {
    const names = {
      pinCorrect: { status: 200, field: 'Authenticated', value: true },
      pinWrong: { status: 400, field: 'Message', value: 'Wrong PIN' },
    };
    assert.equal(await check(200, { Authenticated: true }, names), 'correct');
    assert.equal(await check(400, { Message: 'Wrong PIN' }, names), 'wrong');
    assert.equal(await check(200, { Authenticated: false }, names), 'unrecognised');
  });

  test('throws where the answer is about the account, the route or the server', async () => {
    for (const [status, kind] of [
      [401, 'unauthorized'],
      [402, 'tenantSuspended'],
      [403, 'forbidden'],
      [404, 'routeNotFound'],
      [429, 'rateLimited'],
      [500, 'serverError'],
    ] as const) {
      assert.equal((await failureOf(check(status, {}))).kind, kind);
    }
  });
});
