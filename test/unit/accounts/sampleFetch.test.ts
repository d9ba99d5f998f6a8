import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sampleFetch } from '../../../src/accounts/sampleFetch.ts';
import type { FetchInit } from '../../../src/api/transport.ts';
import { ScriptedFetch } from '../../support/scriptedFetch.ts';

const init: FetchInit = {
  method: 'GET',
  headers: {},
  body: undefined,
  signal: new AbortController().signal,
  redirect: 'error',
  size: 1000,
};
const access = async () => ({ origin: 'http://127.0.0.1:4567', clientId: 'c', clientSecret: 's' });

describe('sampleFetch', () => {
  test('a request to the stand-in goes to the sandbox, path and query untouched', async () => {
    const urls: string[] = [];
    const network = new ScriptedFetch(() => ({ json: [] }));
    const load = sampleFetch('http://127.0.0.1', { access }, async () => (url, options) => {
      urls.push(url);
      return network.fetch(url, options);
    });
    await (await load())('http://127.0.0.1/api/v3/Customer?Name=a%20b', init);
    assert.deepEqual(urls, ['http://127.0.0.1:4567/api/v3/Customer?Name=a%20b']);
  });

  for (const url of ['https://toko.dealpos.net/api', 'http://127.0.0.1.example.com/', 'http://127.0.0.1:80a/']) {
    test(`${url} is not sent`, async () => {
      const network = new ScriptedFetch(() => ({ json: [] }));
      const load = sampleFetch('http://127.0.0.1', { access }, network.load);
      await assert.rejects((await load())(url, init));
      assert.deepEqual(network.seen, []);
    });
  }
});
