import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Excerpt } from '../../../support/runner/excerpt.ts';

function excerptOf(lines: number): string {
  const excerpt = new Excerpt();
  for (let line = 1; line <= lines; line += 1) excerpt.add(`line ${line}\n`);
  return excerpt.text();
}

describe('the excerpt of an output', () => {
  it('is all of a short one', () => {
    assert.equal(excerptOf(0), '');
    assert.equal(excerptOf(2), 'line 1\nline 2\n');
    assert.equal(excerptOf(120).split('\n').length, 121);
    assert.ok(!excerptOf(120).includes('more'));
  });

  it('has the beginning and the end of a long one, and says how much is left out', () => {
    const lines = excerptOf(1000).split('\n');
    assert.deepEqual(lines.slice(58, 63), ['line 59', 'line 60', '… 880 lines more …', 'line 941', 'line 942']);
    assert.deepEqual([lines[0], lines.at(-2)], ['line 1', 'line 1000']);
  });
});
