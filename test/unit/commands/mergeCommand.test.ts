import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CustomerRecord } from '../../../src/api/customerRecord.ts';
import { mergeCustomers } from '../../../src/commands/mergeCommand.ts';
import { MAX_MERGED_CUSTOMERS } from '../../../src/merge/protocol.ts';
import { given, rowOf } from './customerFixture.ts';
import type { UserAct } from './fakeStepWindow.ts';
import { choose, enter, leave } from './fakeStepWindow.ts';
import type { MergeSceneParts } from './mergeFixture.ts';
import { mergeScene, openedSession } from './mergeFixture.ts';

const DETAIL = 'getCustomerDetail';

function rows({ accountId }: MergeSceneParts, records: readonly CustomerRecord[]): unknown[] {
  const all = records.map((record) => rowOf(accountId, record));
  return [all[0], all];
}

function codesOf(scene: MergeSceneParts): unknown[] | undefined {
  return scene.pages[0]?.candidates.map(({ record }) => record.code);
}

/** Types a key that is known only once the scene is there. */
function late(keys: (string | null | undefined)[]): UserAct {
  return (input) => enter(given(keys.shift()))(input);
}

describe('Merge Customers… on rows', () => {
  it('opens the page with all selected rows, without a request; the page reads each once', async (t) => {
    const scene = await mergeScene(t);
    const chosen = scene.records.slice(0, 3);
    await mergeCustomers(scene.deps, rows(scene, chosen));
    assert.deepEqual(
      codesOf(scene),
      chosen.map(({ code }) => code),
    );
    assert.deepEqual(scene.requests(), []);
    const session = await openedSession(scene);
    assert.equal(session.view.phase, 'ready');
    assert.deepEqual(scene.requests(), [DETAIL, DETAIL, DETAIL]);
  });

  it('refuses customers of different accounts in words', async (t) => {
    const scene = await mergeScene(t, { accounts: [{}, {}] });
    const [first, second] = scene.accounts;
    await scene.directories.of(given(second).id)?.load();
    scene.sandbox.clearRequests();
    const [one, other] = scene.records;
    const selected = [rowOf(given(first).id, given(one)), rowOf(given(second).id, given(other))];
    await mergeCustomers(scene.deps, [selected[0], selected]);
    assert.deepEqual(scene.pages, []);
    assert.match(scene.dialogs.told.join(), /different accounts/);
    assert.deepEqual(scene.requests(), []);
  });

  it('refuses more than can be compared', async (t) => {
    const scene = await mergeScene(t);
    await mergeCustomers(scene.deps, rows(scene, scene.records.slice(0, MAX_MERGED_CUSTOMERS + 1)));
    assert.deepEqual(scene.pages, []);
    assert.match(scene.dialogs.told.join(), /at most 10/);
  });

  it('stops where a selected row is gone, because what is left is not what was chosen', async (t) => {
    const scene = await mergeScene(t);
    const [one, other] = scene.records;
    const selected = rows(scene, [given(one), { ...given(other), id: 'ffffffff-ffff-4fff-8fff-ffffffffffff' }]);
    await mergeCustomers(scene.deps, selected);
    assert.deepEqual(scene.pages, []);
    assert.equal(scene.dialogs.told.length, 1);
    assert.equal(scene.steps.shown.length, 0);
  });

  it('asks for the others of a single row', async (t) => {
    const keys: (string | null | undefined)[] = [];
    const scene = await mergeScene(t, { script: [late(keys), choose('Compare These 2 Customers')] });
    const [one, other] = scene.records;
    keys.push(given(other).code);
    await mergeCustomers(scene.deps, [rowOf(scene.accountId, given(one))]);
    assert.deepEqual(codesOf(scene), [given(one).code, given(other).code]);
    assert.deepEqual(scene.requests(), [DETAIL]);
    await openedSession(scene);
    assert.deepEqual(scene.requests(), [DETAIL, DETAIL]);
  });
});

describe('Merge Customers… from the palette', () => {
  it('asks until the user has enough; whoever was read then is not read again', async (t) => {
    const keys: (string | null | undefined)[] = [];
    const script = [
      late(keys),
      late(keys),
      choose('Add Another Customer…'),
      late(keys),
      choose('Compare These 3 Customers'),
    ];
    const scene = await mergeScene(t, { script });
    const [one, two, three] = scene.records;
    keys.push(given(one).code, given(two).id, given(three).code);
    await mergeCustomers(scene.deps, []);
    assert.deepEqual(
      codesOf(scene),
      [one, two, three].map((record) => given(record).code),
    );
    await openedSession(scene);
    assert.deepEqual(scene.requests(), [DETAIL, DETAIL, DETAIL]);
    assert.equal(scene.steps.actsLeft, 0);
  });

  it('a key that leads nowhere or to somebody chosen already is said, and asked again', async (t) => {
    const keys: (string | null | undefined)[] = [];
    const scene = await mergeScene(t, {
      script: [late(keys), late(keys), late(keys), late(keys), choose('Compare These 2 Customers')],
    });
    const [one, two] = scene.records;
    keys.push(given(one).code, 'NOBODY-1', given(one).id, given(two).code);
    await mergeCustomers(scene.deps, []);
    assert.deepEqual(codesOf(scene), [given(one).code, given(two).code]);
    assert.equal(scene.dialogs.told.length, 2);
    assert.match(scene.dialogs.told[1] ?? '', /chosen already/);
  });

  it('sends nothing more once the user leaves, at whichever step', async (t) => {
    for (const steps of [0, 1, 2]) {
      const keys: (string | null | undefined)[] = [];
      const scene = await mergeScene(t, { script: [...Array.from({ length: steps }, () => late(keys)), leave] });
      keys.push(given(scene.records[0]).code, given(scene.records[1]).code);
      await mergeCustomers(scene.deps, []);
      assert.deepEqual(scene.pages, []);
      assert.equal(scene.requests().length, steps);
    }
  });

  it('without an account it says so', async (t) => {
    const scene = await mergeScene(t, { accounts: [] });
    await mergeCustomers(scene.deps, []);
    assert.match(scene.dialogs.told.join(), /no account/);
    assert.deepEqual(scene.pages, []);
  });

  it('arguments of another shape are as none', async (t) => {
    for (const argument of [42, 'x', { type: 'customer' }, { accountId: 1 }, [null]]) {
      const scene = await mergeScene(t, { script: [leave] });
      await mergeCustomers(scene.deps, [argument, argument]);
      assert.deepEqual(scene.pages, []);
      assert.deepEqual(scene.requests(), []);
    }
  });
});
