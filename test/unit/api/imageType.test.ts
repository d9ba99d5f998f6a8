import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { imageTypeOf } from '../../../src/api/imageType.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const PNG = bytes('\x89PNG\r\n\x1a\n....');
const SVG = bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');

describe('a picture', () => {
  const pictures: readonly (readonly [string, Uint8Array])[] = [
    ['image/png', PNG],
    ['image/jpeg', bytes('\xff\xd8\xff\xe0....')],
    ['image/gif', bytes('GIF87a..')],
    ['image/gif', bytes('GIF89a..')],
    ['image/webp', bytes('RIFF\x10\x00\x00\x00WEBPVP8 ')],
  ];
  for (const [type, content] of pictures) {
    test(`is ${type} when its first bytes and its name say so`, () => {
      assert.equal(imageTypeOf(type, content), type);
      assert.equal(imageTypeOf(`${type.toUpperCase()}; charset=x`, content), type);
    });
  }
});

describe('no picture', () => {
  const others: readonly (readonly [string, string, Uint8Array])[] = [
    ['an SVG, whatever it is called', 'image/svg+xml', SVG],
    ['an SVG called PNG', 'image/png', SVG],
    ['a PNG called SVG', 'image/svg+xml', PNG],
    ['a PNG called JPEG', 'image/jpeg', PNG],
    ['a PNG without a name', '', PNG],
    ['a page of HTML', 'text/html', bytes('<!DOCTYPE html>')],
    ['a beginning cut short', 'image/png', PNG.subarray(0, 5)],
    ['a sound in the same wrapping as WebP', 'image/webp', bytes('RIFF\x10\x00\x00\x00WAVEfmt ')],
    ['nothing', 'image/png', bytes('')],
  ];
  for (const [what, type, content] of others) {
    test(`is ${what}`, () => assert.equal(imageTypeOf(type, content), undefined));
  }
});
