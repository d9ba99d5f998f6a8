import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { tokenUseMs } from '../../../src/api/tokenLife.ts';

const DATE = 'Fri, 06 Mar 2026 07:29:57 GMT';
const MINUTE = 60_000;

function use(expiresInSeconds: number | undefined, expiresAt?: string, date: string | undefined = DATE): number {
  return tokenUseMs({ token: 't', expiresInSeconds, expiresAt }, date);
}

describe('open question 10: how long a token is used', () => {
  test('a fifth, or at least a minute, less than it lives', () => {
    assert.equal(use(3600), 48 * MINUTE);
    assert.equal(use(200), 140_000);
  });

  test('half of a very short life', () => {
    assert.equal(use(60), 30_000);
    assert.equal(use(1), 500);
  });

  test('expires_in counts before the instant', () => {
    assert.equal(use(200, '2026-03-08T14:29:57+07:00'), 140_000);
  });

  for (const at of ['2026-03-06T15:29:57.3563968+07:00', '2026-03-06T08:29:57Z', '2026-03-06T08:29:57.1+00:00']) {
    test(`until ${at}, measured against the answer's own date`, () => {
      assert.equal(use(undefined, at), 48 * MINUTE);
    });
  }

  for (const [at, date] of [
    [undefined, DATE],
    ['soon', DATE],
    ['2026-03-06T14:29:57', DATE],
    ['2026-03-06T06:00:00Z', DATE],
    ['2026-03-06T08:29:57Z', undefined],
    ['2026-03-06T08:29:57Z', 'today'],
    ['2026-99-99T08:29:57Z', DATE],
  ] as const) {
    test(`a short life is assumed for the instant ${at} at ${date ?? 'no date'}`, () => {
      const answer = { token: 't', expiresInSeconds: undefined, expiresAt: at };
      assert.equal(tokenUseMs(answer, date), 4 * MINUTE);
    });
  }

  test('a stated life of years is not believed', () => {
    assert.equal(use(172_800_000), 24 * 60 * MINUTE * 0.8);
  });

  test('always some time, and always less than the stated life', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e12, noNaN: true }), (seconds) => {
        const ms = use(seconds);
        assert.ok(ms > 0 && ms < seconds * 1000);
      }),
    );
  });
});
