import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { ApiErrorDetail } from '../../../src/api/errors.ts';
import type { RetryState } from '../../../src/api/retry.ts';
import { MAX_ATTEMPTS, retryDelayMs } from '../../../src/api/retry.ts';

const DEADLINE_MS = 60_000;
const READ: RetryState = { kind: 'read', attempt: 1, spentMs: 0, deadlineMs: DEADLINE_MS };
const half = () => 0.5;

function status(code: number): ApiErrorDetail {
  return code >= 500
    ? { kind: 'serverError', status: code, acted: 'no' }
    : { kind: 'unexpectedStatus', status: code, acted: 'no' };
}

const PASSING: readonly ApiErrorDetail[] = [
  status(408),
  status(502),
  status(503),
  status(504),
  { kind: 'connectionLost', code: 'ECONNRESET', acted: 'no' },
  { kind: 'unreachable', layer: 'dns', code: 'EAI_AGAIN', acted: 'no' },
];

const LASTING: readonly ApiErrorDetail[] = [
  status(500),
  status(501),
  status(405),
  { kind: 'badRequest', status: 400, acted: 'no' },
  { kind: 'unauthorized', status: 401, acted: 'no' },
  { kind: 'credentialsRejected', status: 401, acted: 'no' },
  { kind: 'tenantSuspended', status: 402, acted: 'no' },
  { kind: 'forbidden', status: 403, role: undefined, acted: 'no' },
  { kind: 'routeNotFound', status: 404, acted: 'no' },
  { kind: 'conflict', status: 409, acted: 'no' },
  { kind: 'unreachable', layer: 'dns', code: 'ENOTFOUND', acted: 'no' },
  { kind: 'unreachable', layer: 'tcp', code: 'ECONNREFUSED', acted: 'no' },
  { kind: 'tls', code: 'CERT_HAS_EXPIRED', acted: 'no' },
  { kind: 'timeout', stage: 'total', ms: 60_000, acted: 'no' },
  { kind: 'cancelled', acted: 'no' },
  { kind: 'notJson', status: 200, contentType: 'text/html', acted: 'no' },
  { kind: 'unexpectedShape', status: 200, acted: 'no' },
  { kind: 'redirected', status: undefined, acted: 'no' },
  { kind: 'tooLarge', limitBytes: 1, acted: 'no' },
  { kind: 'secretMissing', acted: 'no' },
  { kind: 'internal', acted: 'no' },
];

function nameOf(failure: ApiErrorDetail): string {
  return [failure.kind, 'status' in failure ? failure.status : '', 'code' in failure ? failure.code : '']
    .join(' ')
    .trim();
}

describe('retryDelayMs', () => {
  for (const failure of PASSING) {
    test(`a read is tried again after ${nameOf(failure)}`, () => {
      assert.equal(retryDelayMs(failure, READ, half), 250);
    });
  }

  for (const failure of LASTING) {
    test(`nothing is tried again after ${nameOf(failure)}`, () => {
      assert.equal(retryDelayMs(failure, READ, half), undefined);
    });
  }

  test('open question 28: after a 429 the pause of the budget is the wait, so nothing is added', () => {
    assert.equal(retryDelayMs({ kind: 'rateLimited', status: 429, waitMs: 180_000, acted: 'no' }, READ, half), 0);
  });

  test('open questions 4, 9 and 28: a write, a PIN check and a token call are never tried again', () => {
    const limited: ApiErrorDetail = { kind: 'rateLimited', status: 429, waitMs: 1000, acted: 'no' };
    for (const kind of ['write', 'secretCheck', 'token'] as const) {
      for (const failure of [...PASSING, ...LASTING, limited]) {
        assert.equal(retryDelayMs(failure, { ...READ, kind }, half), undefined);
      }
    }
  });

  test('the bound doubles with each attempt, and the delay is any share of it', () => {
    for (const [attempt, bound] of [
      [1, 500],
      [2, 1000],
      [3, 2000],
    ] as const) {
      assert.equal(
        retryDelayMs(status(503), { ...READ, attempt }, () => 0),
        0,
      );
      assert.equal(
        retryDelayMs(status(503), { ...READ, attempt }, () => 0.999),
        0.999 * bound,
      );
    }
  });

  test('no read is sent more than four times, nor begun after the deadline', () => {
    const failure = fc.constantFrom(...PASSING);
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(failure, fc.nat(10), fc.nat(120_000), random, (detail, attempt, spentMs, share) => {
        const delay = retryDelayMs(detail, { ...READ, attempt: attempt + 1, spentMs }, () => share);
        if (delay === undefined) return;
        assert.ok(attempt + 1 < MAX_ATTEMPTS);
        assert.ok(spentMs + delay < DEADLINE_MS);
      }),
    );
  });

  test('a server that names a wait is given at least that, and no more than the deadline', () => {
    const waits = (retryAfterMs: number) =>
      retryDelayMs({ kind: 'serverError', status: 503, retryAfterMs, acted: 'no' }, READ, half);
    assert.equal(waits(0), 250);
    assert.equal(waits(7000), 7000);
    assert.equal(waits(DEADLINE_MS - 1), DEADLINE_MS - 1);
    assert.equal(waits(DEADLINE_MS), undefined);
  });
});
