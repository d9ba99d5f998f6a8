import { gzipSync } from 'node:zlib';
import type { RawAnswer } from '../rawAnswer.ts';
import type { FaultRow } from './exchange.ts';
import { htmlPage } from './statusFaults.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const DEPTH = 100_000;

/** Carries out the request and sends something else than its answer. */
function spoilt(name: string, summary: string, spoil: (answer: RawAnswer) => RawAnswer): FaultRow {
  return { name, summary, acts: true, run: ({ act }) => spoil(act()) };
}

function withBody(name: string, summary: string, change: (text: string) => string | Buffer): FaultRow {
  return spoilt(name, summary, (answer) => ({ ...answer, body: Buffer.from(change(answer.body.toString('utf8'))) }));
}

function withHeaders(name: string, summary: string, headers: Readonly<Record<string, string>>): FaultRow {
  return spoilt(name, summary, (answer) => ({ ...answer, headers: { ...answer.headers, ...headers } }));
}

/** Adds fields at the beginning of every object in a JSON text. */
function intoObjects(text: string, fields: string): string {
  return text.replace(/\{(?=")/g, `{${fields}`);
}

function textsToNumbers(text: string): string {
  if (text === '') return text;
  return JSON.stringify(JSON.parse(text), (_name, value) => (typeof value === 'string' ? 42 : value));
}

/** Neighbours that differ in their last digit only, so that rounding would make one customer of many. */
function longIds(text: string): string {
  let next = 9_007_199_254_740_993n;
  return text.replace(/"ID":"[^"]*"/g, () => `"ID":${next++}`);
}

/** Answers whose body is not what it should be. */
export const BODY_FAULTS: readonly FaultRow[] = [
  {
    name: 'html-200',
    summary: 'HTML page of a captive portal with status 200, nothing done',
    acts: false,
    run: () => htmlPage(200, 'Please sign in to the network'),
  },
  withBody('empty-200', 'empty body', () => ''),
  withBody('null-200', 'the body is null', () => 'null'),
  withBody('wrong-shape', 'JSON of a shape that fits nothing', () => '{"Unexpected":[[]]}'),
  withBody('wrong-types', 'every text in the answer is a number', textsToNumbers),
  withBody('garbage-json', 'the body is no JSON', (text) => `{"Name":${text.slice(0, 40)}`),
  withBody('duplicate-keys', 'keys appear twice, the right value last', (text) =>
    intoObjects(text, `"ID":"${NOBODY}","Name":"Somebody Else",`),
  ),
  withBody('prototype-keys', 'the answer carries __proto__ and constructor', (text) =>
    intoObjects(text, '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},'),
  ),
  withBody('huge-numbers', 'numbers beyond 2^53 and beyond any', (text) =>
    text
      .replace(/"LoyaltyPoint":[\d.]+/g, '"LoyaltyPoint":12345678901234567890123')
      .replace(/"(TotalCount|expires_in)":\d+/g, '"$1":1e400'),
  ),
  withBody('long-ids', 'IDs are numbers beyond 2^53', longIds),
  withBody('unknown-values', 'a status and a field that are documented nowhere', (text) =>
    intoObjects(text, '"Tier":{"Level":7},').replace(/"Status":"\w+"/g, '"Status":"Archived"'),
  ),
  withBody('deep-json', 'arrays nested 100,000 deep', () => '['.repeat(DEPTH) + ']'.repeat(DEPTH)),
  withBody('bom', 'the body begins with a byte order mark', (text) => `\ufeff${text}`),
  withBody('utf-16', 'the body is in UTF-16', (text) => Buffer.from(text, 'utf16le')),
  withHeaders('wrong-content-type', 'the JSON is called text/plain', { 'Content-Type': 'text/plain' }),
  withHeaders('html-content-type', 'the JSON is called text/html', { 'Content-Type': 'text/html' }),
  spoilt('no-content-type', 'no Content-Type', ({ status, body }) => ({ status, headers: {}, body })),
  withHeaders('connection-close', 'the connection is closed after the answer', { Connection: 'close' }),
  spoilt('gzip', 'a proper answer, compressed unasked', (answer) => ({
    ...answer,
    headers: { ...answer.headers, 'Content-Encoding': 'gzip' },
    body: gzipSync(answer.body),
  })),
  withHeaders('gzip-broken', 'called gzip, and is not', { 'Content-Encoding': 'gzip' }),
];
