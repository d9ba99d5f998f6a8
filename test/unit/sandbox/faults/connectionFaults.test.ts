import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, test } from 'node:test';
import { until, useSandbox } from '../../../support/sandboxFixture.ts';

const waits: number[] = [];
const { sandbox, origin, call } = await useSandbox(
  { after },
  {
    delay: (ms) => {
      waits.push(ms);
      return new Promise((resolve) => setImmediate(resolve));
    },
  },
);
const whole = (await call('GET', '/NewCode')).text;

/** The bytes of the answer to a token call up to the end of the connection, or until it is enough; and the error that ended it. */
function raw(
  fault: string,
  enough = (_text: string): boolean => false,
): Promise<{ text: string; error: string | undefined }> {
  sandbox.setFault(fault);
  return new Promise((resolve) => {
    let text = '';
    let error: string | undefined;
    const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => {
      socket.write('POST /api/v3/Token/OAuth2 HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n');
      const body = JSON.stringify({ client_id: sandbox.clientId, client_secret: sandbox.clientSecret });
      socket.write(`Content-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`);
    });
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (enough(text)) socket.destroy();
    });
    socket.on('error', (cause: NodeJS.ErrnoException) => {
      error = cause.code;
    });
    socket.on('close', () => resolve({ text, error }));
  });
}

test('latency waits as long as asked and then answers', async () => {
  waits.length = 0;
  sandbox.setFault('latency:750');
  assert.equal((await call('GET', '/NewCode')).text, whole);
  assert.deepEqual(waits, [750]);
});

for (const fault of ['reset-before', 'reset-after']) {
  test(`${fault} resets the connection without a byte`, async () => {
    assert.deepEqual(await raw(fault), { text: '', error: 'ECONNRESET' });
  });
}

test('reset-mid-body resets the connection after a part of the answer', async () => {
  const { text, error } = await raw('reset-mid-body');
  assert.equal(error, 'ECONNRESET');
  assert.ok(!text.includes('expires_in'));
});

test('truncated sends half of the body under the length of the whole and closes', async () => {
  const { text, error } = await raw('truncated');
  const [head = '', body = ''] = text.split('\r\n\r\n');
  const promised = Number(/Content-Length: (\d+)/i.exec(head)?.[1]);
  assert.equal(error, undefined);
  assert.equal(body.length, Math.floor(promised / 2));
});

test('hang keeps the connection open without a byte until the client goes', async () => {
  sandbox.clearRequests();
  sandbox.setFault('hang');
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  socket.on('data', () => assert.fail('an answer'));
  socket.write('GET /api/v3/Customer/NewCode HTTP/1.1\r\nHost: x\r\n\r\n');
  await until(() => sandbox.requestCount === 1);
  sandbox.setFault();
  assert.equal((await call('GET', '/NewCode')).text, whole);
  assert.equal(socket.readyState, 'open');
  assert.equal(sandbox.requests[0]?.status, undefined);
  socket.destroy();
});

test('hang-body sends half of the body and no more', async () => {
  const { text } = await raw('hang-body', (sent) => /\r\n\r\n./.test(sent));
  assert.match(text, /^HTTP\/1\.1 200 OK/);
  assert.ok(!text.includes('expires_in'));
});

test('slow-headers sends header bytes one by one and never ends them', async () => {
  waits.length = 0;
  const { text } = await raw('slow-headers:70', (sent) => sent.length > 60);
  assert.match(text, /^HTTP\/1\.1 200 OK\r\nX-Slow: a+$/);
  assert.ok(waits.length > 20 && waits.every((ms) => ms === 70));
});

for (const fault of ['byte-chunks', 'slow-body']) {
  test(`${fault} sends the whole answer in chunks of one byte`, async () => {
    const { text } = await raw(fault);
    const body = text.slice(text.indexOf('\r\n\r\n') + 4);
    assert.match(body, /^(1\r\n.\r\n)+0\r\n\r\n$/);
    sandbox.setFault(fault);
    assert.equal((await call('GET', '/NewCode')).text, whole);
  });
}

test('not-http answers something that is not HTTP', async () => {
  assert.equal((await raw('not-http')).text, 'SSH-2.0-OpenSSH_9.9\r\n');
});

for (const status of [302, 307, 308]) {
  test(`redirect-${status} points to another origin`, async () => {
    sandbox.setFault(`redirect-${status}:4321`);
    const reply = await call('GET', '/NewCode');
    assert.equal(reply.status, status);
    assert.equal(reply.headers.get('Location'), 'http://127.0.0.1:4321/api/v3/Customer');
  });
}
