import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { l10nStrings, placeholders } from '../../support/l10nStrings.ts';

const root = join(import.meta.dirname, '../../..');
const strings = l10nStrings(join(root, 'src'));
const bundle = readTexts('l10n/bundle.l10n.id.json');
const english = readTexts('package.nls.json');
const indonesian = readTexts('package.nls.id.json');
const manifest = readFileSync(join(root, 'package.json'), 'utf8');

function readTexts(file: string): Map<string, string> {
  return new Map(Object.entries<string>(JSON.parse(readFileSync(join(root, file), 'utf8'))));
}

describe('the texts of the sources', () => {
  it('are literals, so that they can be found and translated', () => {
    assert.deepEqual(
      strings.filter((found) => found.text === ''),
      [],
    );
  });

  it('all have an Indonesian translation', () => {
    const missing = new Set(strings.map((found) => found.text).filter((text) => !bundle.has(text)));
    assert.deepEqual([...missing], []);
  });

  it('are all used: no translation is left over', () => {
    const used = new Set(strings.map((found) => found.text));
    assert.deepEqual(
      [...bundle.keys()].filter((key) => !used.has(key)),
      [],
    );
  });

  it('have the same placeholders in both languages', () => {
    const different = [...bundle].filter(([key, text]) => placeholders(key).join() !== placeholders(text).join());
    assert.deepEqual(different, []);
  });
});

describe('the texts of the manifest', () => {
  const used = new Set([...manifest.matchAll(/"%([^%]+)%"/g)].map((match) => match[1] ?? ''));

  it('all exist in English', () => {
    assert.deepEqual(
      [...used].filter((key) => !english.has(key)),
      [],
    );
  });

  it('are all used: no key is left over', () => {
    assert.deepEqual(
      [...english.keys()].filter((key) => !used.has(key)),
      [],
    );
  });

  it('have the same keys in both languages', () => {
    assert.deepEqual([...indonesian.keys()].sort(), [...english.keys()].sort());
  });

  it('lead to the same commands in both languages', () => {
    const links = (text: string): string[] => [...text.matchAll(/\(command:[^)]+\)/g)].map(([link]) => link);
    for (const [key, text] of english) assert.deepEqual(links(indonesian.get(key) ?? ''), links(text), key);
  });
});
