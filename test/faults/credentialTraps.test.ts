import assert from 'node:assert/strict';
import { Agent } from 'node:https';
import { before, describe, test } from 'node:test';
import type { AccountProfile } from '../../src/accounts/account.ts';
import type { CustomerApi } from '../../src/api/customerApi.ts';
import { operations } from '../../src/api/operations.ts';
import type { FetchLike } from '../../src/api/transport.ts';
import { failureOf } from '../support/apiErrors.ts';
import { apiModules } from '../support/apiModules.ts';
import { newServerIdentity } from '../support/certificates.ts';
import { apiAt, apiOfTampered, openTrap, serve, shop } from '../support/credentialTraps.ts';
import type { LoopbackServer } from '../support/loopbackServer.ts';
import { SUBJECTS } from '../support/subjects.ts';
import { TlsFront } from '../support/tlsFront.ts';

const PAGE = { pageNumber: 1, pageSize: 1 };
const REDIRECTS = [301, 302, 303, 307, 308];
/** A host name with a Cyrillic letter, as it is typed and as it goes over the network. */
const LOOK_ALIKE = 'sh\u043ep.localhost';

/** One call of each kind: list, detail, create, update, delete. */
const CALLS: Readonly<Record<string, (api: CustomerApi) => Promise<unknown>>> = {
  list: (api) => api.listCustomers(PAGE),
  detail: (api) => api.getCustomerDetail({ kind: 'code', value: 'MM-1' }),
  create: (api) => api.createCustomer({ name: 'Ani' }),
  update: (api) => api.updateCustomerByCode('MM-1', { name: 'Ani' }),
  delete: (api) => api.deleteCustomerByCode('MM-1'),
};

/** Each call that takes a value of a customer, with this one in it. */
function callsWith(value: string): readonly ((api: CustomerApi) => Promise<unknown>)[] {
  const keys = (['id', 'code', 'email', 'mobile'] as const).map((kind) => ({ kind, value }));
  return [
    (api) => api.listCustomers({ ...PAGE, name: value, outlet: value }),
    (api) => api.listCustomerWithTotalCount({ ...PAGE, name: value }),
    ...keys.map((key) => (api: CustomerApi) => api.getCustomerDetail(key)),
    ...keys.map((key) => (api: CustomerApi) => api.suspendCustomer(key)),
    (api) => api.unsuspendCustomer({ kind: 'code', value }),
    (api) => api.getCustomerByListId([value]),
    (api) => api.createCustomer({ name: 'Ani', code: value }),
    (api) => api.updateCustomerById(value, { name: value }),
    (api) => api.updateCustomerByCode(value, { name: value }),
    (api) => api.updateCustomerByEmail(value, { name: value }),
    (api) => api.updateCustomerByMobilePhone(value, { name: value }),
    (api) => api.updateAppLastSignInCustomerById(value),
    (api) => api.verifyCustomerMobile(value, true),
    (api) => api.verifyCustomerEmail(value, true),
    (api) => api.deleteCustomerByCode(value),
    (api) => api.deleteCustomerByEmail(value),
    (api) => api.checkCustomerPinAuthenticate(value, value),
    (api) => api.mergeCustomer(value, [`${value}1`]),
  ];
}

type OriginChange = (origin: string) => string;

const withHost =
  (host: string): OriginChange =>
  (origin) =>
    origin.replace('127.0.0.1', new URL(`http://${host}`).host);
const withUser: OriginChange = (origin) => origin.replace('//', '//shop.dealpos.net@');

