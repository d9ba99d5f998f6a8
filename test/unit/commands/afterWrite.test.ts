import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openEditorsOf, showChange, showRemoval } from '../../../src/commands/afterWrite.ts';
import type { CustomerCommandDeps } from '../../../src/commands/customerCommandDeps.ts';
import type { Target } from '../../../src/commands/customerTargets.ts';
import { makeBench } from '../../support/documentBench.ts';
import { ID, OTHER_ID, record } from '../customers/fakes.ts';
import { customerScene, editorOf, rowOf } from './customerFixture.ts';

const BUDI = record({ id: ID, code: 'MM-1', name: 'Budi', status: 'Active' });
const SITI = record({ id: OTHER_ID, code: 'MM-2', name: 'Siti' });
const nothingElse = { missing: [], unread: [], error: undefined };

function target(accountId: string, of = BUDI): Target {
  return { accountId, key: { kind: 'id', value: of.id ?? '' }, record: of };
}

describe('afterWrite', () => {
  test('shows a change in the list without a request', async (t) => {
    const { deps, directories, accountId, requests } = await customerScene(t);
    directories.showIdList(accountId, { records: [BUDI, SITI], ...nothingElse });
    await showChange(deps, target(accountId), { status: 'Suspended' });
    assert.equal(directories.recordOf(accountId, rowOf(accountId, BUDI).customer)?.status, 'Suspended');
    assert.equal(directories.recordOf(accountId, rowOf(accountId, SITI).customer)?.status, undefined);
    assert.deepEqual(requests(), []);
  });

  test('reads the customer again where it is open, and keeps the user’s edits', async (t) => {
    const bench = makeBench();
    bench.shop.record = BUDI;
    await bench.document.load();
    bench.document.edit(1, 'name', 'Budi S', false);
    const { deps, accountId } = await customerScene(t, { editors: [editorOf(bench.document)] });
    bench.shop.record = { ...BUDI, status: 'Suspended' };
    await showChange(deps, target(accountId), { status: 'Suspended' });
    assert.deepEqual(bench.shop.calls, ['detail', 'detail']);
    assert.equal(bench.document.view.draft?.base.status, 'Suspended');
    assert.equal(bench.document.view.draft?.edits.name, 'Budi S');
  });

  test('reads it once where it is open in two editors', async (t) => {
    const [first, second] = [makeBench(), makeBench()];
    for (const bench of [first, second]) {
      bench.shop.record = BUDI;
      await bench.document.load();
    }
    const { deps, accountId } = await customerScene(t, {
      editors: [first, second].map(({ document }) => editorOf(document)),
    });
    await showChange(deps, target(accountId), { status: 'Suspended' });
    assert.deepEqual([first.shop.calls.length, second.shop.calls.length], [2, 1]);
  });

  for (const [what, act] of [
    ['changed', (deps: CustomerCommandDeps, of: Target) => showChange(deps, of, { status: 'Suspended' })],
    ['deleted', showRemoval],
  ] as const) {
    test(`the copy of a customer that was just read is let go of once it is ${what}`, async (t) => {
      const { deps, accountId } = await customerScene(t);
      const forgotten: unknown[] = [];
      const fresh = { remember: () => undefined, forget: (...of: readonly unknown[]) => void forgotten.push(of) };
      await act({ ...deps, fresh }, target(accountId));
      assert.deepEqual(forgotten, [[accountId, BUDI]]);
    });
  }

  test('finds the editors of this customer only, and none that is still loading', async (t) => {
    const [mine, other, loading] = [makeBench(), makeBench(), makeBench()];
    mine.shop.record = BUDI;
    other.shop.record = SITI;
    await mine.document.load();
    await other.document.load();
    const editors = [mine, other, loading].map(({ document }) => editorOf(document));
    const { deps, accountId } = await customerScene(t, { editors });
    assert.deepEqual(openEditorsOf(deps, target(accountId)), [editors[0]]);
    assert.deepEqual(openEditorsOf(deps, target('another')), []);
  });

  test('takes a deleted customer off the list, also when the target lacks the ID that the row has', async (t) => {
    const { deps, directories, accountId, requests } = await customerScene(t);
    directories.showIdList(accountId, { records: [BUDI, SITI], ...nothingElse });
    showRemoval(deps, target(accountId, record({ code: 'MM-1', name: 'Budi' })));
    assert.deepEqual(
      directories.idList(accountId)?.state.rows.map((row) => row.record.name),
      ['Siti'],
    );
    assert.deepEqual(requests(), []);
  });
});
