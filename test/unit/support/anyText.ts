import fc from 'fast-check';

/**
 * Texts of any characters, the rarest as often as the others. `fc.string({ unit: 'binary' })` gives the same, but first
 * makes a table of all 1.1 million characters, which takes longer than the tests that use it.
 */
export const anyText: fc.Arbitrary<string> = fc
  .array(fc.integer({ min: 0, max: 0x10ffff - 0x800 }))
  // Half a surrogate pair is no character.
  .map((codes) => String.fromCodePoint(...codes.map((code) => (code < 0xd800 ? code : code + 0x800))));

/** Web addresses with paths of any characters; `fc.webUrl` makes the same table. */
export const anyUrl: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('http', 'https'), fc.domain(), fc.array(fc.oneof(fc.string(), anyText)))
  .map(([scheme, host, path]) => `${scheme}://${[host, ...path.map(encodeURI)].join('/')}`);