for (const [place, load] of SUBJECTS) {
  describe(`in ${place}`, () => {
    let modules = apiModules;
    before(async () => {
      modules = await load();
    });

    describe('a redirect leads no credential away', () => {
      const targets: readonly (readonly [string, (trap: LoopbackServer, own: string) => string])[] = [
        ['another port', ({ origin }) => `${origin}/api/v3/Customer`],
        ['a host name of its own', ({ origin }) => `${withHost('localhost')(origin)}/`],
        ['a subdomain', ({ origin }) => `${withHost('evil.localhost')(origin)}/`],
        ['a look-alike host', ({ origin }) => `${withHost(LOOK_ALIKE)(origin)}/`],
        ['an address without a scheme', ({ origin }) => `${origin.replace('http:', '')}/`],
        ['https', ({ origin }) => `${origin.replace('http:', 'https:')}/`],
        ['user information', ({ origin }) => origin.replace('//', '//shop@')],
        ['data', () => 'data:application/json,{"Data":[]}'],
        ['a file', () => 'file:///etc/hostname'],
        ['its own origin', (_, own) => `${own}/elsewhere`],
        ['its own origin with user information', (_, own) => `${own.replace('//', '//shop@')}/elsewhere`],
        ['a path of its own', () => '/elsewhere'],
        ['dot segments', () => '../../../elsewhere'],
      ];
      for (const [where, locationOf] of targets) {
        test(`to ${where}, whatever the status and the call`, async (t) => {
          const trap = await openTrap(t);
          let status = 0;
          const server = await shop(t, modules, (response) => {
            response.writeHead(status, { Location: locationOf(trap, server.origin) }).end();
          });
          for (status of REDIRECTS) {
            for (const [name, call] of Object.entries(CALLS)) {
              const { kind } = await failureOf(call(apiAt(modules, server.origin)));
              assert.equal(kind, 'redirected', `${name} with ${status}`);
            }
          }
          assert.equal(trap.connections, 0);
          assert.ok(!server.requests.some(({ url }) => url?.includes('elsewhere')));
        });
      }

      test('nor the client secret from the token call', async (t) => {
        const trap = await openTrap(t);
        for (const status of REDIRECTS) {
          for (const origin of [trap.origin, '']) {
            const Location = `${origin}/elsewhere`;
            const server = await serve(t, (_, response) => response.writeHead(status, { Location }).end());
            const failure = await failureOf(apiAt(modules, server.origin).listCustomers(PAGE));
            assert.deepEqual([failure.kind, failure.operation], ['redirected', 'createToken']);
            assert.equal(server.requests.length, 1);
          }
        }
        assert.equal(trap.connections, 0);
      });

      test('from https to http on the same host', async (t) => {
        const trap = await openTrap(t);
        const Location = `${withHost('localhost')(trap.origin)}/api/v3/Customer`;
        const server = await shop(t, modules, (response) => response.writeHead(307, { Location }).end());
        const identity = await newServerIdentity('localhost');
        const front = await TlsFront.start(identity, Number(new URL(server.origin).port));
        t.after(() => front.stop());
        const agent = new Agent({ ca: identity.cert });
        const nodeFetch = await modules.loadFetch();
        const fetch: FetchLike = (url, init) => {
          const trusting = { ...init, agent };
          return nodeFetch(url, trusting);
        };
        for (const [name, call] of Object.entries(CALLS)) {
          const api = apiAt(modules, `https://localhost:${front.port}`, { fetch });
          assert.equal((await failureOf(call(api))).kind, 'redirected', name);
        }
        assert.equal(trap.connections, 0);
      });
    });

    describe('links in an answer', () => {
      test('are not followed, in whatever field or header they come', async (t) => {
        const trap = await openTrap(t);
        const link = `${trap.origin}/api/v3/Customer?PageNumber=2`;
        const server = await shop(t, modules, (response) => {
          response.setHeader('Link', `<${link}>; rel="next"`).setHeader('Refresh', `0; url=${link}`);
          response.setHeader('Location', link);
          response.setHeader('Content-Location', link).setHeader('Alt-Svc', `h2="${new URL(link).host}"`);
          const links = { next: link, Next: link, NextPage: link, NextLink: link, '@odata.nextLink': link };
          const customer = { ID: '1', Name: 'Ani', ...links };
          response.end(JSON.stringify({ ...customer, Data: [customer], TotalCount: 2, links: { next: link } }));
        });
        const api = apiAt(modules, server.origin);
        for (let page = 1; page <= 3; page += 1) await api.listCustomers({ pageNumber: page, pageSize: 1 });
        for (const call of Object.values(CALLS)) await call(api);
        assert.equal(server.requests.length, 1 + 3 + Object.keys(CALLS).length);
        assert.ok(server.requests.every(({ headers }) => headers.host === new URL(server.origin).host));
        assert.equal(trap.connections, 0);
      });
    });

    describe('a value of a customer', () => {
      const values: readonly (readonly [string, (trap: LoopbackServer) => string])[] = [
        ['dot segments', () => '../../x'],
        ['encoded dot segments', () => '..%2f%2e%2e/x'],
        ['backslashes', () => '..\\..\\x'],
        ['an address', ({ origin }) => `${origin}/x`],
        ['an address without a scheme', ({ origin }) => `${origin.replace('http:', '')}/x`],
        ['user information', ({ origin }) => origin.replace('http://', '@')],
        ['a query and a fragment', () => '?ID=2&x=1#x'],
        ['the end of a line and a header', ({ origin }) => `x\r\nHost: ${new URL(origin).host}\r\n\r\n`],
      ];
      for (const [what, textOf] of values) {
        test(`with ${what} leads to no other path and no other host`, async (t) => {
          const trap = await openTrap(t);
          const server = await shop(t, modules, (response) => response.end('{}'));
          const setting = { mergeTarget: 'TargetID', mergeSources: 'SourceIDs' };
          const calls = callsWith(textOf(trap));
          for (const call of calls) {
            const error = await call(apiAt(modules, server.origin, { setting })).catch((reason: unknown) => reason);
            const kind = modules.apiErrorDetail(error)?.kind;
            assert.ok(kind === undefined || ['unexpectedShape', 'noSuchCustomer'].includes(kind), kind);
          }
          const known = new Set([modules.defaultNames.tokenPath, ...Object.values(operations).map(({ path }) => path)]);
          for (const { url = '' } of server.requests) assert.ok(known.has(url.split('?')[0] ?? ''), url);
          assert.ok(server.requests.every(({ headers }) => headers.host === new URL(server.origin).host));
          assert.ok(server.requests.length >= 2 * calls.length);
          assert.equal(trap.connections, 0);
        });
      }
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
      test('cannot send the client secret elsewhere by the token path', async (t) => {
        const trap = await openTrap(t);
        const server = await shop(t, modules, (response) => response.end('{"Data":[],"TotalCount":0}'));
        for (const path of paths) {
          const api = apiAt(modules, server.origin, { setting: { tokenPath: path(trap) } });
          await api.listCustomers(PAGE);
        }
        assert.deepEqual(
          [...new Set(server.requests.map(({ url }) => url?.split('?')[0]))],
          [modules.defaultNames.tokenPath, '/api/v3/Customer'],
        );
        assert.equal(trap.connections, 0);
      });

      /** Origins that nothing is sent to, and no stored profile may have. */
      const unsafe: readonly (readonly [string, OriginChange])[] = [
        ['a path', (origin) => `${origin}/api`],
        ['dot segments', (origin) => `${origin}/../x`],
        ['a trailing slash', (origin) => `${origin}/`],
        ['user information', withUser],
        ['a fragment', (origin) => `${origin}#shop.dealpos.net`],
        ['a query', (origin) => `${origin}?shop.dealpos.net`],
        ['a backslash', (origin) => `https://shop.dealpos.net\\@${origin.replace('http://', '')}`],
        ['another spelling of the address', (origin) => origin.replace('127.0.0.1', '127.1')],
        ['letters that look alike', (origin) => origin.replace('127.0.0.1', LOOK_ALIKE)],
        ['the scheme data', () => 'data:application/json,{}'],
        ['the scheme file', () => 'file:///etc/hostname'],
        ['plain http to another computer', () => 'http://shop.dealpos.net'],
        // A proxy gets these, where there is one.
        ['plain http to a subdomain of this computer', withHost('shop.localhost')],
        ['plain http to another address of this computer', withHost('127.0.0.2')],
      ];
      for (const [how, originOf] of unsafe) {
        test(`cannot make a request by an origin with ${how}`, async (t) => {
          const trap = await openTrap(t);
          const failure = await failureOf(apiAt(modules, originOf(trap.origin)).listCustomers(PAGE));
          assert.equal(failure.kind, 'unsafeUrl');
          const change = { origin: originOf(trap.origin) };
          assert.equal(await apiOfTampered(t, modules, 'https://shop.dealpos.net', change), undefined);
          assert.equal(trap.connections, 0);
        });
      }

      /** Profiles that could be real ones, but for the origin that the secret was stored for. */
      const others: readonly (readonly [string, OriginChange])[] = [
        ['another port', (origin) => origin],
        ['another host', withHost('localhost')],
      ];
      for (const [where, originOf] of others) {
        test(`cannot send a secret to ${where} that was stored for the shop`, async (t) => {
          const trap = await openTrap(t);
          const server = await shop(t, modules, (response) => response.end('[]'));
          await assertSilent(await apiOfTampered(t, modules, server.origin, { origin: originOf(trap.origin) }), trap);
          assert.equal(server.connections, 0);
        });
      }

      test('cannot send a secret over http that was stored for https', async (t) => {
        const trap = await openTrap(t);
        const https = trap.origin.replace('http:', 'https:');
        await assertSilent(await apiOfTampered(t, modules, https, { origin: trap.origin }), trap);
      });

      test('cannot take a secret along as the sample account', async (t) => {
        const trap = await openTrap(t);
        const change: Partial<AccountProfile> = { kind: 'sample' };
        const api = await apiOfTampered(t, modules, trap.origin, change);
        assert.ok(api);
        for (const call of Object.values(CALLS)) await assert.rejects(call(api));
        assert.equal(trap.connections, 0);
      });
    });
  });
}

/** The account is there, but it has no secret for this origin: nothing goes out. */
async function assertSilent(api: CustomerApi | undefined, trap: LoopbackServer): Promise<void> {
  assert.ok(api);
  for (const [name, call] of Object.entries(CALLS)) {
    assert.equal((await failureOf(call(api))).kind, 'secretMissing', name);
  }
  assert.equal(trap.connections, 0);
}
