import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { withLongNumbersAsTexts } from '../../../src/api/longNumbers.ts';

describe('withLongNumbersAsTexts', () => {
  for (const [json, expected] of [
    ['{"ID":12345678901234567890}', '{"ID":"12345678901234567890"}'],
    ['[ -9007199254740993 , 9007199254740991]', '[ "-9007199254740993" , 9007199254740991]'],
    ['{"a":"12345678901234567890","b":9007199254740993}', '{"a":"12345678901234567890","b":"9007199254740993"}'],
    ['{"a\\":1234567890123456789":9007199254740993}', '{"a\\":1234567890123456789":"9007199254740993"}'],
    ['{"a\\\\":9007199254740993}', '{"a\\\\":"9007199254740993"}'],
    [
      '{"a":"1234567890123456, 12345678901234567890",\n"b" :\t-9007199254740993}',
      '{"a":"1234567890123456, 12345678901234567890",\n"b" :\t"-9007199254740993"}',
    ],
    ['[1234567890123456.5,1234567890123456e3]', '[1234567890123456.5,1234567890123456e3]'],
  ] as const) {
    test(`makes ${expected} of ${json}`, () => {
      assert.equal(withLongNumbersAsTexts(json), expected);
    });
  }

  test('changes no JSON whose numbers are exact', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const exact = JSON.stringify(JSON.parse(json, (_, value) => (Number.isInteger(value) ? value % 1e15 : value)));
        assert.equal(withLongNumbersAsTexts(exact), exact);
      }),
    );
  });

  test('finds a long number wherever it stands, among texts with as many digits', () => {
    const digits = fc.stringMatching(/^\d{0,40}$/);
    fc.assert(
      fc.property(
        fc.array(digits),
        fc.bigInt({ min: 2n ** 53n, max: 10n ** 20n }),
        fc.array(digits),
        (before, id, after) => {
          const json = `[${[...before.map((text) => `"${text}"`), id, ...after.map((text) => `"${text}"`)].join(',')}]`;
          assert.deepEqual(JSON.parse(withLongNumbersAsTexts(json)), [...before, String(id), ...after]);
        },
      ),
    );
  });

  test('keeps every digit of a whole number, whatever text stands beside it', () => {
    fc.assert(
      fc.property(fc.string(), fc.bigInt({ min: 2n ** 53n, max: 10n ** 40n }), (text, id) => {
        const json = `{"Name":${JSON.stringify(text)},"ID":${id},${JSON.stringify(`Key ${text}`)}:[${id}]}`;
        const read = { Name: text, ID: String(id), [`Key ${text}`]: [String(id)] };
        assert.deepEqual(JSON.parse(withLongNumbersAsTexts(json)), read);
      }),
    );
  });
});
