import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fill } from '../../src/webview/template.ts';

test('the value takes the place of the mark', () => assert.equal(fill('In DealPOS: {0}', 'x'), 'In DealPOS: x'));

test('a text without the mark still shows the value', () => assert.equal(fill('Unsaved', '2'), 'Unsaved: 2'));

test('characters that a replacement would read as commands are kept', () => {
  assert.equal(fill('<{0}>', "$& $1 $' {0}"), "<$& $1 $' {0}>");
});
