import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { DEFAULT_WAIT_MS, rateLimitWaitMs } from '../../../src/api/rateLimitWait.ts';

const DATE = 'Sun, 22 Nov 2026 10:00:00 GMT';

describe('open question 28: the wait that a 429 names', () => {
  test('is Retry-After in seconds before anything else', () => {
    assert.equal(rateLimitWaitMs({ 'retry-after': '42', 'ratelimit-reset': '7' }, 'wait 9 seconds'), 42_000);
  });

  test("is Retry-After as a date, measured against the answer's own date", () => {
    const headers = { 'retry-after': 'Sun, 22 Nov 2026 10:01:30 GMT', date: DATE };
    assert.equal(rateLimitWaitMs(headers, undefined), 90_000);
  });

  test('ignores a Retry-After date when the answer has no date: our clock may be wrong', () => {
    assert.equal(rateLimitWaitMs({ 'retry-after': 'Sun, 22 Nov 2026 10:01:30 GMT' }, undefined), DEFAULT_WAIT_MS);
  });

  test('is one second for a Retry-After of 0 or a date that is past', () => {
    assert.equal(rateLimitWaitMs({ 'retry-after': '0' }, undefined), 1000);
    assert.equal(rateLimitWaitMs({ 'retry-after': 'Sun, 22 Nov 2026 09:00:00 GMT', date: DATE }, undefined), 1000);
  });

  test('is never more than 600 seconds', () => {
    assert.equal(rateLimitWaitMs({ 'retry-after': '3600' }, undefined), 600_000);
  });

  for (const garbage of ['-5', '1.5', 'soon', '', '1e3', '99999999999', '12 34']) {
    test(`passes over the Retry-After ${JSON.stringify(garbage)}`, () => {
      assert.equal(rateLimitWaitMs({ 'retry-after': garbage, 'ratelimit-reset': '7' }, undefined), 7000);
    });
  }

  test('takes a RateLimit-Reset that looks like an instant for garbage', () => {
    assert.equal(rateLimitWaitMs({ 'ratelimit-reset': '1795341600' }, 'Try again in 12 seconds.'), 12_000);
  });

  test('is the one whole number of the message', () => {
    assert.equal(rateLimitWaitMs({}, 'Please retry after 57 seconds'), 57_000);
    assert.equal(rateLimitWaitMs({}, 'wait 30s'), 30_000);
  });

  for (const message of [
    'Limit of 50 per 180 seconds reached',
    'wait 1 7 seconds',
    'wait 1,200 seconds',
    'wait 1.5 seconds',
    'wait 601 seconds',
    'wait 0 seconds',
    'wait -5 seconds',
    'wait 2026-11-22',
    'wait 10:30',
    'Too many requests',
    '',
  ]) {
    test(`is 180 seconds for the message ${JSON.stringify(message)}`, () => {
      assert.equal(rateLimitWaitMs({}, message), DEFAULT_WAIT_MS);
    });
  }

  test('is 180 seconds when nothing is said', () => {
    assert.equal(rateLimitWaitMs({}, undefined), DEFAULT_WAIT_MS);
  });

  test('is 1..600 whole seconds whatever the server writes', () => {
    const field = fc.option(fc.oneof(fc.string(), fc.integer().map(String), fc.constant(DATE)), { nil: undefined });
    fc.assert(
      fc.property(field, field, field, field, (retryAfter, reset, date, message) => {
        const headers = {
          ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
          ...(reset === undefined ? {} : { 'ratelimit-reset': reset }),
          ...(date === undefined ? {} : { date }),
        };
        const seconds = rateLimitWaitMs(headers, message) / 1000;
        assert.ok(Number.isInteger(seconds) && seconds >= 1 && seconds <= 600);
      }),
    );
  });

  test('reads a message of one million digits in linear time', () => {
    assert.equal(rateLimitWaitMs({}, '1'.repeat(1_000_000)), DEFAULT_WAIT_MS);
    assert.equal(rateLimitWaitMs({}, '1.'.repeat(500_000)), DEFAULT_WAIT_MS);
  });
});
