import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { MAX_IDS, parseIdList } from '../../../src/customers/idList.ts';
import { ID, OTHER_ID, people } from './fakes.ts';

for (const text of [
  `${ID},${OTHER_ID}`,
  `${ID}; ${OTHER_ID};`,
  `\n${ID}\r\n${OTHER_ID}\n`,
  `${ID}\t${OTHER_ID}`,
  `["${ID}", "${OTHER_ID}"]`,
  `('${ID}', '${OTHER_ID}')`,
  `{${ID}} {${OTHER_ID}}`,
  `“${ID}” | ‘${OTHER_ID}’`,
  `\ufeff${ID}\u00a0${OTHER_ID}\u200b`,
]) {
  test(`two ids are read from ${JSON.stringify(text.replaceAll(ID, 'A').replaceAll(OTHER_ID, 'B'))}`, () => {
    assert.deepEqual(parseIdList(text), { ids: [ID, OTHER_ID], duplicates: 0, bad: [], problem: undefined });
  });
}

test('repetitions are dropped and counted, in whatever case they are written', () => {
  const id = 'ABCDEF00-0000-4000-8000-000000000001';
  const list = parseIdList(`${id} ${OTHER_ID} ${id.toLowerCase()} ${id}`);
  assert.deepEqual(list, { ids: [id, OTHER_ID], duplicates: 2, bad: [], problem: undefined });
});

test('what is no id is named once and does not spoil the rest', () => {
  const list = parseIdList(`MM-00001 ${ID} budi@example.com MM-00001 ${ID}0`);
  assert.deepEqual(list.ids, [ID]);
  assert.deepEqual(list.bad, ['MM-00001', 'budi@example.com', `${ID}0`]);
  assert.equal(list.problem, undefined);
});

for (const text of ['', ' \n,; ', '[]']) {
  test(`${JSON.stringify(text)} is an empty list`, () => {
    assert.deepEqual(parseIdList(text), { ids: [], duplicates: 0, bad: [], problem: 'empty' });
  });
}

test('a list without a single id is empty, with what was there named', () => {
  assert.deepEqual(parseIdList('MM-1'), { ids: [], duplicates: 0, bad: ['MM-1'], problem: 'empty' });
});

test('500 ids are a list, one more is too many', () => {
  const ids = people(MAX_IDS + 1).map((customer) => customer.id ?? '');
  assert.equal(parseIdList(ids.slice(0, MAX_IDS).join('\n')).problem, undefined);
  assert.equal(parseIdList(ids.join('\n')).problem, 'tooMany');
  assert.equal(parseIdList(ids.join('\n')).ids.length, MAX_IDS + 1);
});

test('repetitions do not count towards the 500', () => {
  assert.deepEqual(parseIdList(`${ID}\n`.repeat(MAX_IDS + 5)), {
    ids: [ID],
    duplicates: MAX_IDS + 4,
    bad: [],
    problem: undefined,
  });
});

test('a whole file pasted by mistake is not read', () => {
  assert.deepEqual(parseIdList('x '.repeat(100_000)), { ids: [], duplicates: 0, bad: [], problem: 'tooLong' });
});

test('every id is found, whatever stands between', () => {
  const separator = fc
    .array(fc.constantFrom(',', ';', ' ', '\n', '\r\n', '\t', '"', "'", '[', ']', '|'), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join(''));
  const ids = fc.uniqueArray(fc.uuid(), { maxLength: 30 });
  fc.assert(
    fc.property(ids, separator, (wanted, between) => {
      const list = parseIdList(between + wanted.join(between) + between);
      assert.deepEqual([list.ids, list.duplicates, list.bad], [wanted, 0, []]);
    }),
  );
});
