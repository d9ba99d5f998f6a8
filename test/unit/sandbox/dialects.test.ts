import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DIALECTS, parseDialects } from '../../../src/sandbox/dialects.ts';

test('Names are unique and fit for a command line', () => {
  assert.equal(new Set(DIALECTS.map((row) => row.name)).size, DIALECTS.length);
  for (const { name, summary } of DIALECTS) {
    assert.match(name, /^[a-z][a-z0-9-]+$/);
    assert.ok(summary.length > 10 && summary.length < 80, name);
  }
});

test('Dialects of different aspects go together', () => {
  assert.equal(parseDialects(['data-array', 'write-204', 'pin-flag', 'pin-flag']).size, 3);
});

test('Two dialects of one aspect contradict each other', () => {
  assert.throws(
    () => parseDialects(['write-204', 'write-empty']),
    /"write-204" and "write-empty" contradict each other/,
  );
});

test('An unknown dialect is named', () => {
  assert.throws(() => parseDialects(['klingon']), /unknown dialect "klingon"/);
});
