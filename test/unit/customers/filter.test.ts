import assert from 'node:assert/strict';
import test from 'node:test';
import {
  filtersLocally,
  isEmptyFilter,
  matchesFilter,
  normaliseFilter,
  parseFilter,
  requestedFilter,
  sameFilter,
} from '../../../src/customers/filter.ts';
import { day, record } from './fakes.ts';

test('a filter is read from texts, and blank ones filter nothing', () => {
  assert.deepEqual(parseFilter({ name: ' Budi ', outlet: ' ', from: '2024-01-01', to: '' }), {
    ok: true,
    filter: { name: 'Budi', from: '2024-01-01' },
  });
  assert.deepEqual(parseFilter({}), { ok: true, filter: {} });
});

test('days that are none, in the wrong order, or texts too long are named', () => {
  assert.deepEqual(parseFilter({ from: '2023-02-29', to: 'x' }), {
    ok: false,
    problems: [
      { field: 'from', code: 'date' },
      { field: 'to', code: 'date' },
    ],
  });
  assert.deepEqual(parseFilter({ from: '2024-02-01', to: '2024-01-31' }), {
    ok: false,
    problems: [{ field: 'to', code: 'order' }],
  });
  assert.deepEqual(parseFilter({ name: 'x'.repeat(251) }), {
    ok: false,
    problems: [{ field: 'name', code: 'tooLong' }],
  });
});

test('one day alone is a range', () => {
  assert.equal(parseFilter({ from: '2024-02-01', to: '2024-02-01' }).ok, true);
});

test('a filter of blanks is empty, and so is none', () => {
  assert.equal(isEmptyFilter(undefined), true);
  assert.equal(isEmptyFilter({ name: ' ', outlet: '' }), true);
  assert.equal(isEmptyFilter({ to: day('2024-01-01') }), false);
  assert.deepEqual(normaliseFilter({ name: ' a ', outlet: ' ' }), { name: 'a' });
});

test('filters that ask for the same are the same', () => {
  assert.equal(sameFilter(undefined, { name: '' }), true);
  assert.equal(sameFilter({ name: 'a' }, { name: ' a ' }), true);
  assert.equal(sameFilter({ name: 'a' }, { outlet: 'a' }), false);
  assert.equal(sameFilter({ from: day('2024-01-01') }, { from: day('2024-01-02') }), false);
});

test('open question 22: one day more at each end is asked for', () => {
  assert.deepEqual(requestedFilter({ name: 'a', from: day('2024-03-01'), to: day('2024-12-31') }), {
    name: 'a',
    from: '2024-02-29',
    to: '2025-01-01',
  });
  assert.deepEqual(requestedFilter(undefined), {});
});

test('open question 22: what was asked too much is dropped by the day of joining', () => {
  const filter = { from: day('2024-03-01'), to: day('2024-03-31') };
  const joined = (text: string) => matchesFilter(record({ joinDate: day(text) }), filter);
  assert.deepEqual(['2024-02-29', '2024-03-01', '2024-03-31', '2024-04-01'].map(joined), [false, true, true, false]);
  assert.equal(filtersLocally(filter), true);
});

test('a customer whose day of joining is not known is kept', () => {
  const filter = { from: day('2024-03-01') };
  assert.equal(matchesFilter(record(), filter), true);
  assert.equal(matchesFilter(record({ joinDate: null }), filter), true);
});

test('open question 23: names and outlets are left to the server', () => {
  assert.equal(matchesFilter(record({ name: 'Siti' }), { name: 'Budi', outlet: 'Outlet1' }), true);
  assert.equal(filtersLocally({ name: 'Budi' }), false);
});
