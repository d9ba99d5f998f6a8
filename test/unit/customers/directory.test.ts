import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { ApiError } from '../../../src/api/errors.ts';
import type { DirectoryState } from '../../../src/customers/directory.ts';
import { CustomerDirectory, isFiltered } from '../../../src/customers/directory.ts';
import type { OffsetRule } from './fakes.ts';
import { day, FakeListApi, failure, gate, people, record, setupOf } from './fakes.ts';

function directoryOf(rows: number, pageSize = 100): { api: FakeListApi; directory: CustomerDirectory } {
  const api = new FakeListApi(people(rows));
  return { api, directory: new CustomerDirectory(setupOf(api, pageSize)) };
}
const names = (state: DirectoryState): (string | null | undefined)[] => state.rows.map((row) => row.record.name);
function keyAt(directory: CustomerDirectory, index: number): string {
  return directory.state.rows[index]?.key ?? '';
}

test('nothing is read before it is asked for', () => {
  const { api, directory } = directoryOf(5);
  assert.equal(directory.state.status, 'idle');
  assert.equal(directory.state.hasMore, false);
  assert.equal(api.requests.length, 0);
});

test('loading reads page 1 with one request', async () => {
  const { api, directory } = directoryOf(250);
  const state = await directory.load();
  assert.equal(state.status, 'ready');
  assert.equal(state.rows.length, 100);
  assert.equal(state.total, 250);
  assert.equal(state.hasMore, true);
  assert.equal(state.loadedAt, 1_700_000_000_000);
  assert.deepEqual(api.requests, [{ call: 'withTotal', pageNumber: 1, pageSize: 100 }]);
});

test('loading what is loaded costs nothing', async () => {
  const { api, directory } = directoryOf(5);
  await directory.load();
  await directory.load();
  assert.equal(api.requests.length, 1);
});

test('concurrent loads share one request', async () => {
  const { api, directory } = directoryOf(5);
  const [first, second] = await Promise.all([directory.load(), directory.load()]);
  assert.equal(first, second);
  assert.equal(api.requests.length, 1);
});

test('an empty tenant is ready, with no rows and a total of 0', async () => {
  const { directory } = directoryOf(0);
  const state = await directory.load();
  assert.deepEqual([state.status, state.rows.length, state.total, state.hasMore], ['ready', 0, 0, false]);
});

test('a tenant with one customer is complete after one request', async () => {
  const { api, directory } = directoryOf(1);
  const state = await directory.load();
  assert.deepEqual([state.rows.length, state.total, state.hasMore], [1, 1, false]);
  assert.equal(api.requests.length, 1);
});

test('loading more appends one page and names its first row', async () => {
  const { api, directory } = directoryOf(250);
  await directory.load();
  const state = await directory.loadMore();
  assert.equal(state.rows.length, 200);
  assert.equal(state.firstNewKey, state.rows[100]?.key);
  assert.equal(state.pages, 2);
  assert.equal(api.requests.length, 2);
});

test('loading more at the end costs nothing', async () => {
  const { api, directory } = directoryOf(150);
  await directory.load();
  await directory.loadMore();
  assert.equal(directory.state.hasMore, false);
  await directory.loadMore();
  assert.equal(api.requests.length, 2);
});

test('loading more before anything is loaded reads page 1', async () => {
  const { api, directory } = directoryOf(150);
  await directory.loadMore();
  assert.equal(api.requests[0]?.pageNumber, 1);
});

test('a double click on load more reads one page', async () => {
  const { api, directory } = directoryOf(500);
  await directory.load();
  await Promise.all([directory.loadMore(), directory.loadMore()]);
  assert.equal(directory.state.rows.length, 200);
  assert.equal(api.requests.length, 2);
});

test('a failed load can be tried again', async () => {
  const { api, directory } = directoryOf(5);
  api.listFailure = failure('serverError');
  const failed = await directory.load();
  assert.equal(failed.status, 'failed');
  assert.equal(failed.error?.kind, 'serverError');
  api.listFailure = undefined;
  const state = await directory.load();
  assert.equal(state.status, 'ready');
  assert.equal(state.error, undefined);
});

