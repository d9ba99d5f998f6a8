import assert from 'node:assert/strict';
import test from 'node:test';
import { directoryOf, keyAt, names } from './directoryBench.ts';
import { gate, people, record } from './fakes.ts';

test('a created customer is at the top at once, counted, and gone again with a later removal', async () => {
  const { api, directory } = directoryOf(250);
  await directory.load();
  const [created] = people(1, 900);
  assert.equal(created && directory.insert(created), 'listed');
  assert.deepEqual([names(directory.state)[0], directory.state.rows.length], ['Customer 900', 101]);
  assert.deepEqual([directory.state.total, directory.state.hasMore, api.requests.length], [251, true, 1]);
  assert.equal(directory.remove(keyAt(directory, 0)), true);
  assert.deepEqual([directory.state.rows.length, directory.state.total], [100, 250]);
});

test('a created customer counts in a list that was read to its end', async () => {
  const { directory } = directoryOf(3);
  await directory.load();
  directory.insert(record({ id: 'new', name: 'New' }));
  assert.deepEqual([directory.state.rows.length, directory.state.total, directory.state.hasMore], [4, 4, false]);
  directory.remove(keyAt(directory, 0));
  assert.deepEqual([directory.state.rows.length, directory.state.total], [3, 3]);
});

test('a created customer that DealPOS then lists is one row, wherever it stands there', async () => {
  for (const at of [0, 150, 250]) {
    const { api, directory } = directoryOf(250);
    await directory.load();
    const created = record({ id: 'new', name: 'New' });
    api.rows.splice(at, 0, created);
    directory.insert(created);
    for (let clicks = 0; clicks < 10 && directory.state.hasMore; clicks += 1) await directory.loadMore();
    assert.deepEqual([new Set(names(directory.state)).size, directory.state.rows.length], [251, 251]);
    assert.equal(directory.state.total, 251);
  }
});

test('a created customer without an ID takes the one that the list has for it', async () => {
  const { api, directory } = directoryOf(150);
  await directory.load();
  directory.insert(record({ code: 'MM-NEW', name: 'New' }));
  api.rows.push(record({ id: 'new', code: 'MM-NEW', name: 'New' }));
  await directory.loadMore();
  assert.deepEqual([directory.state.rows.length, directory.state.total], [151, 151]);
  assert.equal(keyAt(directory, 0), 'id:new');
});

for (const action of ['loadMore', 'refresh'] as const) {
  test(`a customer that is created while ${action} is under way is kept and counted`, async () => {
    const { api, directory } = directoryOf(250);
    await directory.load();
    const door = gate();
    api.gate = door.closed;
    const reading = directory[action]();
    directory.insert(record({ id: 'new', name: 'New' }));
    door.open();
    await reading;
    assert.equal(names(directory.state)[0], 'New');
    assert.equal(directory.state.total, 251);
  });
}

test('a created customer that is loaded already changes its row and no count', async () => {
  const { directory } = directoryOf(3);
  await directory.load();
  assert.equal(
    directory.insert({ ...record({ name: 'Renamed' }), id: directory.recordOf(keyAt(directory, 1))?.id }),
    'listed',
  );
  assert.deepEqual([names(directory.state)[1], directory.state.total], ['Renamed', 3]);
});

test('a list that was not read is left alone, and so is one for a customer without an identifier', async () => {
  const { api, directory } = directoryOf(3);
  assert.equal(directory.insert(record({ id: 'new' })), 'notLoaded');
  await directory.load();
  assert.equal(directory.insert(record({ name: 'Nobody can open this' })), 'notLoaded');
  assert.deepEqual([directory.state.rows.length, api.requests.length], [3, 1]);
});

test('a filtered list shows a created customer only where it surely belongs there', async () => {
  const { directory } = directoryOf(3);
  directory.setFilter({ name: 'customer' });
  await directory.load();
  const total = directory.state.total;
  assert.equal(directory.insert(record({ id: 'x', name: 'Somebody' })), 'filteredOut');
  assert.deepEqual([directory.state.rows.length, directory.state.total], [3, total]);
  assert.equal(directory.insert(record({ id: 'y', name: 'New CUSTOMER' })), 'listed');
  assert.deepEqual([directory.state.rows.length, directory.state.total], [4, 4]);
});
