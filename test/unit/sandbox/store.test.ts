import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CustomerStore } from '../../../src/sandbox/store.ts';

test('A small store holds the first customers of a large one', () => {
  assert.deepEqual([...new CustomerStore(3, 20).rows()], [...new CustomerStore(3, 60).rows()].slice(0, 20));
});

test('A customer is found by each key', () => {
  const store = new CustomerStore(1, 50);
  const row = store.at(4);
  assert.ok(row?.email && row.mobile && row.code);
  assert.equal(store.find('id', row.id)?.number, 4);
  assert.equal(store.find('code', row.code)?.number, 4);
  assert.equal(store.find('email', row.email.toUpperCase())?.number, 4);
  assert.equal(store.find('mobile', row.mobile)?.number, 4);
});

test('Of two customers with one mobile number the older is found', () => {
  const store = new CustomerStore(1, 50);
  assert.equal(store.find('mobile', store.at(21)?.mobile ?? '')?.number, 20);
});

test('A changed key is found and the old one is not', () => {
  const store = new CustomerStore(1, 20);
  const old = store.at(2)?.code ?? '';
  assert.ok(store.find('code', old));
  store.change(2, { code: 'Tk1010' });
  assert.equal(store.find('code', old), undefined);
  assert.equal(store.find('code', 'Tk1010')?.number, 2);
});

test('A removed customer is gone for every way of asking', () => {
  const store = new CustomerStore(1, 20);
  const row = store.at(2);
  assert.ok(row);
  store.remove(2);
  store.remove(2);
  assert.equal(store.at(2), undefined);
  assert.equal(store.find('id', row.id), undefined);
  assert.equal(store.size, 19);
  assert.equal([...store.rows()].length, 19);
  assert.ok(!store.order.numbers.includes(2));
});

test('Changing a row that is not there is refused', () => {
  assert.throws(() => new CustomerStore(1, 3).change(9, { name: 'x' }), RangeError);
});

test('The next code follows the highest ever used and does not reserve it', () => {
  const store = new CustomerStore(1, 20);
  assert.equal(store.nextCode(), 'MM-00021');
  assert.equal(store.nextCode(), 'MM-00021');
  store.change(3, { code: 'MM-00100' });
  assert.equal(store.nextCode(), 'MM-00101');
  store.change(3, { code: 'Tk9' });
  assert.equal(store.nextCode(), 'MM-00101');
});

test('The order of names survives additions, renames and removals', () => {
  const store = new CustomerStore(1, 60);
  assert.equal(store.order.numbers.length, 60);
  const added = store.add({ name: '!first' }, '2026-01-01');
  store.change(5, { name: 'Zzz' });
  store.remove(6);
  const names = store.order.numbers.map((number) => store.at(number)?.name.toLowerCase() ?? '');
  assert.deepEqual(
    names,
    [...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
  );
  assert.equal(store.order.numbers[0], added.number);
  assert.equal(names.length, 60);
});
