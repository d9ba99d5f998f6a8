import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Priority } from '../../../src/api/turn.ts';
import { failureOf } from '../../support/apiErrors.ts';
import { budgetScene, grantedOf, remaining, WINDOW } from '../../support/budgetScene.ts';
import { settle } from '../../support/fakeClock.ts';

describe('who goes first', () => {
  test('interactive before background before job, each in the order of asking', async () => {
    const { budget, clock } = budgetScene();
    (await budget.take('interactive')).answered(remaining(0));
    const order: string[] = [];
    const priorities: Priority[] = ['job', 'background', 'interactive', 'job', 'background', 'interactive'];
    priorities.forEach((priority, index) => {
      void budget.take(priority).then((permit) => {
        order.push(`${priority} ${index}`);
        permit.answered({});
      });
    });
    await settle();
    assert.equal(budget.snapshot().waiting, 6);
    await clock.advance(WINDOW + 100);
    assert.deepEqual(order, ['interactive 2', 'interactive 5', 'background 1', 'background 4', 'job 0', 'job 3']);
  });

  test('a job leaves five requests, background work two', async () => {
    const { budget } = budgetScene();
    (await budget.take('token')).answered(remaining(7));
    assert.equal((await grantedOf(budget, 9, 'job')).length, 2);
    assert.equal((await grantedOf(budget, 9, 'background')).length, 3);
    assert.equal((await grantedOf(budget, 9, 'interactive')).length, 2);
  });

  test('a job leaves more to a person who asked for more lately, and half of the limit at most', async () => {
    for (const [clicks, forJobs] of [
      [0, 44],
      [3, 41],
      [40, 24],
    ] as const) {
      const { budget, clock } = budgetScene();
      (await budget.take('token')).answered(remaining(49));
      await clock.advance(WINDOW - 10_000);
      for (let count = 0; count < clicks; count += 1) (await budget.take('interactive')).answered({});
      await clock.advance(11_000);
      (await budget.take('token')).answered(remaining(49));
      assert.equal(budget.snapshot().spare, forJobs);
      assert.equal((await grantedOf(budget, 50, 'job')).length, forJobs);
    }
  });

  test('an interactive request passes a queue of jobs at once', async () => {
    const { budget } = budgetScene();
    (await budget.take('interactive')).answered(remaining(20));
    await grantedOf(budget, 100, 'job');
    assert.equal((await grantedOf(budget, 1)).length, 1);
  });

  test('the reserve shrinks in the last tenth of the window and is gone at its end, so that none is lost', async () => {
    const { budget, clock } = budgetScene();
    (await budget.take('token')).answered(remaining(3));
    const granted = await grantedOf(budget, 3, 'job');
    const end = WINDOW + 100;
    const grantedBy: [number, number][] = [];
    for (const at of [end - 7201, end - 7199, end - 3601, end - 3599, end - 1001, end - 999]) {
      await clock.advance(at - clock.now());
      grantedBy.push([end - at, granted.length]);
    }
    assert.deepEqual(grantedBy, [
      [7201, 0],
      [7199, 1],
      [3601, 1],
      [3599, 2],
      [1001, 2],
      [999, 3],
    ]);
  });

  test('while a window is unknown, jobs go one at a time and a person does not wait', async () => {
    const { budget } = budgetScene();
    const jobs = await grantedOf(budget, 3, 'job');
    assert.equal(jobs.length, 1);
    assert.equal((await grantedOf(budget, 2)).length, 2);
    jobs[0]?.answered(remaining(40));
    await settle();
    assert.equal(jobs.length, 3);
  });

  test('a tiny limit keeps no reserve', async () => {
    const { budget } = budgetScene();
    const headers = { 'ratelimit-limit': '2', 'ratelimit-remaining': '1' };
    (await budget.take('job')).answered(headers);
    assert.equal((await grantedOf(budget, 2, 'job')).length, 1);
  });
});

describe('jobs take turns', () => {
  test('a job that asks for much at once does not keep another from its requests', async () => {
    const { budget } = budgetScene();
    (await budget.take('interactive')).answered(remaining(30));
    const [many, few] = [{}, {}];
    const manyGranted = await grantedOf(budget, 20, 'job', many);
    const fewGranted = await grantedOf(budget, 4, 'job', few);
    assert.deepEqual([manyGranted.length, fewGranted.length], [20, 1]);
  });

  test('while two are active, each has one request under way', async () => {
    const { budget, clock } = budgetScene();
    (await budget.take('interactive')).answered(remaining(0));
    const [many, few] = [{}, {}];
    const manyGranted = await grantedOf(budget, 20, 'job', many);
    const fewGranted = await grantedOf(budget, 3, 'job', few);
    await clock.advance(WINDOW + 100);
    manyGranted[0]?.answered(remaining(49));
    await settle();
    fewGranted[0]?.answered(remaining(48));
    await settle();
    assert.deepEqual([manyGranted.length, fewGranted.length], [2, 2]);
  });

  test('one that is alone, or whose companion has ended, asks for as much at once as it likes', async () => {
    const { budget, clock } = budgetScene();
    (await budget.take('interactive')).answered(remaining(40));
    (await grantedOf(budget, 1, 'job', {}))[0]?.answered(remaining(39));
    const granted = await grantedOf(budget, 10, 'job', {});
    assert.equal(granted.length, 1);
    await clock.advance(5001);
    granted[0]?.answered(remaining(38));
    await settle();
    assert.equal(granted.length, 10);
  });

  test('those who wait together are served by turns when a window begins', async () => {
    const { budget, clock } = budgetScene();
    (await budget.take('interactive')).answered(remaining(0));
    const order: string[] = [];
    const jobs = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];
    for (const job of jobs) {
      for (let index = 0; index < 3; index += 1) {
        void budget.take('job', undefined, job).then((permit) => {
          order.push(job.name);
          clock.setTimer(100, () => permit.answered({}));
        });
      }
    }
    await clock.advance(WINDOW + 2000);
    assert.equal(order.join(''), 'abcabcabc');
  });
});

