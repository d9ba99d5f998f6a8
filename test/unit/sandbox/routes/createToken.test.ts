import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../../../src/api/json.ts';
import { objectOf, postToken, useSandbox } from '../../../support/sandboxFixture.ts';

test('The right credentials get a token with its lifetime of two days', async (t) => {
  const { origin, clientId, clientSecret } = await useSandbox(t, { now: () => 0 });
  const { status, body } = await postToken(origin, { client_id: clientId, client_secret: clientSecret });
  assert.equal(status, 200);
  const { access_token: token, ...rest } = objectOf(body);
  assert.ok(typeof token === 'string' && token.length > 20);
  assert.deepEqual(rest, { token_type: 'bearer', expires_in: 172_800 });
});

test('Wrong credentials get 401 with a message', async (t) => {
  const { origin, clientId } = await useSandbox(t);
  const reply = await postToken(origin, { client_id: clientId, client_secret: 'guess' });
  assert.equal(reply.status, 401);
  assert.deepEqual(reply.body, { Message: 'The client id or client secret is not valid' });
});

test('Missing credentials and other spellings get 400', async (t) => {
  const { origin, clientId, clientSecret } = await useSandbox(t);
  const bodies: JsonObject[] = [{}, { client_id: clientId }, { ClientID: clientId, ClientSecret: clientSecret }];
  for (const body of bodies) {
    assert.equal((await postToken(origin, body)).status, 400);
  }
});

test('An expired token gets the documented 401', async (t) => {
  let now = 0;
  const { call } = await useSandbox(t, { tokenSeconds: 60, now: () => now });
  assert.equal((await call('GET', '/NewCode')).status, 200);
  now = 60_000;
  const reply = await call('GET', '/NewCode');
  assert.equal(reply.status, 401);
  assert.deepEqual(reply.body, { Message: 'Authentication failed, invalid Bearer Token!' });
});
