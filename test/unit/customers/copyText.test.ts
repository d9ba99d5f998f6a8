import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { CustomerRecord } from '../../../src/api/customerRecord.ts';
import { copyField, copyJson, copyMarkdown, copyTsv } from '../../../src/customers/copyText.ts';
import { BUDI, record } from './fakes.ts';

const SITI = record({ name: 'Siti', code: 'MM-2', email: null });

test('one field of several customers is one line each, without blanks', () => {
  assert.equal(copyField('name', [BUDI, SITI]), 'Budi Santoso\nSiti');
  assert.equal(copyField('email', [BUDI, SITI]), 'budi@example.com');
  assert.equal(copyField('email', [SITI]), '');
});

test('a value with line ends stays one line', () => {
  assert.equal(copyField('address', [BUDI]), 'Jl. Contoh 1 Jakarta');
});

test('a Markdown table has a header, and a column for every field that somebody has a value in', () => {
  const budi = record({ name: 'Budi', code: 'MM-1', loyaltyPoint: 12.5 });
  assert.equal(
    copyMarkdown([budi, SITI]),
    '| name | code | loyaltyPoint |\n| --- | --- | --- |\n| Budi | MM-1 | 12.5 |\n| Siti | MM-2 |  |',
  );
});

for (const [text, cell] of [
  ['a|b', 'a\\|b'],
  ['a\\|b', 'a\\\\\\|b'],
  ['a\nb\r\nc\rd', 'a<br>b<br>c<br>d'],
  ['a\tb', 'a b'],
  ['![x](https://example.com/p)', '!\\[x\\](https://example.com/p)'],
  ['<img src=x>', '&lt;img src=x&gt;'],
  ['&lt;', '&amp;lt;'],
  ['*_`~', '\\*\\_\\`\\~'],
] as const) {
  test(`${JSON.stringify(text)} shows as itself in a Markdown cell`, () => {
    assert.equal(copyMarkdown([record({ name: text })]), `| name |\n| --- |\n| ${cell} |`);
  });
}

test('a Markdown row has as many cells as the header, whatever the values hold', () => {
  const text = fc.string({ unit: fc.constantFrom('|', '\\', '\n', '\r', '\t', 'a', '`', '\u2028', ' ') });
  fc.assert(
    fc.property(text, text, (name, address) => {
      const lines = copyMarkdown([record({ name, address, code: 'X' })]).split(/[\n\r\u2028]/);
      assert.equal(lines.length, 3);
      const bars = (line: string): number => line.replace(/\\./g, '').split('|').length;
      assert.equal(new Set(lines.map(bars)).size, 1);
    }),
  );
});

test('a table row in TSV has a header in the same order', () => {
  assert.equal(copyTsv([record({ id: 'x', name: 'Budi', mobile: '0812' })]), 'name\tmobile\tid\nBudi\t0812\tx');
});

test('a value with a tab, a line end or a quote stays one cell of a spreadsheet', () => {
  assert.equal(copyTsv([record({ name: 'a\tb' })]), 'name\n"a\tb"');
  assert.equal(copyTsv([record({ name: '"a" b' })]), 'name\n"""a"" b"');
  assert.equal(copyTsv([record({ address: 'a\r\nb' })]), 'address\n"a\nb"');
});

test('the clipboard holds the very value, also where a spreadsheet may take it for a formula', () => {
  assert.equal(copyTsv([record({ mobile: '+62812' })]), 'mobile\n+62812');
});

/** Reads TSV as spreadsheets do. */
function readTsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^\t\n"]*))(\t|\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\n') rows.push([]);
    if (end === '') break;
  }
  return rows;
}

test('a spreadsheet reads back what was copied, whatever the values hold', () => {
  const text = fc.string({ unit: fc.constantFrom('"', '\n', '\t', 'a', ' ', '|', '=') });
  fc.assert(
    fc.property(text, text, (name, address) => {
      assert.deepEqual(readTsv(copyTsv([record({ name, address, code: 'X' })])).at(-1), [
        ...(name === '' ? [] : [name]),
        'X',
        ...(address === '' ? [] : [address]),
      ]);
    }),
  );
});

test('JSON is one object for one customer and an array for several, under our names', () => {
  assert.deepEqual(JSON.parse(copyJson([SITI])), { name: 'Siti', code: 'MM-2', email: null });
  assert.deepEqual(JSON.parse(copyJson([SITI, BUDI])).length, 2);
  assert.deepEqual(JSON.parse(copyJson([BUDI])).birthDate, '1990-03-01');
});

test('a field that DealPOS did not send is not in the JSON', () => {
  assert.equal(Object.hasOwn(JSON.parse(copyJson([SITI])), 'mobile'), false);
});

test('nothing is copied of fields that we do not know, which may be secrets', () => {
  const odd: CustomerRecord = { ...SITI, unknownFields: { PIN: '0042' } };
  for (const copy of [copyJson, copyMarkdown, copyTsv]) assert.equal(copy([odd]).includes('0042'), false);
});

test('no customers, or customers without a value, give no table', () => {
  for (const copy of [copyMarkdown, copyTsv]) {
    assert.equal(copy([]), '');
    assert.equal(copy([record()]), '');
  }
  assert.equal(copyJson([]), '[]');
});