describe('what is to spare', () => {
  test('is what nobody waits for, less the reserve of a person', async () => {
    const { budget } = budgetScene();
    (await budget.take('token')).answered(remaining(20));
    assert.equal(budget.snapshot().spare, 15);
    (await budget.take('token')).answered(remaining(4));
    assert.equal(budget.snapshot().spare, 0);
  });

  test('is nothing during a pause', () => {
    const { budget } = budgetScene();
    budget.pause(1000);
    assert.equal(budget.snapshot().spare, 0);
  });
});

describe('waiting', () => {
  test('tells who waits and for how long', async () => {
    const { budget, clock } = budgetScene();
    (await budget.take('interactive')).answered(remaining(0));
    assert.equal(budget.snapshot().continuesInMs, undefined);
    await grantedOf(budget, 2);
    await grantedOf(budget, 3, 'job');
    await clock.advance(30_100);
    const { queued, continuesInMs } = budget.snapshot();
    assert.deepEqual(queued, { token: 0, interactive: 2, background: 0, job: 3 });
    assert.equal(continuesInMs, 150_000);
  });

  test('does not say how long where an answer decides it', async () => {
    const { budget } = budgetScene();
    await grantedOf(budget, 2, 'job');
    assert.deepEqual([budget.snapshot().waiting, budget.snapshot().continuesInMs], [1, undefined]);
  });

  test('can be ended for some and not for others', async () => {
    const { budget, clock } = budgetScene();
    (await budget.take('interactive')).answered(remaining(0));
    const [click, job] = [failureOf(budget.take('interactive')), failureOf(budget.take('job'))];
    const background = await grantedOf(budget, 1, 'background');
    budget.cancelWaiting(['interactive', 'job']);
    assert.deepEqual([await click, await job], Array(2).fill({ kind: 'cancelled', acted: 'no' }));
    await clock.advance(WINDOW + 100);
    assert.equal(background.length, 1);
  });

  test('is cancelled by the signal, without spending anything', async () => {
    const { budget, clock } = budgetScene();
    (await budget.take('interactive')).answered(remaining(0));
    const stop = new AbortController();
    const failure = failureOf(budget.take('interactive', stop.signal));
    stop.abort();
    assert.deepEqual(await failure, { kind: 'cancelled', acted: 'no' });
    assert.equal(budget.snapshot().waiting, 0);
    assert.equal(clock.pending, 0);
  });

  test('does not begin with a signal that is already aborted', async () => {
    const { budget } = budgetScene();
    assert.equal((await failureOf(budget.take('interactive', AbortSignal.abort()))).kind, 'cancelled');
    assert.equal(budget.snapshot().remaining, 50);
  });

  test('an abort after the permit was given changes nothing', async () => {
    const { budget } = budgetScene();
    const stop = new AbortController();
    const [other] = [budget.take('interactive'), budget.take('interactive', stop.signal)];
    await other;
    stop.abort();
    assert.equal(budget.snapshot().remaining, 48);
  });

  test('leaves no timer behind when nothing waits', async () => {
    const { budget, clock } = budgetScene();
    (await budget.take('interactive')).answered(remaining(0));
    budget.pause(5000);
    assert.equal(clock.pending, 0);
    await grantedOf(budget, 2);
    assert.equal(clock.pending, 1);
    await clock.advance(5000);
    assert.equal(clock.pending, 0);
  });
});

describe('a pause', () => {
  test('stops everybody for the time that was named', async () => {
    const { budget, clock } = budgetScene();
    budget.pause(42_000);
    assert.equal(budget.snapshot().pausedForMs, 42_000);
    assert.equal(budget.snapshot().remaining, 0);
    const granted = await grantedOf(budget, 1);
    await clock.advance(41_999);
    assert.equal(granted.length, 0);
    await clock.advance(1);
    assert.equal(granted.length, 1);
    assert.equal(budget.snapshot().pausedForMs, 0);
  });

  test('is never shortened by a second one', async () => {
    const { budget, clock } = budgetScene();
    budget.pause(60_000);
    budget.pause(1000);
    await clock.advance(2000);
    assert.equal(budget.snapshot().pausedForMs, 58_000);
  });

  test('can be cancelled by who waits in it', async () => {
    const { budget } = budgetScene();
    budget.pause(60_000);
    const stop = new AbortController();
    const failure = failureOf(budget.take('job', stop.signal));
    stop.abort();
    assert.equal((await failure).kind, 'cancelled');
  });

  test('is not ended by an answer that was under way', async () => {
    const { budget } = budgetScene();
    const permit = await budget.take('interactive');
    budget.pause(60_000);
    permit.answered(remaining(30));
    assert.equal((await grantedOf(budget, 1)).length, 0);
  });
});

describe('listeners', () => {
  test('hear of every change until they are removed', async () => {
    const { budget } = budgetScene();
    const seen: number[] = [];
    const stop = budget.onChange(() => seen.push(budget.snapshot().remaining));
    const permit = await budget.take('interactive');
    permit.answered(remaining(12));
    stop();
    budget.pause(1000);
    assert.deepEqual(seen, [49, 12]);
  });
});
