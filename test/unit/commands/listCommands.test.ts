import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  clearFilter,
  filterCustomers,
  loadMore,
  refresh,
  refreshCustomer,
} from '../../../src/commands/listCommands.ts';
import { makeBench } from '../../support/documentBench.ts';
import { customerScene, editorOf, given, loadList, rowOf } from './customerFixture.ts';
import { choose, enter, leave } from './fakeStepWindow.ts';

describe('the list commands', () => {
  test('Refresh reads the loaded pages again', async (t) => {
    const scene = await customerScene(t);
    await loadList(scene);
    await refresh(scene.deps);
    assert.deepEqual(scene.requests(), ['listCustomerWithTotalCount']);
  });

  test('Refresh of a row reads that customer only', async (t) => {
    const scene = await customerScene(t);
    const record = given((await loadList(scene))[0]);
    await refreshCustomer(scene.deps, rowOf(scene.accountId, record));
    assert.deepEqual(scene.requests(), ['getCustomerDetail']);
  });

  test('Refresh of a row shows what it read where the customer is open, without another request', async (t) => {
    const bench = makeBench();
    const scene = await customerScene(t, { editors: [editorOf(bench.document)] });
    const [, opened] = await loadList(scene);
    bench.shop.record = { ...given(opened), status: 'Waiting' };
    await bench.document.load();
    await refreshCustomer(scene.deps, rowOf(scene.accountId, given(opened)));
    const { customer } = rowOf(scene.accountId, given(opened));
    const read = given(scene.directories.recordOf(scene.accountId, customer));
    assert.notEqual(read.status, 'Waiting');
    assert.equal(bench.document.view.draft?.base.status, read.status);
    assert.deepEqual([scene.requests().length, bench.shop.calls.length], [1, 1]);
  });

  test('Refresh of many pages asks first; leaving that reads nothing', async (t) => {
    const scene = await customerScene(t, { pageSize: 10, answers: [undefined, 'First Page'] });
    await loadList(scene);
    for (let page = 2; page <= 6; page += 1) await scene.directories.of(scene.accountId)?.loadMore();
    scene.sandbox.clearRequests();
    await refresh(scene.deps);
    assert.deepEqual(scene.requests(), []);
    await refresh(scene.deps);
    assert.equal(scene.requests().length, 1);
  });

  test('Load More reads one page and puts the focus on its first row', async (t) => {
    const scene = await customerScene(t);
    await loadList(scene);
    await loadMore(scene.deps);
    const { rows } = given(scene.directories.known(scene.accountId)).state;
    assert.deepEqual([rows.length, scene.requests().length], [40, 1]);
    assert.deepEqual(scene.view.focused, [`${rows[20]?.key} of ${scene.accountId}`]);
  });

  test('Load More reads the first page where nothing is loaded yet', async (t) => {
    const scene = await customerScene(t);
    scene.sandbox.clearRequests();
    await loadMore(scene.deps);
    assert.deepEqual(scene.requests(), ['listCustomerWithTotalCount']);
  });

  test('Load More says so where all are loaded, and reads nothing', async (t) => {
    const scene = await customerScene(t);
    await loadList(scene);
    const directory = given(scene.directories.known(scene.accountId));
    for (let page = 2; directory.state.hasMore && page < 100; page += 1) await directory.loadMore();
    scene.sandbox.clearRequests();
    await loadMore(scene.deps);
    assert.deepEqual(scene.dialogs.told, ['All customers are loaded.']);
    assert.deepEqual(scene.requests(), []);
  });

  test('Filter asks for one part and reads one page; Clear Filter reads one more', async (t) => {
    const scene = await customerScene(t, { script: [choose('Name'), enter('a')] });
    await loadList(scene);
    await filterCustomers(scene.deps);
    assert.deepEqual(scene.directories.known(scene.accountId)?.state.filter, { name: 'a' });
    await clearFilter(scene.deps);
    assert.equal(scene.directories.known(scene.accountId)?.state.filter, undefined);
    assert.equal(scene.requests().length, 2);
  });

  test('leaving the filter reads nothing', async (t) => {
    const scene = await customerScene(t, { script: [choose('Join date'), leave] });
    await loadList(scene);
    await filterCustomers(scene.deps);
    assert.deepEqual(scene.requests(), []);
  });
});
