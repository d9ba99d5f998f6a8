import assert from 'node:assert/strict';
import test from 'node:test';
import { ApiError } from '../../../src/api/errors.ts';
import { CustomerDirectory } from '../../../src/customers/directory.ts';
import { directoryOf, keyAt, names } from './directoryBench.ts';
import { FakeListApi, failure, gate, people, record, setupOf } from './fakes.ts';

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
