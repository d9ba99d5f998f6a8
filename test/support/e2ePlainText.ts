import * as fs from 'node:fs';
import * as path from 'node:path';

/** The forms in which programs keep a text on disk. Chromium and VS Code use all of them. */
const FORMS: readonly (readonly [name: string, encode: (text: string) => Buffer])[] = [
  ['utf-8', (text) => Buffer.from(text)],
  ['utf-16', (text) => Buffer.from(text, 'utf16le')],
  ['percent', (text) => Buffer.from(encodeURIComponent(text))],
  ['JSON', (text) => Buffer.from(JSON.stringify(text).slice(1, -1))],
  ['base64', (text) => base64Core(text, 0)],
  ['base64 of another start', (text) => base64Core(text, 1)],
  ['base64 of a third start', (text) => base64Core(text, 2)],
];

/** What any base64 that holds the text has in it, where `before` bytes (mod 3) come before the text. */
function base64Core(text: string, before: number): Buffer {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
  const whole = bytes.length - (bytes.length % 3);
  return Buffer.from(
    bytes
      .subarray(0, whole)
      .toString('base64')
      .slice(before === 0 ? 0 : 4),
  );
}

/** Every file below the folders, with what it holds. A file that goes away meanwhile holds nothing. */
function* filesBelow(folder: string): Generator<{ file: string; content: Buffer }> {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    try {
      yield { file: path.relative(folder, file), content: fs.readFileSync(file) };
    } catch (error) {
      if (!fs.existsSync(file)) continue;
      throw error;
    }
  }
}

/** Where the texts can be read below a folder, as `file: text (form)`. Compressed and encrypted files tell nothing. */
export function findPlainText(folder: string, texts: readonly string[]): string[] {
  const wanted = texts.flatMap((text) => FORMS.map(([form, encode]) => ({ text, form, bytes: encode(text) })));
  const found: string[] = [];
  for (const { file, content } of filesBelow(folder)) {
    const seen = new Set<string>();
    for (const { text, form, bytes } of wanted) {
      if (seen.has(text) || !content.includes(bytes)) continue;
      seen.add(text);
      found.push(`${file}: ${text} (${form})`);
    }
  }
  return found;
}
