import assert from 'node:assert/strict';
import test from 'node:test';
import type { CustomerRecord } from '../../../src/api/customerRecord.ts';
import { stableKey } from '../../../src/customers/customer.ts';
import { CustomerIdList } from '../../../src/customers/customerIdList.ts';
import { FakeListApi, people, record } from './fakes.ts';

function listOf(records: readonly CustomerRecord[], unread: readonly string[] = []) {
  const api = new FakeListApi([]);
  const changes: number[] = [];
  const list = new CustomerIdList(api, { records, missing: ['m'], unread, error: undefined }, () => changes.push(1));
  return { api, list, changes };
}
const [ani = record(), budi = record()] = people(2);

test('it holds the customers in the order given, each once', () => {
  const { list, changes } = listOf([budi, ani, budi]);
  assert.deepEqual(
    list.state.rows.map((row) => row.record),
    [budi, ani],
  );
  assert.deepEqual(list.recordOf(stableKey(ani)), ani);
  assert.equal(changes.length, 0);
});

test('reading the rest adds to it', () => {
  const { list, changes } = listOf([ani], ['u', 'v']);
  list.add({ records: [budi], missing: ['u'], unread: ['v'], error: undefined });
  assert.equal(list.state.rows.length, 2);
  assert.deepEqual([list.state.missing, list.state.unread, changes.length], [['m', 'u'], ['v'], 1]);
});

test('it takes in what was saved elsewhere, of its own customers only', () => {
  const { list, changes } = listOf([ani]);
  list.applyRecord({ ...budi, name: 'New' });
  assert.equal(changes.length, 0);
  const before = list.state;
  list.applyRecord({ ...ani, name: 'New' });
  assert.equal(list.state.rows[0]?.record.name, 'New');
  assert.notEqual(list.state, before);
  assert.equal(changes.length, 1);
});

test('a deleted customer leaves it', () => {
  const { list, changes } = listOf([ani, budi]);
  list.remove(stableKey(ani));
  list.remove('id:none');
  assert.deepEqual([list.state.rows.length, changes.length], [1, 1]);
});

test('a row is read again with one request, and not replaced by somebody else', async () => {
  const { api, list } = listOf([ani]);
  api.detail = () => ({ ...ani, name: 'Read again' });
  assert.equal(await list.refreshRow(stableKey(ani)), 'updated');
  assert.equal(list.state.rows[0]?.record.name, 'Read again');
  api.detail = () => budi;
  assert.equal(await list.refreshRow(stableKey(ani)), 'otherCustomer');
  assert.equal(await list.refreshRow(stableKey(record({ id: 'none' }))), 'notLoaded');
  assert.equal(api.details.length, 2);
});
