import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RequestBudgets } from '../../../src/accounts/requestBudgets.ts';
import { WaitNotices } from '../../../src/accounts/waitNotices.ts';
import type { Permit } from '../../../src/api/budget.ts';
import { failureOf } from '../../support/apiErrors.ts';
import { grantedOf, remaining, WINDOW } from '../../support/budgetScene.ts';
import { FakeClock, settle } from '../../support/fakeClock.ts';
import { english } from './budgets.ts';

interface Shown {
  readonly said: string[];
  readonly cancel: () => void;
  open: boolean;
}

/** A budget of which `left` requests are left. */
async function scene(left: number) {
  const clock = new FakeClock();
  const budgets = new RequestBudgets(clock);
  const shown: Shown[] = [];
  const notices = new WaitNotices({
    budgets,
    clock,
    l10n: english,
    show: (cancel) => {
      const one: Shown = { said: [], cancel, open: true };
      shown.push(one);
      return {
        say: (message) => one.said.push(message),
        close: () => {
          one.open = false;
        },
      };
    },
  });
  const budget = budgets.of('https://toko.dealpos.net', 'id-1');
  (await budget.take('token')).answered(remaining(left));
  return { clock, budgets, budget, notices, shown };
}

describe('a wait', () => {
  test('of more than two seconds is shown at once, counts down and goes when it is over', async () => {
    const { clock, budget, shown } = await scene(0);
    await clock.advance(138_100);
    const granted = await grantedOf(budget, 3);
    assert.deepEqual(
      shown.map(({ said }) => said),
      [['DealPOS allows 50 requests in 3 minutes; continuing in 42 s']],
    );
    await clock.advance(2000);
    assert.equal(shown[0]?.said.at(-1), 'DealPOS allows 50 requests in 3 minutes; continuing in 40 s');
    assert.equal(shown[0]?.open, true);
    await clock.advance(40_000);
    assert.deepEqual([granted.length, shown.length, shown[0]?.open, clock.pending], [3, 1, false, 0]);
  });

  test('of up to two seconds goes without a word', async () => {
    const { clock, budget, shown } = await scene(0);
    await clock.advance(WINDOW - 1900);
    const granted = await grantedOf(budget, 1);
    await clock.advance(2000);
    assert.deepEqual([granted.length, shown.length], [1, 0]);
  });

  test('that grows to more than two seconds is shown as soon as that is known', async () => {
    const { clock, budget, shown } = await scene(0);
    await clock.advance(WINDOW - 1900);
    await grantedOf(budget, 1);
    await clock.advance(1500);
    budget.pause(1000);
    assert.deepEqual(
      shown.map(({ said }) => said),
      [['DealPOS asked for a pause; continuing in 1 s']],
    );
  });

  test('can be cancelled: everything that somebody waits for ends, and what goes on in the background stays', async () => {
    const { clock, budget, shown } = await scene(0);
    const failures = [failureOf(budget.take('interactive')), failureOf(budget.take('job'))];
    const background = await grantedOf(budget, 1, 'background');
    shown[0]?.cancel();
    for (const failure of failures) assert.equal((await failure).kind, 'cancelled');
    assert.equal(shown[0]?.open, false);
    await clock.advance(WINDOW + 100);
    assert.equal(background.length, 1);
  });

  test('of what goes on in the background is not shown', async () => {
    const { budget, shown } = await scene(0);
    await grantedOf(budget, 2, 'background');
    assert.equal(shown.length, 0);
  });

  test('of a job that only goes step by step is not shown', async () => {
    const { clock, budget, shown } = await scene(40);
    await clock.advance(WINDOW + 100);
    const granted: Permit[] = await grantedOf(budget, 5, 'job');
    await clock.advance(10_000);
    granted[0]?.answered(remaining(49));
    await settle();
    assert.deepEqual([granted.length, shown.length], [5, 0]);
  });

  test('is shown for each budget by itself', async () => {
    const { budgets, budget, shown } = await scene(0);
    const other = budgets.of('https://lain.dealpos.net', 'id-1');
    other.pause(5000);
    await grantedOf(budget, 1);
    const failure = failureOf(other.take('interactive'));
    assert.equal(shown.length, 2);
    shown[1]?.cancel();
    assert.equal((await failure).kind, 'cancelled');
    assert.deepEqual(
      shown.map(({ open }) => open),
      [true, false],
    );
  });

  test('is taken away when the extension ends', async () => {
    const { clock, budget, notices, shown } = await scene(0);
    await grantedOf(budget, 1);
    notices.dispose();
    assert.equal(shown[0]?.open, false);
    budget.cancelWaiting(['background']);
    assert.equal(clock.pending, 1, 'the budget’s own');
  });
});
