import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settingsOf } from '../../../src/sandbox/options.ts';

test('The defaults are the documented rate limit, 2,000 customers and a free port', () => {
  const settings = settingsOf({});
  assert.deepEqual(settings.rateLimit, { limit: 50, windowSeconds: 180 });
  assert.ok(settings.rateLimitEnforced);
  assert.equal(settings.customers, 2000);
  assert.equal(settings.port, 0);
  assert.equal(settings.dialects.size, 0);
});

test('A system clock that is set back stops no clock of the sandbox', (t) => {
  const { now } = settingsOf({});
  const before = now();
  t.mock.method(Date, 'now', () => 0);
  assert.ok(now() >= before);
});

test('A rate limit that is off is told as one that nobody reaches, so that no client keeps to 50 requests by itself', () => {
  const settings = settingsOf({ rateLimit: false });
  assert.equal(settings.rateLimitEnforced, false);
  assert.ok(settings.rateLimit.limit > 100_000);
});

test('Credentials depend on the seed, so a saved account still works after a restart', () => {
  assert.equal(settingsOf({ seed: 4 }).clientSecret, settingsOf({ seed: 4 }).clientSecret);
  assert.notEqual(settingsOf({ seed: 4 }).clientId, settingsOf({ seed: 5 }).clientId);
});

for (const options of [
  { customers: -1 },
  { customers: 1.5 },
  { customers: 500_001 },
  { port: 65_536 },
  { seed: -3 },
  { rateLimit: { limit: 0, windowSeconds: 180 } },
  { tokenSeconds: 0 },
  { dialects: ['nonsense'] },
  { faults: ['nonsense'] },
]) {
  test(`The options ${JSON.stringify(options)} are refused`, () => {
    assert.throws(() => settingsOf(options), RangeError);
  });
}
