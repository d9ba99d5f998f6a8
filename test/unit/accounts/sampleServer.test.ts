import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseAccountProfile } from '../../../src/accounts/account.ts';
import type { LoadSandbox } from '../../../src/accounts/sampleServer.ts';
import { SampleServer, sampleProfile } from '../../../src/accounts/sampleServer.ts';

/** A sandbox that counts its starts and stops. */
function fakeSandbox() {
  const seen = { loads: 0, starts: 0, closes: 0, customers: 0 };
  let failures = 0;
  const load: LoadSandbox = async () => {
    seen.loads += 1;
    return {
      startSandbox: async ({ customers }) => {
        seen.starts += 1;
        seen.customers = customers;
        if (failures > 0) {
          failures -= 1;
          throw new Error('no free port');
        }
        const close = async (): Promise<void> => {
          seen.closes += 1;
        };
        return { origin: `http://127.0.0.1:${4000 + seen.starts}`, clientId: 'own', clientSecret: 'own-secret', close };
      },
    };
  };
  return {
    seen,
    load,
    failNext: (count: number) => {
      failures = count;
    },
  };
}

const given = {
  DEALPOS_SANDBOX_ORIGIN: 'http://127.0.0.1:5555',
  DEALPOS_SANDBOX_CLIENT_ID: 'given',
  DEALPOS_SANDBOX_CLIENT_SECRET: 'given-secret',
};

describe('sampleServer', () => {
  test('nothing is loaded before the first use', () => {
    const { seen, load } = fakeSandbox();
    new SampleServer({}, load);
    assert.equal(seen.loads, 0);
  });

  test('a sandbox with 2,000 customers is started once per window', async () => {
    const { seen, load } = fakeSandbox();
    const server = new SampleServer({}, load);
    const [one, two] = await Promise.all([server.access(), server.access()]);
    const three = await server.access();
    assert.deepEqual([one.origin, two.origin, three.origin], Array(3).fill('http://127.0.0.1:4001'));
    assert.deepEqual([seen.starts, seen.customers], [1, 2000]);
  });

  test('the sandbox of the environment is used, and none is started', async () => {
    const { seen, load } = fakeSandbox();
    const server = new SampleServer(given, load);
    assert.deepEqual(await server.access(), {
      origin: 'http://127.0.0.1:5555',
      clientId: 'given',
      clientSecret: 'given-secret',
    });
    await server.dispose();
    assert.equal(seen.loads, 0);
  });

  for (const origin of ['http://localhost:5555', 'http://[::1]:5555']) {
    test(`${origin} is this computer`, async () => {
      const server = new SampleServer({ ...given, DEALPOS_SANDBOX_ORIGIN: origin }, fakeSandbox().load);
      assert.equal((await server.access()).origin, origin);
    });
  }

  const notUsed: readonly [string, Record<string, string | undefined>][] = [
    ['on another host', { ...given, DEALPOS_SANDBOX_ORIGIN: 'http://sandbox.example:5555' }],
    ['at an https host elsewhere', { ...given, DEALPOS_SANDBOX_ORIGIN: 'https://toko.dealpos.net' }],
    ['that only looks like loopback', { ...given, DEALPOS_SANDBOX_ORIGIN: 'http://127.0.0.1.example.com' }],
    ['with user information', { ...given, DEALPOS_SANDBOX_ORIGIN: 'http://127.0.0.1@example.com' }],
    ['with a path', { ...given, DEALPOS_SANDBOX_ORIGIN: 'http://127.0.0.1:5555/api' }],
    ['without a client ID', { ...given, DEALPOS_SANDBOX_CLIENT_ID: undefined }],
    ['with an empty secret', { ...given, DEALPOS_SANDBOX_CLIENT_SECRET: '' }],
  ];
  for (const [what, environment] of notUsed) {
    test(`a sandbox ${what} is ignored in the environment`, async () => {
      const { load } = fakeSandbox();
      assert.equal((await new SampleServer(environment, load).access()).clientId, 'own');
    });
  }

  test('a failed start can be tried again', async () => {
    const { load, failNext, seen } = fakeSandbox();
    failNext(1);
    const server = new SampleServer({}, load);
    await assert.rejects(server.access());
    assert.equal((await server.access()).clientId, 'own');
    assert.equal(seen.starts, 2);
  });

  test('disposing closes the sandbox, also one that is just starting, and starts no other', async () => {
    const { load, seen } = fakeSandbox();
    const server = new SampleServer({}, load);
    const starting = server.access();
    await server.dispose();
    await starting;
    assert.equal(seen.closes, 1);
    await assert.rejects(server.access());
    assert.equal(seen.starts, 1);
  });

  test('disposing after a failed start, or twice, is quiet', async () => {
    const { load, seen, failNext } = fakeSandbox();
    failNext(1);
    const server = new SampleServer({}, load);
    await assert.rejects(server.access());
    await server.dispose();
    await server.dispose();
    assert.equal(seen.closes, 0);
  });

  test('the sample profile can be stored, and every one has its own id', () => {
    const profile = sampleProfile('Sample data');
    assert.deepEqual(parseAccountProfile(profile), profile);
    assert.notEqual(profile.id, sampleProfile('Sample data').id);
  });
});
