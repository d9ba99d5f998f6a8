import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { get } from 'node:http';
import { test } from 'node:test';
import type { Sandbox } from '../../../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../../../src/sandbox/sandbox.ts';

async function open(t: { after(end: () => Promise<void>): void }, fault: string): Promise<[Sandbox, IncomingMessage]> {
  const sandbox = await startSandbox({ customers: 5, faults: [fault] });
  t.after(() => sandbox.close());
  const request = get(`${sandbox.origin}/api/v3/Customer/NewCode`, { agent: false });
  const [response] = await once(request, 'response');
  return [sandbox, response];
}

async function bytesOf(response: IncomingMessage): Promise<number> {
  let bytes = 0;
  for await (const chunk of response) bytes += chunk.length;
  return bytes;
}

test('An endless body breaks off at its limit without a proper end', async (t) => {
  const [, response] = await open(t, 'endless-body:1');
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
  });
  const [error] = await once(response, 'error');
  assert.equal(error.code, 'ECONNRESET');
  assert.ok(bytes >= 900_000 && bytes < 1_200_000, String(bytes));
});

test('An endless body stops when the client goes, long before its limit', async (t) => {
  const before = process.memoryUsage().rss;
  const [sandbox, response] = await open(t, 'endless-body:1024');
  await once(response, 'data');
  response.destroy();
  await sandbox.close();
  assert.ok(process.memoryUsage().rss - before < 100_000_000);
});

test('A gzip bomb is small on the wire and large when unpacked', async (t) => {
  const [, response] = await open(t, 'gzip-bomb:8');
  assert.equal(response.headers['content-encoding'], 'gzip');
  assert.ok((await bytesOf(response)) < 20_000);
  const sandbox = await startSandbox({ customers: 5, faults: ['gzip-bomb:8'] });
  t.after(() => sandbox.close());
  const text = await (await fetch(`${sandbox.origin}/api/v3/Customer/NewCode`)).text();
  assert.equal(text.length, 8 * 1_048_576 + 2);
  assert.deepEqual(JSON.parse(text), []);
});

test('Huge headers are more than a client accepts', async (t) => {
  const sandbox = await startSandbox({ customers: 5, faults: ['huge-headers'] });
  t.after(() => sandbox.close());
  const [error] = await once(get(`${sandbox.origin}/api/v3/Customer/NewCode`, { agent: false }), 'error');
  assert.equal(error.code, 'HPE_HEADER_OVERFLOW');
});
