import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageHtml } from '../../src/editor/page.ts';

const PARTS = {
  cspSource: 'https://webview.example',
  nonce: 'abc123',
  scriptUri: 'https://webview.example/webview.js',
  styleUri: 'https://webview.example/webview.css',
  lang: 'id',
  title: 'DealPOS customer',
};

test('the policy allows one script by nonce, the extension’s own style, and nothing else', () => {
  const csp = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(pageHtml(PARTS))?.[1];
  assert.equal(
    csp?.replaceAll('&#39;', "'"),
    "default-src 'none'; style-src https://webview.example; script-src 'nonce-abc123'; " +
      "img-src data:; connect-src 'none'; form-action 'none'; base-uri 'none'; frame-src 'none'; " +
      "require-trusted-types-for 'script'; trusted-types 'none'",
  );
});

test('the policy stands before everything that it is to govern', () => {
  const html = pageHtml(PARTS);
  assert.ok(html.indexOf('Content-Security-Policy') < html.indexOf('<link'));
  assert.ok(html.indexOf('Content-Security-Policy') < html.indexOf('<script'));
});

test('nothing in the parts can leave its place', () => {
  const hostile = `"'><script>alert(1)</script>&`;
  const html = pageHtml({
    ...PARTS,
    nonce: hostile,
    scriptUri: hostile,
    styleUri: hostile,
    lang: hostile,
    title: hostile,
  });
  assert.equal(html.match(/<script/g)?.length, 1);
  assert.ok(!html.includes(hostile));
});

test('there is no inline script or style', () => {
  const html = pageHtml(PARTS);
  assert.match(html, /<script nonce="abc123" src="[^"]+"><\/script>/);
  assert.doesNotMatch(html, /<style|style=| on[a-z]+=/);
});
