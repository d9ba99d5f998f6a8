import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { BODY_FAULTS } from '../../../../src/sandbox/faults/bodyFaults.ts';
import { objectOf, replyOf, rowsOf, useSandbox } from '../../../support/sandboxFixture.ts';

const { sandbox, call, authorizedFetch } = await useSandbox({ after });
const DETAIL = `/api/v3/Customer/Detail?ID=${sandbox.store.at(4)?.id}`;
const plain = await replyOf(await authorizedFetch(DETAIL));
const right = objectOf(plain.body);

async function bytesUnder(fault: string): Promise<{ response: Response; bytes: Buffer }> {
  sandbox.setFault(fault);
  const response = await authorizedFetch(DETAIL);
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

/** What each fault does to the bytes of a Detail answer. */
const EFFECTS: Record<string, (bytes: Buffer, text: string, contentType: string | null) => void> = {
  'html-200': (_bytes, text, type) => {
    assert.match(text, /^<!DOCTYPE html>/);
    assert.match(type ?? '', /^text\/html/);
  },
  'empty-200': (bytes) => assert.equal(bytes.length, 0),
  'null-200': (_bytes, text) => assert.equal(text, 'null'),
  'wrong-shape': (_bytes, text) => assert.deepEqual(JSON.parse(text), { Unexpected: [[]] }),
  'wrong-types': (_bytes, text) =>
    assert.deepEqual([JSON.parse(text).Name, JSON.parse(text).Gender], [42, right.Gender]),
  'garbage-json': (_bytes, text) => assert.throws(() => JSON.parse(text), SyntaxError),
  'duplicate-keys': (_bytes, text) => {
    assert.equal(text.match(/"Name":/g)?.length, 2);
    assert.deepEqual(JSON.parse(text), right);
  },
  'prototype-keys': (_bytes, text) => assert.ok(Object.hasOwn(JSON.parse(text), '__proto__')),
  'huge-numbers': (_bytes, text) => assert.match(text, /"LoyaltyPoint":12345678901234567890123/),
  'long-ids': (_bytes, text) => assert.match(text, /"ID":9007199254740993\b/),
  'unknown-values': (_bytes, text) =>
    assert.deepEqual([JSON.parse(text).Status, JSON.parse(text).Tier], ['Archived', { Level: 7 }]),
  'deep-json': (bytes) => assert.equal(bytes.length, 200_000),
  bom: (bytes) => assert.deepEqual([...bytes.subarray(0, 4)], [0xef, 0xbb, 0xbf, 0x7b]),
  'utf-16': (bytes) => assert.equal(bytes.toString('utf16le'), plain.text),
  'wrong-content-type': (_bytes, text, type) => assert.deepEqual([text, type], [plain.text, 'text/plain']),
  'html-content-type': (_bytes, text, type) => assert.deepEqual([text, type], [plain.text, 'text/html']),
  'no-content-type': (_bytes, text, type) => assert.deepEqual([text, type], [plain.text, null]),
  'connection-close': (_bytes, text) => assert.equal(text, plain.text),
  gzip: (_bytes, text) => assert.equal(text, plain.text),
};

for (const { name } of BODY_FAULTS) {
  if (name === 'gzip-broken') continue;
  test(`${name} changes the answer as it says, with status 200`, async () => {
    const { response, bytes } = await bytesUnder(name);
    assert.equal(response.status, 200);
    const effect = EFFECTS[name];
    assert.ok(effect, 'a fault without a test');
    effect(bytes, bytes.toString('utf8'), response.headers.get('Content-Type'));
  });
}

test('gzip-broken cannot be unpacked', async () => {
  await assert.rejects(bytesUnder('gzip-broken'));
});

test('connection-close ends the connection', async () => {
  const { response } = await bytesUnder('connection-close');
  assert.equal(response.headers.get('Connection'), 'close');
});

test('Duplicate keys and huge numbers reach the rows of a list too', async () => {
  sandbox.setFault('duplicate-keys');
  const duplicated = await call('GET', '?PageNumber=1&PageSize=3');
  assert.equal(duplicated.text.match(/Somebody Else/g)?.length, 3);
  assert.equal(rowsOf(duplicated.body).length, 3);
  sandbox.setFault('huge-numbers');
  assert.equal(objectOf((await call('GET', '/WithTotalCount?PageNumber=1&PageSize=3')).body).TotalCount, Infinity);
});

test('An empty answer stays empty under every fault that changes texts', async () => {
  sandbox.setDialect('write-204');
  for (const fault of ['wrong-types', 'bom', 'duplicate-keys']) {
    sandbox.setFault(fault);
    assert.equal((await call('PUT', '/AppSignIn', { ID: sandbox.store.at(4)?.id ?? '' })).status, 204);
  }
  sandbox.setDialect();
});
