import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { openLine, sealLine } from '../../../src/journal/sealedLine.ts';
import { anyText } from '../support/anyText.ts';
import { ACCOUNT, OTHER_ACCOUNT } from './journalBench.ts';

const key = randomBytes(32);

describe('sealedLine', () => {
  test('any text comes back as it was, from one line of a file', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = sealLine(key, ACCOUNT, text);
        assert.doesNotMatch(line, /\s/);
        assert.equal(openLine(key, ACCOUNT, line), text);
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  test('a line opens with its own key and for its own account only', () => {
    const line = sealLine(key, ACCOUNT, 'text');
    assert.equal(openLine(randomBytes(32), ACCOUNT, line), undefined);
    assert.equal(openLine(key, OTHER_ACCOUNT, line), undefined);
  });

  test('a line that was cut, changed or written by nobody is no line', () => {
    const line = sealLine(key, ACCOUNT, 'text');
    const flipped = `${line.slice(0, 20)}${line[20] === 'A' ? 'B' : 'A'}${line.slice(21)}`;
    for (const bad of ['', 'h1', 'h1.', line.slice(0, -4), line.slice(3), flipped, `h2${line.slice(2)}`, `${line}.x`]) {
      assert.equal(openLine(key, ACCOUNT, bad), undefined, bad);
    }
  });

  test('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        assert.equal(openLine(key, ACCOUNT, `h1.${text}`), undefined);
      }),
      { numRuns: 200, seed: 2 },
    );
  });
});
