import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { it } from 'node:test';
import { portOrAny } from '../../../support/start/freePort.ts';

it('a wished port is given only while nothing listens there', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(address && typeof address === 'object');
  assert.equal(await portOrAny(address.port), 0);
  server.close();
  await once(server, 'close');
  assert.equal(await portOrAny(address.port), address.port);
});
