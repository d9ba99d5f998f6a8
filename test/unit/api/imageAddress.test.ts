import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imageAddress } from '../../../src/api/imageAddress.ts';

const GOOD: readonly (readonly [string, string])[] = [
  ['//images.example.com/a.jpg', 'https://images.example.com/a.jpg'],
  ['https://images.example.com/a.jpg?v=2', 'https://images.example.com/a.jpg?v=2'],
  ['  HTTPS://Images.Example.COM/a b.png ', 'https://images.example.com/a%20b.png'],
  ['https://xn--bcher-kva.example/1', 'https://xn--bcher-kva.example/1'],
];
for (const [text, url] of GOOD) {
  test(`${text} is loaded from ${url}`, () => assert.equal(imageAddress(text)?.href, url));
}

const REFUSED = [
  '',
  'a.jpg',
  '/a.jpg',
  'http://images.example.com/a.jpg',
  'ftp://images.example.com/a.jpg',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:image/png;base64,AAAA',
  'https://user:word@images.example.com/a.jpg',
  'https://images.example.com:8443/a.jpg',
  'https://localhost/a.jpg',
  '//localhost/a.jpg',
  'https://printer.local/a.jpg',
  'https://intranet/a.jpg',
  'https://wiki.internal/a.jpg',
  'https://router.home.arpa/',
  'https://127.0.0.1/a.jpg',
  'https://2130706433/a.jpg',
  'https://0x7f.1/a.jpg',
  'https://169.254.169.254/latest',
  'https://[::1]/a.jpg',
  'https://[fd00::1]/a.jpg',
  'https://images.example.com./a.jpg',
  '//',
  'https://',
];
for (const text of REFUSED) {
  test(`"${text}" is not loaded`, () => assert.equal(imageAddress(text), undefined));
}
