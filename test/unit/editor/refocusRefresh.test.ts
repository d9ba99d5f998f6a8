import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { BudgetSnapshot } from '../../../src/api/budget.ts';
import { Budget } from '../../../src/api/budget.ts';
import { systemClock } from '../../../src/api/clock.ts';
import { RefocusRefresh } from '../../../src/editor/refocusRefresh.ts';
import type { Bench } from '../../support/documentBench.ts';
import { BUDI, makeBench, offline } from '../../support/documentBench.ts';

/** When the record of a bench was read, in ms. */
const READ_AT = 1_000;
const MINUTE = 60_000;

describe('a customer that is looked at again', () => {
  let bench: Bench;
  let now = 0;
  let budget: BudgetSnapshot | undefined;
  let failures = 0;
  let refocus: RefocusRefresh;
  beforeEach(async () => {
    bench = makeBench();
    await bench.document.load();
    bench.shop.calls = [];
    now = READ_AT + MINUTE + 1;
    budget = new Budget(systemClock).snapshot();
    failures = 0;
    refocus = new RefocusRefresh({ budget: () => budget, now: () => now, failed: () => (failures += 1) });
  });

  it('is read again after a minute, with one request that lets others go first', async () => {
    bench.shop.record = { ...BUDI, status: 'Suspended' };
    await refocus.looked(bench.document);
    assert.deepEqual(bench.shop.calls, ['detail']);
    assert.equal(bench.shop.priorities.at(-1), 'background');
    assert.equal(bench.document.view.draft?.base.status, 'Suspended');
  });

  it('is rebased under edits, with a notice and with conflicts shown', async () => {
    bench.document.edit(1, 'name', 'Budi S', true);
    bench.shop.record = { ...BUDI, name: 'Budi Susanto', status: 'Suspended' };
    await refocus.looked(bench.document);
    assert.deepEqual(bench.document.view.draft?.edits, { name: 'Budi S' });
    assert.deepEqual(bench.document.view.draft?.conflicts, { name: { was: 'Budi Santoso' } });
    assert.deepEqual(bench.document.view.notice, { kind: 'rebased', fields: ['name', 'status'] });
  });

  it('is left alone within the minute', async () => {
    now = READ_AT + MINUTE;
    await refocus.looked(bench.document);
    assert.deepEqual(bench.shop.calls, []);
  });

  const tight: readonly [string, Partial<BudgetSnapshot>][] = [
    ['the account is paused', { pausedForMs: 1 }],
    ['other requests wait', { waiting: 1 }],
    ['few requests are left', { remaining: 10 }],
  ];
  for (const [when, part] of tight) {
    it(`is left alone while ${when}`, async () => {
      budget = { ...new Budget(systemClock).snapshot(), ...part };
      await refocus.looked(bench.document);
      assert.deepEqual(bench.shop.calls, []);
    });
  }

  it('is read where nothing is known of the budget, because nothing was spent yet', async () => {
    budget = undefined;
    await refocus.looked(bench.document);
    assert.deepEqual(bench.shop.calls, ['detail']);
  });

  it('is tried once a minute when it cannot be read', async () => {
    bench.shop.failReads = offline;
    await refocus.looked(bench.document);
    await refocus.looked(bench.document);
    assert.deepEqual([bench.shop.calls, failures], [['detail'], 1]);
    now += MINUTE + 1;
    await refocus.looked(bench.document);
    assert.equal(failures, 2);
  });

  it('is not read when it was never read: that is the user’s to try again', async () => {
    const unread = makeBench();
    await refocus.looked(unread.document);
    assert.deepEqual(unread.shop.calls, []);
  });
});
