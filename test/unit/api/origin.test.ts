import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { isPlainPath, isSafeOrigin, parseOrigin, requestUrl } from '../../../src/api/origin.ts';
import { failureFrom, ofKind } from '../../support/apiErrors.ts';
import { anyUrl } from '../support/anyText.ts';

describe('parseOrigin', () => {
  const good: readonly (readonly [string, string])[] = [
    ['shop.dealpos.net', 'https://shop.dealpos.net'],
    ['  shop.dealpos.net  ', 'https://shop.dealpos.net'],
    ['SHOP.DealPOS.net', 'https://shop.dealpos.net'],
    ['https://shop.dealpos.net', 'https://shop.dealpos.net'],
    ['HTTPS://shop.dealpos.net/', 'https://shop.dealpos.net'],
    ['https://shop.dealpos.net/api/v3', 'https://shop.dealpos.net'],
    ['shop.dealpos.net/api/v3/', 'https://shop.dealpos.net'],
    ['shop.dealpos.net:8443', 'https://shop.dealpos.net:8443'],
    ['https://shop.dealpos.net:443', 'https://shop.dealpos.net'],
    ['localhost:3000', 'https://localhost:3000'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://127.1', 'http://127.0.0.1'],
    ['http://[::1]:9', 'http://[::1]:9'],
  ];
  for (const [typed, origin] of good) {
    test(`takes ${typed.trim()} for ${origin}`, () => {
      const parsed = parseOrigin(typed);
      assert.ok(parsed.kind === 'ok');
      assert.equal(parsed.origin, origin);
    });
  }

  const bad: readonly (readonly [string, string])[] = [
    ['', 'unreadable'],
    ['   ', 'unreadable'],
    ['https://', 'unreadable'],
    ['shop dealpos', 'unreadable'],
    ['shop\\dealpos.net', 'unreadable'],
    ['shop.dealpos.net\u200b', 'unreadable'],
    ['shop.dealpos.net:99999', 'unreadable'],
    ['http://shop.dealpos.net', 'scheme'],
    ['http://127.0.0.1.evil.example', 'scheme'],
    ['http://localhost.evil.example', 'scheme'],
    ['http://shop.localhost', 'scheme'],
    ['http://127.0.0.2', 'scheme'],
    ['http://192.168.0.1', 'scheme'],
    ['ftp://shop.dealpos.net', 'scheme'],
    ['file:///etc/passwd', 'unreadable'],
    ['data:text', 'scheme'],
    ['javascript:alert', 'scheme'],
    ['https:shop.dealpos.net', 'scheme'],
    ['https://me@shop.dealpos.net', 'userInfo'],
    ['https://me:pw@shop.dealpos.net', 'userInfo'],
    ['me:pw@shop.dealpos.net', 'userInfo'],
    ['https://@shop.dealpos.net', 'userInfo'],
    ['https://shop.dealpos.net/?', 'query'],
    ['https://shop.dealpos.net?x=1', 'query'],
    ['https://shop.dealpos.net/#', 'fragment'],
    ['shop.dealpos.net#top', 'fragment'],
    ['https://shop.dealpos.net/login', 'path'],
    ['https://shop.dealpos.net/api/v3/Customer', 'path'],
    ['https://shop.dealpos.net/a/..', 'path'],
    ['https://shop.dealpos.net//', 'path'],
  ];
  for (const [typed, reason] of bad) {
    test(`refuses ${JSON.stringify(typed)}: ${reason}`, () => {
      assert.deepEqual(parseOrigin(typed), { kind: 'refused', reason });
    });
  }

  test('shows a look-alike host in punycode', () => {
    const parsed = parseOrigin('https://de\u0430lpos.net');
    assert.ok(parsed.kind === 'ok');
    assert.match(parsed.displayHost, /^xn--/);
  });

  test('never throws, and what it takes is a safe origin', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), anyUrl, fc.domain()), (text) => {
        const parsed = parseOrigin(text);
        if (parsed.kind === 'ok') assert.ok(isSafeOrigin(parsed.origin));
      }),
    );
  });
});

describe('requestUrl', () => {
  test('joins origin, path and query', () => {
    const url = requestUrl('https://shop.example', '/api/v3/Customer', [['Name', 'Budi & Ani']]);
    assert.equal(url.href, 'https://shop.example/api/v3/Customer?Name=Budi%20%26%20Ani');
  });

  test('sends a plus sign as %2B and a space as %20', () => {
    const url = requestUrl('https://shop.example', '/p', [['MobilePhone', '+62 81']]);
    assert.equal(url.search, '?MobilePhone=%2B62%2081');
  });

  test('adds no question mark without a query', () => {
    assert.equal(requestUrl('https://shop.example', '/p', []).href, 'https://shop.example/p');
  });

  test('carries any text through the query unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const url = requestUrl('https://shop.example', '/p', [['Name', value]]);
        assert.equal(url.origin, 'https://shop.example');
        assert.equal(url.searchParams.get('Name'), value);
      }),
    );
  });

  for (const path of [
    '//evil.example',
    '/../x',
    '/a/./b',
    '/%2e%2e/x',
    '/a\\b',
    '/a?b',
    '/a#b',
    'a',
    '',
    '/',
    '/a//b',
  ]) {
    test(`refuses the path ${JSON.stringify(path)}`, () => {
      assert.equal(isPlainPath(path), false);
      assert.equal(
        ofKind(
          failureFrom(() => requestUrl('https://shop.example', path, [])),
          'unsafeUrl',
        ).reason,
        'path',
      );
    });
  }

  for (const origin of [
    'http://shop.example',
    'https://shop.example/',
    'https://me@shop.example',
    'file://',
    'null',
    'https://shop.example\n',
    '',
  ]) {
    test(`refuses the tampered origin ${JSON.stringify(origin)}`, () => {
      assert.equal(
        ofKind(
          failureFrom(() => requestUrl(origin, '/p', [])),
          'unsafeUrl',
        ).reason,
        'origin',
      );
    });
  }
});