test('a failed load more keeps the rows and can be tried again', async () => {
  const { api, directory } = directoryOf(250);
  await directory.load();
  api.listFailure = failure('serverError');
  const failed = await directory.loadMore();
  assert.deepEqual(
    [failed.status, failed.action, failed.rows.length, failed.hasMore],
    ['failed', 'loadMore', 100, true],
  );
  api.listFailure = undefined;
  assert.equal((await directory.loadMore()).rows.length, 200);
});

test('a fault of our own ends the loading, too', async () => {
  const { api, directory } = directoryOf(5);
  api.listFailure = new TypeError('bug');
  assert.equal((await directory.load()).error?.kind, 'internal');
});

test('a load can be cancelled, and nothing is loaded by itself after that', async () => {
  const { api, directory } = directoryOf(5);
  const door = gate();
  api.gate = door.closed;
  const cancel = new AbortController();
  const loading = directory.load({ signal: cancel.signal });
  cancel.abort();
  const state = await loading;
  assert.deepEqual([state.status, state.error?.kind], ['failed', 'cancelled']);
  assert.equal(api.requests.length, 1);
});

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

test('open question 23: a customer that two pages hold is listed once, with the newer values', async () => {
  const { api, directory } = directoryOf(150);
  await directory.load();
  const [first] = people(1);
  api.rows = [{ ...first, name: 'Newcomer', id: 'new', unknownFields: {} }, ...people(150)];
  api.rows[100] = { ...api.rows[100], name: 'Renamed', unknownFields: {} };
  const state = await directory.loadMore();
  assert.equal(new Set(state.rows.map((row) => row.key)).size, state.rows.length);
  assert.equal(state.rows.length, 150);
  assert.equal(state.rows[99]?.record.name, 'Renamed');
  assert.equal(state.firstNewKey, state.rows[100]?.key);
});

test('open question 12: a server that sends page 1 for every page does not go on for ever', async () => {
  const { api, directory } = directoryOf(100);
  api.listCustomerWithTotalCount = async () => ({ customers: people(100), totalCount: 5000 });
  await directory.load();
  const state = await directory.loadMore();
  assert.deepEqual([state.rows.length, state.hasMore, state.total], [100, false, 5000]);
});

test('a tenant that refuses totals is read without, and what is complete has a total', async () => {
  const { api, directory } = directoryOf(150);
  api.totalRefused = failure('routeNotFound');
  const first = await directory.load();
  assert.deepEqual([first.total, first.hasMore], [undefined, true]);
  const second = await directory.loadMore();
  assert.deepEqual([second.total, second.hasMore, second.rows.length], [150, false, 150]);
  assert.deepEqual(
    api.requests.map((request) => request.call),
    ['withTotal', 'plain', 'plain'],
  );
});

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

test('a row is read again with one request, and the two answers are merged', async () => {
  const { api, directory } = directoryOf(3);
  await directory.load();
  api.detail = () => record({ name: 'Renamed', address: 'Jl. Contoh 1' });
  const key = keyAt(directory, 1);
  assert.equal(await directory.refreshRow(key), 'updated');
  assert.equal(api.details.length, 1);
  const row = directory.state.rows[1];
  assert.equal(row?.key, key);
  assert.deepEqual(
    [row?.record.name, row?.record.address, row?.record.code],
    ['Renamed', 'Jl. Contoh 1', 'MM-000000000002'],
  );
});

test('what Detail told of a row survives a refresh of the list', async () => {
  const { api, directory } = directoryOf(3);
  await directory.load();
  api.detail = () => record({ address: 'Jl. Contoh 1' });
  await directory.refreshRow(keyAt(directory, 0));
  await directory.refresh();
  assert.equal(directory.state.rows[0]?.record.address, 'Jl. Contoh 1');
});

