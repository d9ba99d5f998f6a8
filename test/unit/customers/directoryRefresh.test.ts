import assert from 'node:assert/strict';
import test from 'node:test';
import { directoryOf } from './directoryBench.ts';
import { failure, gate, people } from './fakes.ts';

test('a refresh reads page 1 only and keeps the old rows until it has arrived', async () => {
  const { api, directory } = directoryOf(250);
  await directory.load();
  await directory.loadMore();
  const door = gate();
  api.gate = door.closed;
  api.rows = people(250, 2);
  const refreshing = directory.refresh();
  assert.deepEqual([directory.state.status, directory.state.rows.length], ['loading', 200]);
  door.open();
  const state = await refreshing;
  assert.equal(state.rows.length, 100);
  assert.equal(state.rows[0]?.record.name, 'Customer 2');
  assert.equal(api.requests.length, 3);
});

test('a refresh of all pages costs one request for each', async () => {
  const { api, directory } = directoryOf(250);
  await directory.load();
  await directory.loadMore();
  const state = await directory.refresh(directory.state.pages);
  assert.equal(state.rows.length, 200);
  assert.equal(api.requests.length, 4);
  assert.equal((await directory.loadMore()).rows.length, 250);
});

test('a failed refresh keeps what was there, and load more goes on from there', async () => {
  const { api, directory } = directoryOf(250);
  await directory.load();
  api.listFailure = failure('serverError');
  const state = await directory.refresh();
  assert.deepEqual([state.status, state.rows.length, state.hasMore], ['failed', 100, true]);
  api.listFailure = undefined;
  assert.equal((await directory.loadMore()).rows.length, 200);
});

test('load more during a refresh, pressed twice, reads one page after it', async () => {
  const { api, directory } = directoryOf(500);
  await directory.load();
  const door = gate();
  api.gate = door.closed;
  const refreshing = directory.refresh();
  const more = [directory.loadMore(), directory.loadMore()];
  assert.equal(api.requests.length, 2);
  door.open();
  assert.equal((await refreshing).rows.length, 100);
  const [first, second] = await Promise.all(more);
  assert.deepEqual([first?.rows.length, second?.rows.length], [200, 200]);
  assert.deepEqual(
    api.requests.map(({ pageNumber }) => pageNumber),
    [1, 1, 2],
  );
});

test('load more during a refresh reads nothing when that is cancelled', async () => {
  const { api, directory } = directoryOf(500);
  await directory.load();
  api.gate = gate().closed;
  const cancel = new AbortController();
  const refreshing = directory.refresh(1, { signal: cancel.signal });
  const more = directory.loadMore();
  cancel.abort();
  await refreshing;
  assert.equal((await more).error?.kind, 'cancelled');
  assert.equal(api.requests.length, 2);
});

test('load more during a refresh reads nothing when another list is shown by then', async () => {
  const { api, directory } = directoryOf(500);
  await directory.load();
  const door = gate();
  Object.assign(api, { gate: door.closed, ignoresAbort: true });
  void directory.refresh();
  const more = directory.loadMore();
  api.gate = undefined;
  directory.setFilter({ name: 'Customer' });
  await directory.load();
  door.open();
  assert.equal((await more).rows.length, 100);
  assert.equal(api.requests.length, 3);
});

test('a row that a refresh finds unchanged stays the same object', async () => {
  const { directory } = directoryOf(3);
  await directory.load();
  const before = directory.state.rows[1];
  await directory.refresh();
  assert.equal(directory.state.rows[1], before);
});

for (const ignoresAbort of [false, true]) {
  const how = ignoresAbort ? 'answered all the same' : 'aborted';
  test(`a refresh overtakes a page that is under way, which is ${how} and dropped`, async () => {
    const { api, directory } = directoryOf(250);
    await directory.load();
    const door = gate();
    Object.assign(api, { gate: door.closed, ignoresAbort });
    const more = directory.loadMore();
    api.gate = undefined;
    await directory.refresh();
    door.open();
    await more;
    assert.equal(directory.state.rows.length, 100);
    assert.equal(directory.state.status, 'ready');
    const state = await directory.loadMore();
    assert.equal(state.rows.length, 200);
    assert.equal(state.firstNewKey, state.rows[100]?.key);
  });
}

test('a page that was overtaken by a failed refresh is read again and not skipped', async () => {
  const { api, directory } = directoryOf(250);
  await directory.load();
  const door = gate();
  api.gate = door.closed;
  const more = directory.loadMore();
  api.listFailure = failure('serverError');
  await directory.refresh();
  door.open();
  await more;
  api.listFailure = undefined;
  api.gate = undefined;
  await directory.loadMore();
  assert.equal(directory.state.rows[100]?.record.name, 'Customer 101');
});
