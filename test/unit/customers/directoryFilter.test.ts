import assert from 'node:assert/strict';
import test from 'node:test';
import { CustomerDirectory, isFiltered } from '../../../src/customers/directory.ts';
import { directoryOf } from './directoryBench.ts';
import { day, FakeListApi, gate, people, setupOf } from './fakes.ts';

test('a filter forgets the rows and is sent with every page', async () => {
  const { api, directory } = directoryOf(250);
  await directory.load();
  assert.equal(directory.setFilter({ name: ' Budi ', outlet: '' }), true);
  assert.deepEqual([directory.state.status, directory.state.rows.length, directory.state.hasMore], ['idle', 0, false]);
  assert.deepEqual(directory.state.filter, { name: 'Budi' });
  await directory.load();
  await directory.loadMore();
  assert.deepEqual(
    api.requests.map((request) => request.name),
    [undefined, 'Budi', 'Budi'],
  );
});

test('the same filter again changes nothing', async () => {
  const { directory } = directoryOf(5);
  directory.setFilter({ name: 'Budi' });
  await directory.load();
  assert.equal(directory.setFilter({ name: 'Budi ' }), false);
  assert.equal(directory.state.status, 'ready');
  assert.equal(directory.setFilter(undefined), true);
  assert.equal(directory.state.filter, undefined);
});

test('an answer to an older filter is dropped', async () => {
  const { api, directory } = directoryOf(5);
  const door = gate();
  api.gate = door.closed;
  const loading = directory.load();
  directory.setFilter({ name: 'Budi' });
  door.open();
  await loading;
  assert.deepEqual([directory.state.status, directory.state.rows.length], ['idle', 0]);
});

test('open question 22: days of joining are asked for widely and kept exactly, with no total until the end', async () => {
  const api = new FakeListApi(
    people(120).map((person, index) => ({ ...person, joinDate: day(index % 2 ? '2024-02-29' : '2024-03-01') })),
  );
  const directory = new CustomerDirectory(setupOf(api));
  directory.setFilter({ from: day('2024-03-01') });
  const first = await directory.load();
  assert.equal(api.requests[0]?.from, '2024-02-29');
  assert.deepEqual([first.rows.length, first.total, first.hasMore], [50, undefined, true]);
  const second = await directory.loadMore();
  assert.deepEqual([second.rows.length, second.total, second.hasMore], [60, 60, false]);
});

test('what is loaded is searched without a request', async () => {
  const { api, directory } = directoryOf(50);
  await directory.load();
  assert.deepEqual(
    directory.findLoaded('customer 50').map((row) => row.record.name),
    ['Customer 50'],
  );
  assert.equal(directory.findLoaded('').length, 50);
  assert.equal(api.requests.length, 1);
});

test('a list can be asked for by the plain call, and by the usual one again', async () => {
  const { api, directory } = directoryOf(250);
  await directory.load();
  assert.equal(isFiltered(directory.state), false);
  assert.equal(directory.setFilter(undefined, { plain: true }), true);
  assert.equal(directory.setFilter(undefined, { plain: true }), false);
  await directory.load();
  await directory.loadMore();
  assert.deepEqual([directory.state.total, directory.state.rows.length, directory.state.plain], [undefined, 200, true]);
  assert.equal(isFiltered(directory.state), true);
  assert.equal(directory.setFilter(undefined), true);
  await directory.load();
  assert.deepEqual([directory.state.total, directory.state.plain], [250, false]);
  assert.deepEqual(
    api.requests.map((request) => request.call),
    ['withTotal', 'plain', 'plain', 'withTotal'],
  );
});
