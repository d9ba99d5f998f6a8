import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  MAX_DEPTH,
  MAX_DESCRIPTION_BYTES,
  MAX_NODES,
  MAX_YAML_PIECES,
} from '../../../../src/api/description/limits.ts';
import type { DescriptionFailure } from '../../../../src/api/description/readDescription.ts';
import { readDescription, readDescriptionFile } from '../../../../src/api/description/readDescription.ts';
import { described, fileOf } from './vendorFile.ts';

function failure(text: string): DescriptionFailure | 'none' {
  const read = readDescription(text);
  return read.kind === 'failed' ? read.reason : 'none';
}

const yaml = 'openapi: 3.0.3\ninfo: { title: DealPOS, version: "3" }\npaths:\n  /Customer:\n    get: {}\n';

describe('reading an API description', () => {
  test('takes JSON and YAML, with title and version', () => {
    assert.deepEqual(
      described(yaml),
      described('{"openapi":"3.0.3","info":{"title":"DealPOS","version":"3"},"paths":{"/Customer":{"get":{}}}}'),
    );
    assert.equal(described(yaml).title, 'DealPOS');
    assert.equal(described(yaml).version, '3');
  });

  test('takes 3.0, 3.1 and 3.2, also as an unquoted number', () => {
    for (const version of ['3.0.0', '3.1.0', '3.1', '3.2.0'])
      assert.equal(failure(`openapi: ${version}\npaths: {}`), 'none');
  });

  test('refuses Swagger 2, other versions and anything that is no description', () => {
    const others = [
      'swagger: "2.0"\npaths: {}',
      'openapi: 4.0.0\npaths: {}',
      'openapi: 3.10.0x\npaths: []',
      'openapi: 3.0.0',
    ];
    for (const text of [...others, 'just text', '[]', '{}', '12', 'null', '{"openapi":["3.0.0"],"paths":null}']) {
      assert.equal(failure(text), 'notOpenApi', text);
    }
  });

  test('refuses what is neither JSON nor YAML', () => {
    for (const text of [
      '',
      '{"openapi": ',
      'a: [',
      'a: b: c',
      '\t- x',
      '"open',
      'a: *nowhere',
      '---\na: 1\n---\nb: 2',
    ]) {
      assert.equal(failure(text), 'notReadable', JSON.stringify(text));
    }
  });

  test('reads YAML that looks like JSON', () => {
    assert.equal(failure('{ openapi: 3.0.1, paths: {}, } # flow style'), 'none');
  });

  test('reads bytes in UTF-8 with and without a mark and in UTF-16, and refuses others', () => {
    const text = JSON.stringify(fileOf({ '/Customer/Åse': {} }));
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text}`), utf16]) {
      assert.equal(readDescriptionFile(bytes).kind, 'read');
    }
    assert.deepEqual(readDescriptionFile(Buffer.from([0x7b, 0xff, 0xfe, 0x00])), {
      kind: 'failed',
      reason: 'notReadable',
    });
  });

  test('keeps keys that are names of the language', () => {
    for (const text of [
      '{"openapi":"3.0.0","paths":{"__proto__":{"get":{}},"constructor":{}}}',
      'openapi: 3.0.0\npaths:\n  __proto__: { get: {} }\n  constructor: {}',
    ]) {
      const { paths } = described(text);
      assert.deepEqual(Object.keys(paths), ['__proto__', 'constructor']);
      assert.equal(Object.getPrototypeOf(paths), Object.prototype);
    }
    assert.equal(failure('{"__proto__":{"openapi":"3.0.0","paths":{}}}'), 'notOpenApi');
  });

  test('keeps numbers, dates and status codes of YAML as JSON has them', () => {
    const { root } = described(`${yaml}x:\n  200: 2020-01-01\n  a: 0x10\n  b: ~\n  c: .5\n`);
    assert.deepEqual(root.x, { 200: '2020-01-01', a: 16, b: null, c: 0.5 });
  });
});

describe('a hostile or huge description', () => {
  test('of more than 8 MiB is refused unread', () => {
    const text = ' '.repeat(10_000_000);
    assert.equal(failure(text), 'tooLarge');
    assert.equal(failure('é'.repeat(MAX_DESCRIPTION_BYTES / 2 + 1)), 'tooLarge');
    assert.deepEqual(readDescriptionFile(Buffer.from(text)), { kind: 'failed', reason: 'tooLarge' });
  });

  test('that is nested too deeply is refused, in JSON and in every style of YAML', () => {
    for (const open of ['[', '{"a":', '{a: ', '- ', '? ', ': '])
      assert.equal(failure(open.repeat(100_000)), 'tooDeep', open);
    assert.equal(failure(`${'['.repeat(200_000)}${']'.repeat(200_000)}`), 'tooDeep');
    assert.equal(failure(`{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`), 'tooDeep');
    const lines = Array.from({ length: MAX_DEPTH + 1 }, (_, level) => `${' '.repeat(level)}a:`);
    assert.equal(failure(lines.join('\n')), 'tooDeep');
  });

  test('may be as deep as the limit', () => {
    const inside = MAX_DEPTH - 2;
    assert.equal(failure(`{"openapi":"3.0.0","paths":{},"x":${'['.repeat(inside)}${']'.repeat(inside)}}`), 'none');
    assert.equal(failure(`openapi: 3.0.0\npaths: {}\nx: ${'['.repeat(inside)}${']'.repeat(inside)}`), 'none');
  });

  test('with too many values is refused', () => {
    assert.equal(failure(`{"a":[${'0,'.repeat(MAX_NODES)}0]}`), 'tooLarge');
  });

  test('with too many pieces of YAML is refused', () => {
    assert.equal(failure('%\n'.repeat(MAX_YAML_PIECES)), 'tooLarge');
  });

  test('whose aliases expand without end is refused', () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level},`.repeat(9)}]`,
    );
    assert.equal(failure(`openapi: 3.0.0\npaths: {}\na0: &a0 x\n${levels.join('\n')}`), 'tooLarge');
    assert.equal(failure(`a: &a 1\nb: [${'*a,'.repeat(1001)}]`), 'tooLarge');
  });

  test('whose alias is inside its own anchor is refused', () => {
    assert.equal(failure('openapi: 3.0.0\npaths: {}\na: &a [*a]'), 'notReadable');
  });

  test('may use an anchor a few times', () => {
    const { paths } = described('openapi: 3.0.0\nx: &x { get: {} }\npaths: { /a: *x, /b: *x }');
    assert.deepEqual(paths, { '/a': { get: {} }, '/b': { get: {} } });
  });

  test('with a great many errors or keys is read in proportion to its length', () => {
    assert.equal(failure(`[${','.repeat(50_000)}`), 'notReadable');
    const keys = Array.from({ length: 25_000 }, (_, index) => `k${index}: 1`).join('\n');
    assert.equal(failure(`openapi: 3.0.0\npaths: {}\n${keys}`), 'none');
    assert.equal(failure(`openapi: 3.0.0\npaths: {}\n${'same: 1\n'.repeat(25_000)}`), 'none');
  });

  test('leaves the depth of stack traces as it was', () => {
    const before = Error.stackTraceLimit;
    failure('[,,');
    failure('a: [');
    assert.equal(Error.stackTraceLimit, before);
  });

  test('of any text whatever gives an outcome', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ' ',
      '\n',
      '- ',
      '&a ',
      '*a',
      '!!x ',
      '? ',
      '"',
      "'",
      '|',
      '>',
      '%',
      '#',
      '---',
      'a',
      '\t',
      ',',
      '\\',
      '1',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
        ),
        (text) => {
          assert.ok(['read', 'failed'].includes(readDescription(text).kind));
          assert.ok(['read', 'failed'].includes(readDescription(`openapi: 3.0.0\npaths: {}\n${text}`).kind));
        },
      ),
      { numRuns: 500 },
    );
  });
});
