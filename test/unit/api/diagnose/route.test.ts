import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { ProxySettings } from '../../../../src/api/diagnose/route.ts';
import { expectedChoice, routeOf } from '../../../../src/api/diagnose/route.ts';

const NOTHING: ProxySettings = {
  support: 'override',
  proxy: '',
  noProxy: [],
  systemCertificates: true,
  environmentProxy: '',
  environmentNoProxy: '',
};
const HOST = 'shop.example';

describe('expectedChoice', () => {
  for (const [settings, choice] of [
    [{ proxy: 'http://proxy.example:3128' }, 'PROXY proxy.example:3128'],
    [{ proxy: 'https://proxy.example', environmentProxy: 'http://other.example:1' }, 'HTTPS proxy.example'],
    [{ environmentProxy: 'http://kasir:x@proxy.example:1' }, 'PROXY kasir:x@proxy.example:1'],
    [{ proxy: 'socks5://proxy.example:1080' }, 'SOCKS proxy.example:1080'],
    [{ proxy: 'http://proxy.example:1', noProxy: ['other.example'] }, 'PROXY proxy.example:1'],
    [{ proxy: 'http://proxy.example:1', noProxy: ['*.example'] }, undefined],
    [{ proxy: 'http://proxy.example:1', environmentNoProxy: 'a.test, .example' }, undefined],
    [{ proxy: 'http://proxy.example:1', noProxy: ['*'] }, undefined],
    [{ proxy: 'http://proxy.example:1', support: 'off' }, undefined],
    [{ proxy: 'not a url' }, undefined],
    [{}, undefined],
  ] as const) {
    test(`is ${choice} where the settings are ${JSON.stringify(settings)}`, () => {
      assert.equal(expectedChoice({ ...NOTHING, ...settings }, HOST), choice);
      assert.equal(expectedChoice({ ...NOTHING, ...settings }, 'localhost'), undefined);
    });
  }
});

describe('routeOf', () => {
  const direct: readonly (readonly [string, Partial<ProxySettings>, string, string])[] = [
    ['nothing is set', {}, HOST, 'nothingSet'],
    ['proxies are switched off', { support: 'off', proxy: 'http://p:1' }, HOST, 'supportOff'],
    ['the host is this computer', { proxy: 'http://p:1' }, 'localhost', 'thisComputer'],
    ['the host is this computer, in IPv6', { proxy: 'http://p:1' }, '[::1]', 'thisComputer'],
    ['a setting excepts the host', { proxy: 'http://p:1', noProxy: [HOST] }, HOST, 'noProxy'],
    ['the environment excepts the host', { environmentProxy: 'http://p:1', environmentNoProxy: HOST }, HOST, 'noProxy'],
    ['there are exceptions from nothing', { noProxy: [HOST] }, HOST, 'nothingSet'],
  ];
  for (const [when, settings, host, because] of direct) {
    test(`is direct when ${when}`, () => {
      assert.deepEqual(routeOf('DIRECT', { ...NOTHING, ...settings }, host), { kind: 'direct', because });
    });
  }

  test('is direct outside of VS Code, where nobody chooses', () => {
    assert.equal(routeOf(undefined, NOTHING, HOST).kind, 'direct');
  });

  for (const [chosen, host, port] of [
    ['PROXY proxy.example:3128', 'proxy.example', 3128],
    ['PROXY proxy.example', 'proxy.example', 80],
    ['HTTP proxy.example:81', 'proxy.example', 81],
    ['HTTPS proxy.example', 'proxy.example', 443],
    ['SOCKS5 proxy.example', 'proxy.example', 1080],
    ['PROXY [::1]:3128; DIRECT', '::1', 3128],
  ] as const) {
    test(`reads ${chosen}`, () => {
      const route = routeOf(chosen, NOTHING, HOST);
      assert.deepEqual(route, { kind: 'proxy', source: 'system', host, port, hasCredentials: false });
    });
  }

  test('tells that credentials go along, and not which', () => {
    const route = routeOf('PROXY kasir:rahasia@proxy.example:1', NOTHING, HOST);
    assert.equal(route.kind === 'proxy' && route.hasCredentials, true);
    assert.doesNotMatch(JSON.stringify(route), /kasir|rahasia/);
  });

  for (const [source, settings] of [
    ['setting', { proxy: ' http://kasir:x@proxy.example:1/ ', environmentProxy: 'http://proxy.example:1' }],
    ['environment', { environmentProxy: 'http://PROXY.example:1' }],
    ['system', { proxy: 'http://other.example:1', environmentProxy: 'not a url' }],
  ] as const) {
    test(`finds that the proxy comes from the ${source}`, () => {
      const route = routeOf('PROXY proxy.example:1', { ...NOTHING, ...settings }, HOST);
      assert.equal(route.kind === 'proxy' && route.source, source);
    });
  }

  test('never throws, whatever a proxy script says', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `PROXY ${text}`),
        ),
        fc.string(),
        (chosen, proxy) => {
          assert.ok(routeOf(chosen, { ...NOTHING, proxy }, HOST));
        },
      ),
    );
  });
});
