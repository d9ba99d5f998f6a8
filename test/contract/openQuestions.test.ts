import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';

const FOLDER = new URL('./openQuestions/', import.meta.url);
/** How many questions the list of what the documentation does not settle has. */
const QUESTIONS = 31;

test('every open question has a test of its number against the sandbox', async () => {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.test.ts'));
  const sources = await Promise.all(files.map((name) => readFile(new URL(name, FOLDER), 'utf8')));
  const titles = sources.flatMap((source) => [...source.matchAll(/open question (\d+): /g)]);
  const numbers = new Set(titles.map(([, number]) => Number(number)));
  const missing = Array.from({ length: QUESTIONS }, (_, index) => index + 1).filter((number) => !numbers.has(number));
  assert.deepEqual(missing, []);
});
