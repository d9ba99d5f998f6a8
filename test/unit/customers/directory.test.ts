import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { directoryOf, names } from './directoryBench.ts';
import type { OffsetRule } from './fakes.ts';
import { failure, gate, people } from './fakes.ts';

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