test('concurrent reads of one row share one request', async () => {
  const { api, directory } = directoryOf(3);
  await directory.load();
  const key = keyAt(directory, 0);
  await Promise.all([directory.refreshRow(key), directory.refreshRow(key)]);
  assert.equal(api.details.length, 1);
});

test('a row that cannot be read is left as it was, and the failure is thrown', async () => {
  const { api, directory } = directoryOf(3);
  await directory.load();
  const before = directory.state.rows[0];
  api.detail = () => {
    throw failure('badRequest');
  };
  await assert.rejects(directory.refreshRow(keyAt(directory, 0)), ApiError);
  assert.equal(directory.state.rows[0], before);
});

test('open question 7: an answer about somebody else does not become part of the row', async () => {
  const { api, directory } = directoryOf(3);
  await directory.load();
  api.detail = () => record({ id: 'somebody-else', name: 'Siti' });
  assert.equal(await directory.refreshRow(keyAt(directory, 0)), 'otherCustomer');
  assert.equal(directory.state.rows[0]?.record.name, 'Customer 1');
});

test('a row that is not loaded is not asked for', async () => {
  const { api, directory } = directoryOf(3);
  assert.equal(await directory.refreshRow('id:none'), 'notLoaded');
  assert.equal(api.details.length, 0);
});

test('a saved record changes its row without a request', async () => {
  const { api, directory } = directoryOf(3);
  await directory.load();
  const [, second] = people(2);
  assert.equal(directory.applyRecord({ ...second, name: 'Renamed', unknownFields: {} }), true);
  assert.deepEqual(names(directory.state), ['Customer 1', 'Renamed', 'Customer 3']);
  assert.equal(api.requests.length, 1);
});

test('a saved record without an id finds its row by the code', async () => {
  const { directory } = directoryOf(3);
  await directory.load();
  directory.applyRecord(record({ code: 'MM-000000000002', name: 'Renamed' }));
  assert.equal(directory.state.rows[1]?.record.name, 'Renamed');
});

test('a record that is not loaded changes nothing', async () => {
  const { directory } = directoryOf(3);
  await directory.load();
  const before = directory.state;
  assert.equal(directory.applyRecord(record({ id: 'unheard-of' })), false);
  assert.equal(directory.state, before);
});

test('a row whose key changes, here because an id became known, keeps its place', async () => {
  const api = new FakeListApi(['A', 'B', 'C'].map((code) => record({ code })));
  const directory = new CustomerDirectory(setupOf(api));
  await directory.load();
  api.detail = () => record({ code: 'B', id: 'b' });
  assert.equal(await directory.refreshRow('code:B'), 'updated');
  assert.deepEqual(
    directory.state.rows.map((row) => row.key),
    ['code:A', 'id:b', 'code:C'],
  );
});

test('two rows that turn out to be one customer become one row', async () => {
  const api = new FakeListApi([record({ code: 'B' }), record({ id: 'b', name: 'Old' })]);
  const directory = new CustomerDirectory(setupOf(api));
  await directory.load();
  api.detail = () => record({ code: 'B', id: 'b', name: 'New' });
  await directory.refreshRow('code:B');
  assert.deepEqual(names(directory.state), ['New']);
});

test('a row read again before a save does not bring back what was there before it', async () => {
  const { api, directory } = directoryOf(3);
  await directory.load();
  const door = gate();
  api.gate = door.closed;
  const [first] = people(1);
  api.detail = () => record({ name: 'Old' });
  const reading = directory.refreshRow(keyAt(directory, 0));
  directory.applyRecord({ ...first, name: 'Saved', unknownFields: {} });
  door.open();
  assert.equal(await reading, 'notLoaded');
  assert.equal(directory.state.rows[0]?.record.name, 'Saved');
});

