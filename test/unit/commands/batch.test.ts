import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { describe, test } from 'node:test';
import type { ApiErrorDetail } from '../../../src/api/errors.ts';
import { ApiError } from '../../../src/api/errors.ts';
import type { TargetWork } from '../../../src/commands/batch.ts';
import { runBatch } from '../../../src/commands/batch.ts';
import type { Target } from '../../../src/commands/customerTargets.ts';
import { record } from '../customers/fakes.ts';
import type { CustomerScene } from './customerFixture.ts';
import { customerScene } from './customerFixture.ts';

const texts = {
  progress: 'Working…',
  one: (name: string) => `${name}: done`,
  many: (count: number) => `${count} done`,
};
const offline: ApiErrorDetail = { kind: 'unreachable', layer: 'tcp', code: 'ECONNREFUSED', acted: 'no' };
const refused: ApiErrorDetail = { kind: 'badRequest', status: 400, acted: 'no' };

/** Three customers of each account, and work that fails as told. */
async function batch(t: TestContext, failures: Readonly<Record<string, ApiErrorDetail>>, scene: CustomerScene = {}) {
  const parts = await customerScene(t, scene);
  const tried: string[] = [];
  const targets = parts.accounts.flatMap((account, shop) =>
    ['A', 'B', 'C'].map((letter): Target => {
      const name = `${letter}${shop + 1}`;
      return { accountId: account.id, key: { kind: 'code', value: name }, record: record({ code: name, name }) };
    }),
  );
  const work: TargetWork = async (_, target) => {
    tried.push(target.key.value);
    const detail = failures[target.key.value];
    if (detail) throw new ApiError(detail);
  };
  const run = async (chosen: readonly Target[] = targets) => {
    const outcome = await runBatch(parts.deps, chosen, texts, work);
    const names = (list: readonly Target[]) => list.map((target) => target.key.value).join();
    return {
      done: names(outcome.done),
      failed: names(outcome.failed.map((failure) => failure.target)),
      skipped: names(outcome.skipped),
    };
  };
  return { ...parts, targets, tried, run };
}

describe('batch', () => {
  test('does one after the other and says how many', async (t) => {
    const { run, tried, dialogs, targets } = await batch(t, {});
    assert.deepEqual(await run(), { done: 'A1,B1,C1', failed: '', skipped: '' });
    assert.deepEqual(tried, ['A1', 'B1', 'C1']);
    await run(targets.slice(0, 1));
    assert.deepEqual(dialogs.told, ['3 done', 'A1: done']);
    assert.deepEqual(dialogs.titles, ['Working…', 'Working…']);
  });

  test('goes on after a failure of one customer and names it with the reason', async (t) => {
    const { run, dialogs } = await batch(t, { B1: refused });
    assert.deepEqual(await run(), { done: 'A1,C1', failed: 'B1', skipped: '' });
    assert.deepEqual(dialogs.told, []);
    assert.equal(dialogs.questions[0]?.message, 'Done for 2, failed for 1.');
    assert.equal(dialogs.questions[0]?.detail, 'B1: badRequest of Shop 1 fix badRequest.');
  });

  test('stops where nothing further can succeed, and says how many were not tried', async (t) => {
    const { run, tried, dialogs } = await batch(t, { A1: offline });
    assert.deepEqual(await run(), { done: '', failed: 'A1', skipped: 'B1,C1' });
    assert.deepEqual(tried, ['A1']);
    assert.equal(dialogs.questions[0]?.message, 'This was not done.');
    assert.match(dialogs.questions[0]?.detail ?? '', /Not tried: 2$/);
  });

  test('goes on with the other accounts', async (t) => {
    const { run } = await batch(t, { A1: offline }, { accounts: [{}, {}] });
    assert.deepEqual(await run(), { done: 'A2,B2,C2', failed: 'A1', skipped: 'B1,C1' });
  });

  for (const kind of ['cancelled', 'notConfirmed'] as const) {
    test(`${kind} ends everything, other accounts included, and what was done is said`, async (t) => {
      const { run, tried, dialogs } = await batch(t, { B1: { kind, acted: 'no' } }, { accounts: [{}, {}] });
      assert.deepEqual(await run(), { done: 'A1', failed: '', skipped: 'B1,C1,A2,B2,C2' });
      assert.deepEqual(tried, ['A1', 'B1']);
      assert.deepEqual([dialogs.told, dialogs.questions], [['A1: done Not tried: 5'], []]);
    });

    test(`${kind} at the first is silent`, async (t) => {
      const { run, dialogs } = await batch(t, { A1: { kind, acted: 'no' } });
      assert.deepEqual(await run(), { done: '', failed: '', skipped: 'A1,B1,C1' });
      assert.deepEqual([dialogs.told, dialogs.questions], [[], []]);
    });
  }

  test('a cancellation after which it may have been done is told', async (t) => {
    const { run, dialogs } = await batch(t, { A1: { kind: 'cancelled', acted: 'unknown' } });
    assert.deepEqual(await run(), { done: '', failed: 'A1', skipped: 'B1,C1' });
    assert.equal(dialogs.questions[0]?.message, 'It is not certain whether this was done.');
  });

  test('Cancel before the first sends nothing', async (t) => {
    const { run, tried, dialogs } = await batch(t, {});
    dialogs.cancelProgress = true;
    assert.deepEqual(await run(), { done: '', failed: '', skipped: 'A1,B1,C1' });
    assert.deepEqual([tried, dialogs.told, dialogs.questions], [[], [], []]);
  });

  test('an account that has been removed is said to be', async (t) => {
    const { run, tried, store, accountId, dialogs } = await batch(t, {});
    await store.remove(accountId);
    assert.deepEqual(await run(), { done: '', failed: '', skipped: 'A1,B1,C1' });
    assert.deepEqual([tried, dialogs.told], [[], ['This account has been removed.']]);
  });

  test('many failures are cut to what a dialog can show', async (t) => {
    const { run, dialogs, targets } = await batch(t, { A1: refused });
    const [first] = targets;
    await run(Array.from({ length: 40 }, () => first).filter((target) => target !== undefined));
    const lines = (dialogs.questions[0]?.detail ?? '').split('\n');
    assert.equal(lines.length, 15);
    assert.equal(lines.at(-1), '… and 26 more');
  });

  test('a failure that is none of the API’s is thrown on', async (t) => {
    const { deps, targets } = await batch(t, {});
    const broken = runBatch(deps, targets, texts, async () => {
      throw new TypeError('bug');
    });
    await assert.rejects(broken, TypeError);
  });

  test('in an account that asks before each write, a no ends it', async (t) => {
    const scene = { accounts: [{ mode: 'confirm' as const }], confirms: [false] };
    const { deps, targets, requests, dialogs } = await batch(t, {}, scene);
    await runBatch(deps, targets, texts, async (api, { key }) => void (await api.suspendCustomer(key)));
    assert.deepEqual([requests(), dialogs.told, dialogs.questions], [[], [], []]);
  });
});
