import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DOCUMENTED_RATE_LIMIT, RateLimiter } from '../../../src/sandbox/rateLimit.ts';
import { useSandbox } from '../../support/sandboxFixture.ts';

test('The 51st request of a window is refused and the window ends after 180 s', () => {
  let now = 1_000_000;
  const limiter = new RateLimiter(DOCUMENTED_RATE_LIMIT, true, () => now);
  for (let i = 1; i <= 50; i++) {
    const verdict = limiter.take('', true);
    assert.ok(verdict.allowed);
    assert.equal(verdict.headers['RateLimit-Remaining'], String(50 - i));
  }
  now += 60_500;
  assert.deepEqual(limiter.take('', true), {
    allowed: false,
    waitSeconds: 120,
    headers: { 'RateLimit-Limit': '50', 'RateLimit-Remaining': '0', 'RateLimit-Policy': '50;w=180' },
  });
  now += 119_499;
  assert.equal(limiter.take('', true).allowed, false);
  now += 1;
  assert.equal(limiter.take('', true).headers['RateLimit-Remaining'], '49');
});

test('A request that does not count is always allowed', () => {
  const limiter = new RateLimiter({ limit: 1, windowSeconds: 10 }, true, () => 0);
  assert.ok(limiter.take('', true).allowed);
  assert.ok(limiter.take('', false).allowed);
  assert.equal(limiter.take('', true).allowed, false);
});

test('Scopes have windows of their own', () => {
  const limiter = new RateLimiter({ limit: 1, windowSeconds: 10 }, true, () => 0);
  assert.ok(limiter.take('a', true).allowed);
  assert.ok(limiter.take('b', true).allowed);
});

test('A switched-off limiter refuses nothing and still sends its headers', () => {
  const limiter = new RateLimiter({ limit: 1, windowSeconds: 10 }, false, () => 0);
  for (let i = 0; i < 5; i++) assert.ok(limiter.take('', true).allowed);
  assert.equal(limiter.take('', true).headers['RateLimit-Policy'], '1;w=10');
});

test('Over HTTP the refusal is a 429 that names the seconds in its message', async (t) => {
  let now = Date.UTC(2026, 0, 1);
  const { call } = await useSandbox(t, { rateLimit: { limit: 2, windowSeconds: 30 }, now: () => now });
  assert.equal((await call('GET', '/NewCode')).headers.get('RateLimit-Remaining'), '0');
  now += 10_000;
  const refused = await call('GET', '/NewCode');
  assert.equal(refused.status, 429);
  assert.deepEqual(refused.body, { Message: 'Too many requests, please wait 20 seconds' });
  now += 20_000;
  assert.equal((await call('GET', '/NewCode')).status, 200);
});
