import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApiError } from '../../../src/api/errors.ts';
import { failureOf } from '../../support/apiErrors.ts';
import { always, connect, inOrder } from '../../support/apiHarness.ts';
import type { Reply } from '../../support/scriptedFetch.ts';
import { systemError } from '../../support/scriptedFetch.ts';

describe('the log', () => {
  const CANARY = 'canary-7f3a';

  test('tells each request by its template, and nothing of what it carried', async () => {
    const { api, log } = connect(inOrder({ status: 503 }, { json: { ID: CANARY, Name: CANARY } }), {
      getCredentials: () => Promise.resolve({ clientId: CANARY, clientSecret: CANARY }),
      token: always({ access_token: CANARY, expires_in: 60 }),
      random: () => 0,
    });
    await api.getCustomerDetail({ kind: 'email', value: CANARY });
    assert.deepEqual(
      log.map(({ ms: _, ...entry }) => entry),
      [
        {
          operation: 'createToken',
          correlation: 2,
          method: 'POST',
          route: '/api/v3/Token/OAuth2',
          outcome: 200,
          attempt: 1,
          budgetLeft: 49,
        },
        {
          operation: 'getCustomerDetail',
          correlation: 1,
          method: 'GET',
          route: '/api/v3/Customer/Detail',
          outcome: 503,
          attempt: 1,
          budgetLeft: 48,
        },
        {
          operation: 'getCustomerDetail',
          correlation: 1,
          method: 'GET',
          route: '/api/v3/Customer/Detail',
          outcome: 200,
          attempt: 2,
          budgetLeft: 47,
        },
      ],
    );
    assert.equal(JSON.stringify(log).includes(CANARY), false);
  });

  test('names the kind of failure where no answer came', async () => {
    const { api, log } = connect(() => ({ fail: systemError('ECONNREFUSED', 'connect') }));
    await failureOf(api.createCustomer({ name: CANARY, email: `${CANARY}@example.com` }));
    assert.equal(log.at(-1)?.outcome, 'unreachable');
    assert.equal(JSON.stringify(log).includes(CANARY), false);
  });

  test('and no error message holds what was sent or answered', async () => {
    const replies: Reply[] = [
      { status: 400, json: { Message: CANARY } },
      { status: 500, json: { Message: CANARY, StackTrace: CANARY } },
      { text: CANARY },
      { fail: new Error(CANARY) },
    ];
    for (const reply of replies) {
      const { api } = connect(() => reply);
      const error: unknown = await api.createCustomer({ name: CANARY }).catch((reason: unknown) => reason);
      assert.ok(error instanceof ApiError);
      assert.equal(error.message.includes(CANARY), false);
    }
  });
});