test('a page asked for before a save does not bring back what was there before it', async () => {
  const { api, directory } = directoryOf(3);
  await directory.load();
  const door = gate();
  api.gate = door.closed;
  const refreshing = directory.refresh();
  const [first] = people(1);
  directory.applyRecord({ ...first, name: 'Saved', unknownFields: {} });
  door.open();
  await refreshing;
  assert.equal(directory.state.rows[0]?.record.name, 'Saved');
});

test('a page asked for before a removal does not bring the customer back', async () => {
  const { api, directory } = directoryOf(3);
  await directory.load();
  const door = gate();
  api.gate = door.closed;
  const refreshing = directory.refresh();
  directory.remove(keyAt(directory, 0));
  door.open();
  await refreshing;
  assert.deepEqual(names(directory.state), ['Customer 2', 'Customer 3']);
});

test('a removal costs no request and lowers the total', async () => {
  const { api, directory } = directoryOf(250);
  await directory.load();
  assert.equal(directory.remove(keyAt(directory, 5)), true);
  assert.deepEqual([directory.state.rows.length, directory.state.total], [99, 249]);
  assert.equal(directory.remove('id:none'), false);
  assert.equal(api.requests.length, 1);
});

for (const action of ['loadMore', 'refresh'] as const) {
  for (const when of ['before', 'after'] as const) {
    test(`a removal while ${action} is under way, its page made ${when} it, loses no customer that moves up`, async () => {
      const { api, directory } = directoryOf(250);
      await directory.load();
      const door = gate();
      api.gate = door.closed;
      if (when === 'after') api.rows.splice(0, 1);
      const reading = directory[action]();
      if (when === 'before') api.rows.splice(0, 1);
      directory.remove(keyAt(directory, 0));
      door.open();
      await reading;
      api.gate = undefined;
      for (let clicks = 0; clicks < 10 && directory.state.hasMore; clicks += 1) await directory.loadMore();
      assert.deepEqual(new Set(names(directory.state)), new Set(people(249, 2).map((person) => person.name)));
    });
  }
}

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

test('listeners hear of every step, until they stop listening', async () => {
  const { directory } = directoryOf(5);
  const heard: string[] = [];
  const stop = directory.onChange((state) => heard.push(`${state.action} ${state.status} ${state.rows.length}`));
  await directory.load();
  stop();
  await directory.refresh();
  assert.deepEqual(heard, ['load loading 0', 'load ready 5']);
});

test('a disposed directory tells nobody anything', async () => {
  const { api, directory } = directoryOf(5);
  const door = gate();
  api.gate = door.closed;
  let heard = 0;
  directory.onChange(() => {
    heard += 1;
  });
  const loading = directory.load();
  directory.dispose();
  door.open();
  await loading;
  assert.equal(heard, 1);
});

test('open question 12: every customer is listed once, at any clamp and either way of counting offsets', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 400 }),
      fc.constantFrom(7, 20, 100, 500),
      fc.constantFrom<OffsetRule>('asked', 'given'),
      fc.constantFrom(1, 20, 100, 500),
      async (count, clamp, offsets, pageSize) => {
        fc.pre(pageSize > 1 || count < 50);
        const { api, directory } = directoryOf(count, pageSize);
        Object.assign(api, { clamp, offsets });
        await directory.load();
        for (let clicks = 0; clicks < 500 && directory.state.hasMore; clicks += 1) await directory.loadMore();
        assert.deepEqual(
          names(directory.state),
          people(count).map((person) => person.name),
        );
        assert.equal(directory.state.total, count);
      },
    ),
    { numRuns: 60 },
  );
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

test('several records are taken in with one change', async () => {
  const { directory } = directoryOf(3);
  const { rows } = await directory.load();
  let changes = 0;
  directory.onChange(() => {
    changes += 1;
  });
  const renamed = rows.map((row) => ({ ...row.record, name: 'Renamed' }));
  assert.equal(directory.applyRecord(...renamed, record({ id: 'unheard-of' })), true);
  assert.deepEqual(names(directory.state), ['Renamed', 'Renamed', 'Renamed']);
  assert.equal(changes, 1);
});
