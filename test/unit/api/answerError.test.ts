import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { answerErrorDetail } from '../../../src/api/answerError.ts';
import type { AnswerHeaders } from '../../../src/api/transport.ts';
import { ofKind } from '../../support/apiErrors.ts';

function detailOf(status: number, text: string, headers: AnswerHeaders = {}) {
  return answerErrorDetail({ status, headers, text, ms: 1 }, 'createCustomer', '"CREATE" in "Contacts"');
}

describe('answerErrorDetail', () => {
  for (const [status, kind, acted] of [
    [301, 'unexpectedStatus', 'unknown'],
    [400, 'badRequest', 'no'],
    [401, 'unauthorized', 'no'],
    [402, 'tenantSuspended', 'no'],
    [403, 'forbidden', 'no'],
    [404, 'routeNotFound', 'no'],
    [405, 'unexpectedStatus', 'no'],
    [407, 'unreachable', 'no'],
    [408, 'unexpectedStatus', 'unknown'],
    [409, 'conflict', 'no'],
    [418, 'unexpectedStatus', 'no'],
    [429, 'rateLimited', 'no'],
    [500, 'serverError', 'unknown'],
    [503, 'serverError', 'unknown'],
  ] as const) {
    test(`status ${status} is ${kind}, acted: ${acted}`, () => {
      const detail = detailOf(status, '{}');
      assert.equal(detail.kind, kind);
      assert.equal(detail.acted, acted);
      assert.equal(detail.operation, 'createCustomer');
    });
  }

  test("keeps the server's own words, cut to 500 characters", () => {
    assert.equal(ofKind(detailOf(400, '{"Message":"Code exists"}'), 'badRequest').serverMessage, 'Code exists');
    const long = JSON.stringify({ Message: 'x'.repeat(5000) });
    assert.equal(ofKind(detailOf(409, long), 'conflict').serverMessage?.length, 500);
  });

  for (const text of ['', '<html><h1>403</h1></html>', '{"Message":5}', '{"Message":null}', '[]', '"text"', 'null']) {
    test(`open question 29: a 401, 403 or 429 whose body is ${JSON.stringify(text)} is classified by status alone`, () => {
      assert.deepEqual(detailOf(401, text), {
        kind: 'unauthorized',
        operation: 'createCustomer',
        status: 401,
        acted: 'no',
      });
      assert.equal(ofKind(detailOf(403, text), 'forbidden').serverMessage, undefined);
      assert.equal(ofKind(detailOf(429, text), 'rateLimited').waitMs, 180_000);
    });
  }

  test('open question 30: a 402 is the suspended tenant and nothing else', () => {
    const detail = ofKind(detailOf(402, '{"Message":"Your Account has been suspended"}'), 'tenantSuspended');
    assert.equal(detail.serverMessage, 'Your Account has been suspended');
  });

  test('open question 31: the role of a 403 comes from the table, whatever quotes the message has', () => {
    for (const quote of ['“EDIT”', '"EDIT"', "'EDIT'"]) {
      const text = JSON.stringify({ Message: `You must have ${quote} role` });
      assert.equal(ofKind(detailOf(403, text), 'forbidden').role, '"CREATE" in "Contacts"');
    }
  });

  test('keeps nothing of a 5xx, which leaks stack traces', () => {
    const leak = JSON.stringify({ Message: 'SELECT * FROM Customer', StackTrace: 'at Pos.Api', ExceptionMessage: 'x' });
    assert.deepEqual(detailOf(500, leak), {
      kind: 'serverError',
      operation: 'createCustomer',
      status: 500,
      acted: 'unknown',
    });
  });

  test('open question 28: a 429 carries the wait that it names', () => {
    assert.equal(ofKind(detailOf(429, '{"Message":"Wait 33 seconds"}'), 'rateLimited').waitMs, 33_000);
    assert.equal(ofKind(detailOf(429, '', { 'retry-after': '5' }), 'rateLimited').waitMs, 5000);
  });
});
