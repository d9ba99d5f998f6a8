import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Budget } from '../../../src/api/budget.ts';
import { sleep } from '../../../src/api/clock.ts';
import type { Priority } from '../../../src/api/turn.ts';
import { budgetScene, grantedOf, request, WINDOW } from '../../support/budgetScene.ts';
import { possibleMs, SimulatedTenant, seededRandom } from '../../support/rateLimitSimulation.ts';

describe('against the documented limiter', () => {
  for (const begins of ['first', 'aligned'] as const) {
    test(`a job of 5,000 requests meets no 429 and takes at most 1.02 of the possible time (windows begin: ${begins})`, async () => {
      const house = budgetScene({ begins });
      const { clock, server } = house;
      await clock.advance(begins === 'aligned' ? 100_000 : 0);
      const started = clock.now();
      let done = 0;
      const job = async () => {
        for (; done < 5000; done += 1) await request(house, 'job', 120);
        return clock.now() - started;
      };
      const running = job();
      for (let step = 0; step < 200 && done < 5000; step += 1) await clock.advance(100_000);
      // 50 at once, then 50 in each of 99 windows.
      assert.ok((await running) <= 99 * WINDOW * 1.02);
      assert.equal(server.refused, 0);
    });
  }

  test('a click during that job never waits', async () => {
    const house = budgetScene();
    const { clock } = house;
    let running = true;
    const job = async () => {
      while (running) await request(house, 'job', 120);
    };
    const ended = job();
    for (let step = 0; step < 60; step += 1) {
      await clock.advance(7000);
      const [click] = await grantedOf(house.budget, 1);
      const isLastSeconds = (house.budget.snapshot().resetsInMs ?? WINDOW) < 1500;
      assert.ok(click !== undefined || isLastSeconds, `click ${step}`);
      click?.lost(false);
    }
    running = false;
    await clock.advance(WINDOW * 2);
    await ended;
  });

  test('one who asks for one thing after another never meets a 429, whatever the pace, the windows and the priority', async () => {
    const pace = fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 1, maxLength: 120 });
    await fc.assert(
      fc.asyncProperty(
        pace,
        fc.integer({ min: 0, max: 400_000 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom<'first' | 'aligned'>('first', 'aligned'),
        fc.constantFrom<Priority>('interactive', 'background', 'job'),
        async (pauses, start, limit, begins, priority) => {
          const house = budgetScene({ limit, windowMs: 60_000, begins });
          const { clock, server } = house;
          await clock.advance(start);
          // The limit is known from an earlier answer, as it is after the token call.
          await request(house, 'interactive');
          const run = async () => {
            for (const pause of pauses) {
              await new Promise<void>((resolve) => clock.setTimer(pause, resolve));
              await request(house, priority, pause % 700);
            }
          };
          let over = false;
          const running = run().then(() => {
            over = true;
          });
          for (let step = 0; step < 400 && !over; step += 1) await clock.advance(60_000);
          await running;
          assert.equal(server.refused, 0);
          assert.equal(server.served, pauses.length + 1);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('many at once never send more than the limit into one window', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 150 }), fc.integer({ min: 0, max: 3000 }), async (count, latency) => {
        const house = budgetScene();
        const all = Promise.all(Array.from({ length: count }, () => request(house, 'interactive', latency)));
        for (let step = 0; step < 6; step += 1) await house.clock.advance(WINDOW);
        assert.ok((await all).every((status) => status === 200));
        assert.equal(house.server.refused, 0);
      }),
      { numRuns: 20 },
    );
  });

  test('the till takes from the same budget: at most a few 429, and everything is served in the end', async () => {
    const house = budgetScene();
    const { clock, server } = house;
    let statuses: number[] = [];
    const run = async () => {
      for (let index = 0; index < 80; index += 1) statuses = [...statuses, await request(house, 'job', 200)];
    };
    const running = run();
    for (let second = 0; second < 1500 && statuses.length < 80; second += 1) {
      if (second % 5 === 0) server.take();
      await clock.advance(1000);
    }
    await running;
    assert.ok(statuses.filter((status) => status === 429).length <= 2);
  });
});

describe('bars, with the limiter of the sandbox', () => {
  test('a job of 5,000 requests: within 1.02 of the possible time, no 429, and no click waits for more than one other', async () => {
    const random = seededRandom(1);
    const tenant = new SimulatedTenant(() => 120);
    const budget = new Budget(tenant.clock);
    const clicks: { readonly others: number; readonly waitedMs: number }[] = [];
    let running = true;
    const job = tenant.job(budget, 5000).finally(() => {
      running = false;
    });
    const person = async () => {
      while (running) {
        await sleep(tenant.clock, 5000 + random() * 60_000);
        if (running) clicks.push(await tenant.click(budget));
      }
    };
    const ms = await tenant.untilDone(Promise.all([job, person()]));
    assert.ok(clicks.length > 400, `${clicks.length} clicks`);
    assert.equal(tenant.refused, 0);
    const ratio = ms / possibleMs(tenant.served);
    assert.ok(ratio <= 1.02, `${ratio} of the possible time`);
    assert.ok(clicks.every(({ others }) => others <= 1));
    // Only in a window's last second, when the reserve has been given up, does a click wait at all: for the next window.
    const waits = clicks.filter(({ waitedMs }) => waitedMs > 0);
    assert.ok(waits.length <= clicks.length / 20 && waits.every(({ waitedMs }) => waitedMs < 1300));
  });

  for (const [title, latency] of [
    ['all alike', () => 120],
    ['of different speed', seededLatency(60, 400)],
    ['over slow lines', seededLatency(300, 2000)],
  ] as const) {
    test(`20 windows that share a tenant finish within 1.25 of the possible time with at most 1 % of 429 (${title})`, async () => {
      const tenant = new SimulatedTenant(latency);
      const windows = Array.from({ length: 20 }, () => tenant.job(new Budget(tenant.clock), 100));
      const ms = await tenant.untilDone(Promise.all(windows));
      const ratio = ms / possibleMs(2000);
      assert.ok(ratio <= 1.25, `${ratio} of the possible time`);
      assert.ok(tenant.refused <= 0.01 * (tenant.served + tenant.refused), `${tenant.refused} were refused`);
    });
  }
});

function seededLatency(from: number, to: number): () => number {
  const random = seededRandom(2);
  return () => from + random() * (to - from);
}
