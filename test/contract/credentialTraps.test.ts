import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { afterEach, describe, test } from 'node:test';
import { Budget } from '../../src/api/budget.ts';
import { systemClock } from '../../src/api/clock.ts';
import { createCustomerApi } from '../../src/api/createCustomerApi.ts';
import type { CustomerApi } from '../../src/api/customerApi.ts';
import { nodeFetch } from '../../src/api/nodeFetch.ts';
import { DEFAULT_FIELD_NAMES, parseFieldNames } from '../../src/api/wire.ts';
import { failureOf } from '../support/apiErrors.ts';
import type { Handler } from '../support/loopbackServer.ts';
import { LoopbackServer } from '../support/loopbackServer.ts';

const open: LoopbackServer[] = [];

afterEach(async () => {
  for (const server of open.splice(0)) await server.stop();
});

async function serve(handler: Handler): Promise<LoopbackServer> {
  const server = await LoopbackServer.start(handler);
  open.push(server);
  return server;
}

/** Another port of the shop's own host: node-fetch would take its credentials there. Nothing may ever connect to it. */
function openTrap(): Promise<LoopbackServer> {
  return serve((_, response) => response.end('{}'));
}

function apiAt(origin: string, setting: unknown = {}): CustomerApi {
  const budget = new Budget(systemClock);
  return createCustomerApi({
    budget: () => budget,
    origin,
    names: () => parseFieldNames(setting).names,
    getCredentials: async () => ({ clientId: 'client', clientSecret: 'secret' }),
    gate: async () => undefined,
    log: { nextCorrelation: () => 0, request: () => undefined },
    loadFetch: async () => nodeFetch,
    clock: systemClock,
    random: () => 0,
  }).api;
}

/** A shop that gives a token and answers everything else in this way. */
function shop(answer: (response: ServerResponse) => void): Promise<LoopbackServer> {
  return serve((request, response) => {
    request.resume();
    if (request.url === DEFAULT_FIELD_NAMES.tokenPath) response.end('{"access_token":"t","expires_in":3600}');
    else answer(response);
  });
}

/** One call of each kind: list, detail, create, update, delete. */
const CALLS: Readonly<Record<string, (api: CustomerApi) => Promise<unknown>>> = {
  list: (api) => api.listCustomers({ pageNumber: 1, pageSize: 1 }),
  detail: (api) => api.getCustomerDetail({ kind: 'code', value: 'MM-1' }),
  create: (api) => api.createCustomer({ name: 'Ani' }),
  update: (api) => api.updateCustomerByCode('MM-1', { name: 'Ani' }),
  delete: (api) => api.deleteCustomerByCode('MM-1'),
};

describe('a redirect leads no credential away', () => {
  const targets: readonly (readonly [string, (trap: LoopbackServer) => string])[] = [
    ['another port', ({ origin }) => `${origin}/api/v3/Customer`],
    ['a host name of its own', ({ origin }) => `${origin.replace('127.0.0.1', 'localhost')}/`],
    ['a subdomain', ({ origin }) => `${origin.replace('127.0.0.1', 'evil.localhost')}/`],
    ['an address without a scheme', ({ origin }) => `${origin.replace('http:', '')}/`],
    ['user information', ({ origin }) => origin.replace('//', '//shop@')],
    ['data', () => 'data:application/json,{"Data":[]}'],
    ['a file', () => 'file:///etc/hostname'],
  ];
  for (const [where, locationOf] of targets) {
    for (const status of [302, 307]) {
      test(`to ${where}, with ${status}, whatever the call`, async () => {
        const trap = await openTrap();
        const server = await shop((response) => response.writeHead(status, { Location: locationOf(trap) }).end());
        for (const [name, call] of Object.entries(CALLS)) {
          assert.equal((await failureOf(call(apiAt(server.origin)))).kind, 'redirected', name);
        }
        assert.equal(trap.connections, 0);
      });
    }
  }

  test('nor the client secret from the token call', async () => {
    const trap = await openTrap();
    const server = await serve((_, response) => response.writeHead(307, { Location: `${trap.origin}/` }).end());
    const failure = await failureOf(apiAt(server.origin).listCustomers({ pageNumber: 1, pageSize: 1 }));
    assert.deepEqual([failure.kind, failure.operation], ['redirected', 'createToken']);
    assert.equal(trap.connections, 0);
  });
});

describe('links in an answer', () => {
  test('are not followed, in whatever field or header they come', async () => {
    const trap = await openTrap();
    const link = `${trap.origin}/api/v3/Customer?PageNumber=2`;
    const server = await shop((response) => {
      response.setHeader('Link', `<${link}>; rel="next"`).setHeader('Refresh', `0; url=${link}`);
      response.setHeader('Content-Location', link).setHeader('Alt-Svc', `h2="${new URL(link).host}"`);
      const links = { next: link, Next: link, NextPage: link, '@odata.nextLink': link, links: { next: link } };
      response.end(JSON.stringify({ Data: [{ ID: '1', Name: 'Ani' }], TotalCount: 2, ...links }));
    });
    const api = apiAt(server.origin);
    for (let page = 1; page <= 3; page += 1) await api.listCustomers({ pageNumber: page, pageSize: 1 });
    assert.ok(server.requests.every(({ headers }) => headers.host === new URL(server.origin).host));
    assert.equal(trap.connections, 0);
  });
});

describe('a tampered setting or profile', () => {
  const paths: readonly ((trap: LoopbackServer) => string)[] = [
    ({ origin }) => origin,
    ({ origin }) => `${origin}/api/v3/Token`,
    ({ origin }) => origin.replace('http:', ''),
    ({ origin }) => origin.replace('http://', '@'),
    ({ origin }) => `/..${origin.replace('http:', '')}`,
    ({ origin }) => `/\\${origin.replace('http://', '')}`,
    ({ origin }) => origin.replace('http://127.0.0.1', ''),
  ];
  test('cannot send the client secret elsewhere by the token path', async () => {
    const trap = await openTrap();
    const server = await shop((response) => response.end('{"Data":[],"TotalCount":0}'));
    for (const path of paths) {
      const api = apiAt(server.origin, { tokenPath: path(trap) });
      await api.listCustomers({ pageNumber: 1, pageSize: 1 });
    }
    assert.deepEqual(
      [...new Set(server.requests.map(({ url }) => url?.split('?')[0]))],
      [DEFAULT_FIELD_NAMES.tokenPath, '/api/v3/Customer'],
    );
    assert.equal(trap.connections, 0);
  });

  for (const [how, originOf] of [
    ['a path', (origin: string) => `${origin}/api`],
    ['a trailing slash', (origin: string) => `${origin}/`],
    ['user information', (origin: string) => origin.replace('//', '//shop.dealpos.net@')],
    ['a fragment', (origin: string) => `${origin}#shop.dealpos.net`],
    ['a backslash', (origin: string) => `https://shop.dealpos.net\\@${origin.replace('http://', '')}`],
    ['another spelling of the address', (origin: string) => origin.replace('127.0.0.1', '127.1')],
    ['the scheme data', () => 'data:application/json,{}'],
    ['the scheme file', () => 'file:///etc/hostname'],
    ['plain http to another computer', () => 'http://shop.dealpos.net'],
  ] as const) {
    test(`cannot make a request by an origin with ${how}`, async () => {
      const trap = await openTrap();
      const failure = await failureOf(apiAt(originOf(trap.origin)).listCustomers({ pageNumber: 1, pageSize: 1 }));
      assert.equal(failure.kind, 'unsafeUrl');
      assert.equal(trap.connections, 0);
    });
  }
});
