import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sleep, systemClock } from '../../../src/api/clock.ts';
import { failureOf } from '../../support/apiErrors.ts';
import { FakeClock, settle } from '../../support/fakeClock.ts';

describe('sleep', () => {
  test('ends when its time has passed, and not before', async () => {
    const clock = new FakeClock();
    let isOver = false;
    const over = sleep(clock, 100).then(() => {
      isOver = true;
    });
    await clock.advance(99);
    assert.equal(isOver, false);
    await clock.advance(1);
    await over;
  });

  test('is cancelled by the signal and leaves no timer', async () => {
    const clock = new FakeClock();
    const stop = new AbortController();
    const failure = failureOf(sleep(clock, 100, stop.signal));
    stop.abort();
    assert.equal((await failure).kind, 'cancelled');
    assert.equal(clock.pending, 0);
  });

  test('does not begin with an aborted signal', async () => {
    const clock = new FakeClock();
    assert.equal((await failureOf(sleep(clock, 100, AbortSignal.abort()))).kind, 'cancelled');
    assert.equal(clock.pending, 0);
  });
});

describe('the system clock', () => {
  test('never goes back, whatever the date says', (context) => {
    context.mock.timers.enable({ apis: ['Date'], now: 0 });
    const before = systemClock.now();
    context.mock.timers.setTime(86_400_000);
    assert.ok(systemClock.now() >= before);
    assert.ok(systemClock.now() - before < 86_400_000);
  });

  test('runs a timer once, unless it is cancelled', async () => {
    const ran: string[] = [];
    const cancel = systemClock.setTimer(0, () => ran.push('cancelled'));
    cancel();
    await new Promise<void>((resolve) => {
      systemClock.setTimer(1, () => {
        ran.push('ran');
        resolve();
      });
    });
    await settle();
    assert.deepEqual(ran, ['ran']);
  });
});
