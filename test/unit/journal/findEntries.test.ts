import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isAbout, matchingEntries, NO_FILTER } from '../../../src/journal/findEntries.ts';
import { BUDI, ID, OTHER_ID, record } from '../customers/fakes.ts';
import { entryOf } from './entryFixtures.ts';

const PHONE = entryOf();
const SUSPENDED = entryOf({
  operation: 'suspendCustomer',
  outcome: 'uncertain',
  customers: [{ id: OTHER_ID, code: 'MM-00002', name: 'Ani' }],
  changes: [{ field: 'status', before: 'Active', after: 'Suspended' }],
});
const MERGED = entryOf({ operation: 'mergeCustomer', customers: [{ id: OTHER_ID }, { id: ID }], changes: [] });
const ALL = [PHONE, SUSPENDED, MERGED];

describe('findEntries', () => {
  test('without a filter everything fits', () => assert.deepEqual(matchingEntries(ALL, NO_FILTER), ALL));

  for (const [text, expected] of [
    ['BUDI', [PHONE]],
    ['budi 0009', [PHONE]],
    ['budi ani', []],
    ['0215550001', [PHONE]],
    ['mm-00002', [SUSPENDED]],
    ['suspended', [SUSPENDED]],
    ['  ', ALL],
    ['.*', []],
  ] as const) {
    test(`“${text}” finds ${expected.length}`, () => {
      assert.deepEqual(matchingEntries(ALL, { ...NO_FILTER, text }), expected);
    });
  }

  test('kind and outcome narrow further', () => {
    assert.deepEqual(matchingEntries(ALL, { ...NO_FILTER, kind: 'update' }), [PHONE]);
    assert.deepEqual(matchingEntries(ALL, { ...NO_FILTER, outcome: 'uncertain' }), [SUSPENDED]);
    assert.deepEqual(matchingEntries(ALL, { text: 'budi', kind: 'update', outcome: 'uncertain' }), []);
  });

  test('a merge is of the history of everybody in it', () => {
    assert.deepEqual(
      ALL.filter((entry) => isAbout(entry, BUDI)),
      [PHONE, MERGED],
    );
    assert.deepEqual(
      ALL.filter((entry) => isAbout(entry, record({ id: OTHER_ID }))),
      [SUSPENDED, MERGED],
    );
  });

  test('a customer of which only a key is known is found by it', () => {
    assert.deepEqual(
      ALL.filter((entry) => isAbout(entry, record({ code: 'mm-00001' }))),
      [PHONE],
    );
    assert.deepEqual(
      ALL.filter((entry) => isAbout(entry, record({ email: 'nobody@example.com' }))),
      [],
    );
  });
});
