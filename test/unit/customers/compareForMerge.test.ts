import assert from 'node:assert/strict';
import test from 'node:test';
import { compareForMerge } from '../../../src/customers/compareForMerge.ts';
import { FIELD_IDS } from '../../../src/customers/fields.ts';
import { BUDI, OTHER_ID, record } from './fakes.ts';

const SITI = record({ id: OTHER_ID, name: 'Siti', email: null, group: 'Gold' });

function rowOf(field: string, ...records: Parameters<typeof compareForMerge>[0]) {
  return compareForMerge(records).rows.find((row) => row.field === field);
}

test('every field that we know is a row, in the order of the form', () => {
  assert.deepEqual(
    compareForMerge([BUDI, SITI]).rows.map((row) => row.field),
    FIELD_IDS,
  );
});

test('a row holds the value of each record, in their order', () => {
  assert.deepEqual(rowOf('name', SITI, BUDI), { field: 'name', values: ['Siti', 'Budi Santoso'], differs: true });
  assert.deepEqual(rowOf('group', SITI, BUDI), { field: 'group', values: ['Gold', 'Gold'], differs: false });
});

test('a value against none is a difference, and against an unknown one it is not known to be', () => {
  assert.equal(rowOf('email', BUDI, SITI)?.differs, true);
  assert.deepEqual(rowOf('address', SITI, BUDI), {
    field: 'address',
    values: [undefined, BUDI.address],
    differs: false,
  });
});

test('a difference between later records is found behind an unknown value', () => {
  assert.equal(rowOf('phone', SITI, record({ phone: '021' }), record({ phone: '022' }))?.differs, true);
});

test('nothing in several spellings is no difference', () => {
  assert.equal(rowOf('email', record({ email: null }), record({ email: '' }))?.differs, false);
  assert.equal(rowOf('address', record({ address: 'a\r\nb' }), record({ address: 'a\nb' }))?.differs, false);
});

test('fields that we do not know are rows under the server’s names', () => {
  const one = record({ unknownFields: { StateID: 1, Tags: ['a'], Empty: null } });
  const other = record({ unknownFields: { StateID: 2, Empty: '', New: 'x' } });
  assert.deepEqual(compareForMerge([one, other]).otherRows, [
    { name: 'StateID', values: [1, 2], differs: true },
    { name: 'Tags', values: [['a'], undefined], differs: false },
    { name: 'Empty', values: [null, ''], differs: false },
    { name: 'New', values: [undefined, 'x'], differs: false },
  ]);
});

test('a name that JavaScript reserves is a row like any other', () => {
  const odd = record({ unknownFields: Object.fromEntries([['__proto__', 'x']]) });
  assert.deepEqual(compareForMerge([odd, record()]).otherRows, [
    { name: '__proto__', values: ['x', undefined], differs: false },
  ]);
});

test('the record with the most values is told', () => {
  const { filled, mostComplete } = compareForMerge([SITI, BUDI]);
  assert.deepEqual(filled, [3, 15]);
  assert.equal(mostComplete, 1);
});

test('where several have as many values, and where there is nothing to choose, none is told', () => {
  assert.equal(compareForMerge([BUDI, SITI, { ...BUDI, id: OTHER_ID }]).mostComplete, undefined);
  assert.equal(compareForMerge([BUDI]).mostComplete, undefined);
  assert.equal(compareForMerge([]).mostComplete, undefined);
});
