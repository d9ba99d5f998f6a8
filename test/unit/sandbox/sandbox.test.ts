import assert from 'node:assert/strict';
import { request } from 'node:http';
import { connect } from 'node:net';
import { test } from 'node:test';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { fetchToken, objectOf, useSandbox } from '../../support/sandboxFixture.ts';

test('It listens on the loopback address only', async (t) => {
  const { origin } = await useSandbox(t);
  assert.match(origin, /^http:\/\/127\.0\.0\.1:\d+$/);
});

test('Every answer carries the three rate-limit headers, refusals and unknown routes too', async (t) => {
  const { call, origin } = await useSandbox(t, { rateLimit: { limit: 50, windowSeconds: 180 } });
  const replies = [
    await call('GET', '?PageNumber=1&PageSize=1'),
    await call('GET', '/Detail?ID=none'),
    await call('GET', '/Nowhere'),
    await fetch(`${origin}/api/v3/Customer/NewCode`),
  ];
  assert.deepEqual(
    replies.map((reply) => reply.status),
    [200, 400, 404, 401],
  );
  for (const [i, { headers }] of replies.entries()) {
    assert.equal(headers.get('RateLimit-Limit'), '50');
    assert.equal(headers.get('RateLimit-Remaining'), String(48 - i));
    assert.equal(headers.get('RateLimit-Policy'), '50;w=180');
    assert.match(headers.get('Content-Type') ?? '', /^application\/json/);
  }
});

test('A missing or wrong token gets the documented 401', async (t) => {
  const { origin } = await useSandbox(t);
  for (const authorization of ['', 'Bearer guess']) {
    const response = await fetch(`${origin}/api/v3/Customer/NewCode`, { headers: { authorization } });
    assert.equal(response.status, 401);
    assert.deepEqual(await response.json(), { Message: 'Authentication failed, invalid Bearer Token!' });
  }
});

test('Unknown routes and other letter case get 404', async (t) => {
  const { call } = await useSandbox(t);
  for (const path of ['/Nowhere', '/detail?ID=x', '/ByID/', '/p']) assert.equal((await call('GET', path)).status, 404);
});

test('A GET with a Content-Type gets the 500 that a live client saw, stack trace included', async (t) => {
  const { authorizedFetch } = await useSandbox(t);
  const response = await authorizedFetch('/api/v3/Customer/NewCode', {
    headers: { 'Content-Type': 'application/json' },
  });
  assert.equal(response.status, 500);
  const body = objectOf(await response.json());
  assert.equal(body.Message, 'An error has occurred.');
  for (const name of ['ExceptionMessage', 'ExceptionType', 'StackTrace']) assert.equal(typeof body[name], 'string');
});

test('A GET with a body gets 500', async (t) => {
  const { sandbox, origin } = await useSandbox(t);
  const token = await fetchToken(sandbox);
  const status = await new Promise((resolve, reject) => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Length': '2' };
    const outgoing = request(`${origin}/api/v3/Customer/NewCode`, { method: 'GET', headers }, (incoming) => {
      incoming.resume();
      resolve(incoming.statusCode);
    });
    outgoing.on('error', reject);
    outgoing.end('{}');
  });
  assert.equal(status, 500);
});

test('A write without JSON, with broken JSON, or with another Content-Type gets 400', async (t) => {
  const { authorizedFetch } = await useSandbox(t);
  const json = { 'Content-Type': 'application/json' };
  for (const init of [{}, { body: '{"ID":', headers: json }, { body: '[]', headers: json }, { body: '{}' }]) {
    assert.equal((await authorizedFetch('/api/v3/Customer/ByID', { method: 'PUT', ...init })).status, 400);
  }
});

test('A body above one megabyte gets 413', async (t) => {
  const { call } = await useSandbox(t);
  assert.equal((await call('POST', '', { Name: 'x'.repeat(1_100_000) })).status, 413);
});

test('The log tells what came in, in order, without values of headers', async (t) => {
  const { call, sandbox } = await useSandbox(t);
  await call('GET', '/Detail?Code=MM-00001');
  await call('PUT', '/Suspend', { Code: 'MM-00001' });
  assert.equal(sandbox.requestCount, 3);
  const [token, detail, suspend] = sandbox.requests;
  assert.equal(token?.operation, 'createToken');
  assert.deepEqual([detail?.method, detail?.path, detail?.query], ['GET', '/api/v3/Customer/Detail', 'Code=MM-00001']);
  assert.deepEqual([detail?.body, detail?.bodyBytes, detail?.status], [undefined, 0, 200]);
  assert.ok(detail?.headerNames.includes('authorization'));
  assert.deepEqual(suspend?.body, { Code: 'MM-00001' });
  assert.ok((detail?.connection ?? 0) > 0);
  sandbox.clearRequests();
  assert.deepEqual([sandbox.requestCount, sandbox.requests.length], [0, 0]);
});

test('The log is bounded', async (t) => {
  const { sandbox, origin } = await useSandbox(t);
  // All on one socket, without waiting for answers: two thousand calls of `fetch` take a second.
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  socket.write('GET /x HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'.repeat(2100));
  for await (const _ of socket) if (sandbox.requestCount === 2100) break;
  assert.equal(sandbox.requests.length, 2000);
});

test('Reset brings back customers, dialects, faults and rate limit, and drops tokens and log', async (t) => {
  const { call, sandbox } = await useSandbox(t, { rateLimit: { limit: 5, windowSeconds: 600 } });
  await call('DELETE', '/DeleteByCode', { Code: 'MM-00001' });
  sandbox.setDialect('new-code-object');
  sandbox.setFault('status-500');
  sandbox.reset();
  assert.equal(sandbox.store.size, 200);
  assert.equal(sandbox.requestCount, 0);
  const reply = await call('GET', '/NewCode');
  assert.equal(reply.status, 401);
  assert.equal(reply.headers.get('RateLimit-Remaining'), '4');
});

test('Expired tokens are refused and new ones are given', async (t) => {
  const { call, sandbox } = await useSandbox(t);
  assert.equal((await call('GET', '/NewCode')).status, 200);
  sandbox.expireTokens();
  assert.equal((await call('GET', '/NewCode')).status, 401);
  assert.ok(await fetchToken(sandbox));
});

test('A wrong dialect or fault changes nothing', async (t) => {
  const { call, sandbox } = await useSandbox(t, { dialects: ['new-code-object'] });
  assert.throws(() => sandbox.setDialect('pin-flag', 'nonsense'), RangeError);
  assert.throws(() => sandbox.setFault('status-500', 'nonsense'), RangeError);
  assert.deepEqual((await call('GET', '/NewCode')).body, { Code: 'MM-00201' });
});

test('A port that is taken rejects with the error of the system', async (t) => {
  const { origin } = await useSandbox(t);
  await assert.rejects(startSandbox({ port: Number(new URL(origin).port) }), { code: 'EADDRINUSE' });
});

test('An empty tenant answers empty lists and its first code', async (t) => {
  const { call } = await useSandbox(t, { customers: 0 });
  assert.deepEqual((await call('GET', '/WithTotalCount?PageNumber=1&PageSize=10')).body, { Data: [], TotalCount: 0 });
  assert.equal((await call('GET', '/NewCode')).body, 'MM-00001');
});
