import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { AnswerHeaders } from '../../../src/api/transport.ts';
import { budgetScene, grantedOf, remaining, WINDOW } from '../../support/budgetScene.ts';

describe('what is learned', () => {
  test('starts from the documented 50 requests in 180 seconds', () => {
    const { budget } = budgetScene();
    assert.deepEqual(budget.snapshot(), {
      limit: 50,
      windowMs: WINDOW,
      remaining: 50,
      spare: 45,
      resetsInMs: undefined,
      waiting: 0,
      queued: { token: 0, interactive: 0, background: 0, job: 0 },
      continuesInMs: undefined,
      pausedForMs: 0,
    });
  });

  test('counts a request under way as spent', async () => {
    const { budget } = budgetScene();
    await budget.take('interactive');
    assert.equal(budget.snapshot().remaining, 49);
  });

  test('believes the server when others spend from the same budget', async () => {
    const { budget } = budgetScene();
    (await budget.take('interactive')).answered(remaining(7));
    assert.equal(budget.snapshot().remaining, 7);
  });

  test('counts by itself when the headers are missing or garbled', async () => {
    const { budget } = budgetScene();
    const garbled: AnswerHeaders[] = [
      {},
      { 'ratelimit-limit': 'lots', 'ratelimit-remaining': '-3', 'ratelimit-policy': ';;w=x' },
      { 'ratelimit-remaining': '4x' },
      { 'ratelimit-limit': '0', 'ratelimit-policy': '0;w=0' },
    ];
    for (const headers of garbled) (await budget.take('interactive')).answered(headers);
    assert.equal(budget.snapshot().remaining, 46);
    assert.equal(budget.snapshot().limit, 50);
  });

  test('learns another limit and another window', async () => {
    const { budget, clock } = budgetScene();
    const headers = { 'ratelimit-limit': '10', 'ratelimit-remaining': '0', 'ratelimit-policy': '10;w=60' };
    (await budget.take('interactive')).answered(headers);
    assert.equal(budget.snapshot().limit, 10);
    const granted = await grantedOf(budget, 1);
    assert.equal(granted.length, 0);
    await clock.advance(60_100);
    assert.equal(granted.length, 1);
  });

  test('learns the limit from the policy alone', async () => {
    const { budget } = budgetScene();
    (await budget.take('interactive')).answered({ 'ratelimit-policy': '500;w=180' });
    assert.equal(budget.snapshot().limit, 500);
    assert.equal(budget.snapshot().remaining, 499);
  });

  test('is refilled when the window ends', async () => {
    const { budget, clock } = budgetScene();
    (await budget.take('interactive')).answered(remaining(0));
    assert.equal(budget.snapshot().resetsInMs, WINDOW + 100);
    await clock.advance(WINDOW + 100);
    assert.equal(budget.snapshot().remaining, 50);
    assert.equal(budget.snapshot().resetsInMs, undefined);
  });

  test('ends the window sooner when RateLimit-Reset says so', async () => {
    const { budget } = budgetScene();
    (await budget.take('interactive')).answered({ ...remaining(0), 'ratelimit-reset': '10' });
    assert.equal(budget.snapshot().resetsInMs, 11_000);
  });

  test('notices a new window by the count, before its own reckoning', async () => {
    const { budget, clock } = budgetScene();
    (await budget.take('interactive')).answered(remaining(3));
    await clock.advance(100_000);
    (await budget.take('interactive')).answered(remaining(49));
    assert.equal(budget.snapshot().remaining, 49);
    assert.equal(budget.snapshot().resetsInMs, WINDOW + 100);
  });

  test('does not take an answer that overtook another for a new window', async () => {
    const { budget } = budgetScene();
    const first = await budget.take('interactive');
    const second = await budget.take('interactive');
    second.answered(remaining(40));
    first.answered(remaining(41));
    assert.equal(budget.snapshot().remaining, 40);
  });

  test('open question 27: keeps to the lowest count when endpoints are counted apart', async () => {
    const { budget, clock } = budgetScene();
    const counts = [40, 49, 39, 48, 38, 47];
    for (const count of counts) {
      await clock.advance(1000);
      (await budget.take('interactive')).answered(remaining(count));
    }
    assert.ok(budget.snapshot().remaining <= 38);
  });

  test('gives back a request that was never sent', async () => {
    const { budget } = budgetScene();
    (await budget.take('interactive')).lost(false);
    assert.equal(budget.snapshot().remaining, 50);
  });

  test('counts a request that may have arrived', async () => {
    const { budget } = budgetScene();
    (await budget.take('interactive')).lost(true);
    assert.equal(budget.snapshot().remaining, 49);
  });

  test('counts one permit once, however often it is settled', async () => {
    const { budget } = budgetScene();
    const permit = await budget.take('interactive');
    permit.answered({});
    permit.answered({});
    permit.lost(true);
    assert.equal(budget.snapshot().remaining, 49);
  });

  test('a count above the limit is not believed', async () => {
    const { budget, clock } = budgetScene();
    (await budget.take('interactive')).answered(remaining(3));
    await clock.advance(100_000);
    (await budget.take('interactive')).answered(remaining(999_999));
    assert.equal(budget.snapshot().remaining, 50);
  });

  test('whatever the headers say, what is left stays between nothing and the limit', async () => {
    const text = fc.oneof(fc.integer().map(String), fc.string(), fc.constantFrom('49', '0', '10;w=60', '50;w=0'));
    const names = ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-policy', 'ratelimit-reset'];
    const answers = fc.array(fc.dictionary(fc.constantFrom(...names), text), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(answers, fc.integer({ min: 0, max: 300_000 }), async (headers, pause) => {
        const { budget, clock } = budgetScene();
        for (const header of headers) {
          const granted = await grantedOf(budget, budget.snapshot().remaining > 0 ? 1 : 0);
          granted[0]?.answered(header);
          const { remaining: left, limit, resetsInMs = 0 } = budget.snapshot();
          assert.ok(left >= 0 && left <= limit && resetsInMs >= 0, JSON.stringify({ left, limit, resetsInMs }));
          await clock.advance(pause);
        }
      }),
    );
  });
});
