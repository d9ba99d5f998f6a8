import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { accountStatus, changesInMs } from '../../../src/accounts/accountStatus.ts';
import type { BudgetSnapshot } from '../../../src/api/budget.ts';
import { budgetOf, english } from './budgets.ts';
import { profileOf } from './profiles.ts';

const clockTime = (inMs: number) => `14:00:${inMs / 1000}`;

function statusOf(budget?: BudgetSnapshot, account = profileOf()) {
  return accountStatus(english, account, budget, clockTime);
}

describe('the status of an account', () => {
  test('is its name alone while all is well, with the access mode as its icon', () => {
    assert.equal(statusOf().text, '$(organization) Toko Contoh');
    assert.equal(statusOf(budgetOf({ remaining: 17 })).text, '$(organization) Toko Contoh');
    assert.equal(statusOf(undefined, profileOf({ mode: 'confirm' })).text, '$(shield) Toko Contoh');
    assert.equal(statusOf(undefined, profileOf({ mode: 'readOnly' })).text, '$(lock) Toko Contoh');
  });

  test('names the requests that are left once they are fewer than a third', () => {
    assert.equal(statusOf(budgetOf({ remaining: 16 })).text, '$(organization) Toko Contoh 16/50');
    assert.equal(statusOf(budgetOf({ remaining: 0 })).text, '$(organization) Toko Contoh 0/50');
  });

  test('counts down while something waits or DealPOS asked for a pause', () => {
    assert.equal(statusOf(budgetOf({ remaining: 0, continuesInMs: 41_500 })).text, '$(watch) Toko Contoh 42 s');
    assert.equal(statusOf(budgetOf({ remaining: 0, pausedForMs: 61_000 })).text, '$(watch) Toko Contoh 1 min 1 s');
  });

  test('tells the rest in its tooltip, and all of it to a screen reader', () => {
    const queued = { token: 0, interactive: 1, background: 0, job: 7 };
    const { tooltip, spoken } = statusOf(
      budgetOf({ remaining: 0, resetsInMs: 42_000, continuesInMs: 42_000, waiting: 8, queued }),
      profileOf({ mode: 'readOnly' }),
    );
    const lines = [
      'Toko Contoh',
      'toko.dealpos.net',
      'Access: Read-only',
      '0 of 50 requests left; all of them again at 14:00:42',
      'DealPOS allows 50 requests in 3 minutes; continuing in 42 s',
      'Waiting: 1 that you asked for, 7 of a job',
    ];
    assert.deepEqual(tooltip.split('\n'), lines);
    assert.equal(spoken, lines.join('. '));
  });

  test('says of an account that was not used, or whose window is over, no more than is true', () => {
    assert.deepEqual(statusOf().tooltip.split('\n'), ['Toko Contoh', 'toko.dealpos.net', 'Access: Normal']);
    assert.equal(statusOf(budgetOf()).tooltip.split('\n')[3], '50 of 50 requests left');
  });
});

test('the status changes by itself each second while it counts down, at the end of the window else', () => {
  assert.equal(changesInMs(undefined), undefined);
  assert.equal(changesInMs(budgetOf()), undefined);
  assert.equal(changesInMs(budgetOf({ remaining: 40, resetsInMs: 90_000 })), 90_000);
  assert.equal(changesInMs(budgetOf({ remaining: 0, resetsInMs: 90_000, continuesInMs: 90_000 })), 1000);
});
