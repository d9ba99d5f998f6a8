import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AccountProfile } from '../../../src/accounts/account.ts';
import { AccountStore } from '../../../src/accounts/accountStore.ts';
import { AccountConnections } from '../../../src/accounts/connections.ts';
import { RequestBudgets } from '../../../src/accounts/requestBudgets.ts';
import { SampleServer, sampleProfile } from '../../../src/accounts/sampleServer.ts';
import { SecretVault } from '../../../src/accounts/secretVault.ts';
import type { ApiErrorDetail } from '../../../src/api/errors.ts';
import { apiErrorDetail } from '../../../src/api/errors.ts';
import type { FetchLike } from '../../../src/api/transport.ts';
import type { FieldNames } from '../../../src/api/wire.ts';
import { DEFAULT_FIELD_NAMES } from '../../../src/api/wire.ts';
import { FakeClock, settle } from '../../support/fakeClock.ts';
import type { Script } from '../../support/scriptedFetch.ts';
import { ScriptedFetch } from '../../support/scriptedFetch.ts';
import { FakeMemento, FakeSecrets } from './fakeStorage.ts';
import { profileOf } from './profiles.ts';

const FIRST_PAGE = { pageNumber: 1, pageSize: 1 };
const credentials = { clientId: 'id-1', clientSecret: 'secret-1' };
const tokenPath = DEFAULT_FIELD_NAMES.tokenPath;

/** Gives a token and an empty list. */
const friendly: Script = ({ path }) =>
  path === tokenPath ? { json: { access_token: 'token', expires_in: 3600 } } : { json: [] };

async function scene(accounts: readonly AccountProfile[], script: Script = friendly) {
  const memento = new FakeMemento();
  const secrets = new FakeSecrets();
  const store = new AccountStore(memento, secrets, () => undefined);
  const vault = new SecretVault(secrets);
  for (const account of accounts) {
    await store.add(account);
    if (account.kind === 'tenant') await vault.storeCredentials(account, credentials);
  }
  secrets.reads.length = 0;
  const network = new ScriptedFetch(script);
  const urls: string[] = [];
  const fetch: FetchLike = (url, init) => {
    urls.push(url);
    return network.fetch(url, init);
  };
  const names: Partial<FieldNames> = {};
  let starts = 0;
  const sampleServer = new SampleServer({}, async () => ({
    startSandbox: async () => {
      starts += 1;
      return { origin: 'http://127.0.0.1:4567', clientId: 'sample', clientSecret: 'own', close: async () => undefined };
    },
  }));
  const asked: string[] = [];
  const traced: string[] = [];
  const clock = new FakeClock();
  const connections = new AccountConnections({
    budgets: new RequestBudgets(clock),
    store,
    vault,
    sampleServer,
    ask: async (request, account) => {
      asked.push(`${request.operation} of ${account.label}`);
      return false;
    },
    traceOf: (accountId) => ({ sent: ({ operation }) => traced.push(`${operation} of ${accountId}`) }),
    shared: () => ({
      names: () => ({ ...DEFAULT_FIELD_NAMES, ...names }),
      log: { nextCorrelation: () => 0, request: () => undefined },
      loadFetch: async () => fetch,
      clock,
      random: () => 0.5,
    }),
  });
  const dropped: string[] = [];
  connections.onDidDrop((id) => dropped.push(id));
  const list = async (id: string): Promise<ApiErrorDetail | 'listed' | undefined> => {
    const call = connections.api(id)?.listCustomers(FIRST_PAGE);
    return call?.then(() => 'listed' as const, apiErrorDetail);
  };
  const tokenCalls = () => network.seen.filter((request) => request.path === tokenPath);
  return {
    ...{ names, memento, secrets, store, vault, connections, dropped, asked, traced, urls, list, tokenCalls },
    sandboxStarts: () => starts,
  };
}

describe('connections', () => {
  const account = profileOf();
  const other = profileOf({ origin: 'https://lain.dealpos.net', displayHost: 'lain.dealpos.net', label: 'Lain' });

  test('an account that does not exist has no API', async () => {
    const { connections } = await scene([]);
    assert.equal(connections.api(account.id), undefined);
    assert.equal(connections.budget(account.id), undefined);
  });

  test('the requests of each account are told to its own trace', async () => {
    const { list, traced } = await scene([account, other]);
    await list(account.id);
    await list(other.id);
    const expected = [account, other].flatMap(({ id }) => [`createToken of ${id}`, `listCustomers of ${id}`]);
    assert.deepEqual(traced, expected);
  });

  test('each account has one API, made when first asked for, and a budget once its credentials were read', async () => {
    const { connections, list } = await scene([account, other]);
    assert.equal(connections.api(account.id), connections.api(account.id));
    assert.notEqual(connections.api(account.id), connections.api(other.id));
    assert.equal(connections.budget(account.id), undefined);
    await list(account.id);
    assert.deepEqual([connections.budget(account.id)?.limit, connections.budget(other.id)], [50, undefined]);
  });

  test('no secret is read and nothing is sent before the first call', async () => {
    const { connections, secrets, urls, list } = await scene([account]);
    connections.api(account.id);
    assert.deepEqual([secrets.reads.length, urls.length], [0, 0]);
    assert.equal(await list(account.id), 'listed');
    assert.deepEqual(secrets.reads, [`dealpos.account.${account.id}`]);
  });

  test('the credentials go to the origin of their account only', async () => {
    const { list, urls, tokenCalls } = await scene([account, other]);
    await list(account.id);
    assert.ok(urls.length > 0 && urls.every((url) => url.startsWith('https://toko.dealpos.net/')));
    assert.deepEqual(tokenCalls()[0]?.body, { client_id: 'id-1', client_secret: 'secret-1' });
  });

  test('one token serves several calls', async () => {
    const { list, tokenCalls, secrets } = await scene([account]);
    await list(account.id);
    await list(account.id);
    assert.equal(tokenCalls().length, 1);
    assert.equal(secrets.reads.length, 1);
  });

  test('a lost secret is the failure secretMissing, without a request', async () => {
    const { list, secrets, urls } = await scene([account]);
    secrets.values.clear();
    const detail = await list(account.id);
    assert.equal(typeof detail === 'object' && detail.kind, 'secretMissing');
    assert.deepEqual(urls, []);
  });

  test('a secret that was stored for another origin is not sent', async () => {
    const { list, secrets, urls } = await scene([account]);
    const blob = JSON.stringify({ v: 1, ...credentials, origin: 'https://evil.example' });
    secrets.values.set(`dealpos.account.${account.id}`, blob);
    const detail = await list(account.id);
    assert.equal(typeof detail === 'object' && detail.kind, 'secretMissing');
    assert.deepEqual(urls, []);
  });

  test('a new secret ends the old connection and is used by the next call', async () => {
    const { list, vault, dropped, tokenCalls, connections } = await scene([account]);
    await list(account.id);
    const before = connections.api(account.id);
    await vault.storeCredentials(account, { clientId: 'id-1', clientSecret: 'secret-2' });
    await settle();
    assert.deepEqual(dropped, [account.id]);
    assert.notEqual(connections.api(account.id), before);
    await list(account.id);
    assert.deepEqual(tokenCalls()[1]?.body, { client_id: 'id-1', client_secret: 'secret-2' });
  });

  test('a secret entered again after it was lost is used by the next call', async () => {
    const { list, vault, secrets, dropped } = await scene([account]);
    secrets.values.clear();
    await list(account.id);
    await vault.storeCredentials(account, credentials);
    await settle();
    assert.deepEqual(dropped, [account.id]);
    assert.equal(await list(account.id), 'listed');
  });

  test('a secrets event without a change, even twice, ends nothing', async () => {
    const { list, secrets, dropped } = await scene([account]);
    await list(account.id);
    secrets.signal(`dealpos.account.${account.id}`);
    secrets.signal(`dealpos.account.${account.id}`);
    await settle();
    assert.deepEqual(dropped, []);
  });

  test('a secrets event reads no secret of an account that was not used yet', async () => {
    const { connections, secrets } = await scene([account]);
    connections.api(account.id);
    secrets.signal(`dealpos.account.${account.id}`);
    await settle();
    assert.deepEqual(secrets.reads, []);
  });

  test('another account is untouched by a change of secret', async () => {
    const { list, vault, connections } = await scene([account, other]);
    await list(account.id);
    await list(other.id);
    const untouched = connections.api(other.id);
    await vault.deleteCredentials(account.id);
    await settle();
    assert.equal(connections.api(other.id), untouched);
  });

  test('removing an account ends its connection, and the API that someone still holds sends nothing more', async () => {
    const { connections, store, list, dropped, urls } = await scene([account]);
    await list(account.id);
    const held = connections.api(account.id);
    const sent = urls.length;
    await store.remove(account.id);
    assert.deepEqual(dropped, [account.id]);
    const detail = await held?.listCustomers(FIRST_PAGE).then(() => undefined, apiErrorDetail);
    assert.equal(detail?.kind, 'cancelled');
    assert.equal(urls.length, sent);
    assert.equal(connections.api(account.id), undefined);
  });

  test('an origin that was tampered with ends the connection and gets no credential', async () => {
    const { memento, secrets, list, dropped, urls } = await scene([account]);
    await list(account.id);
    const sent = urls.length;
    memento.values.set('dealpos.accounts', [{ ...account, origin: 'https://evil.example' }]);
    secrets.signal('dealpos.accounts.revision');
    assert.deepEqual(dropped, [account.id]);
    const detail = await list(account.id);
    assert.equal(typeof detail === 'object' && detail.kind, 'secretMissing');
    assert.equal(urls.length, sent);
  });

  test('renaming an account or changing its mode keeps its connection', async () => {
    const { connections, store, list, dropped } = await scene([account]);
    await list(account.id);
    await store.update(account.id, { label: 'Renamed', mode: 'readOnly' });
    assert.deepEqual(dropped, []);
    const detail = await connections
      .api(account.id)
      ?.suspendCustomer({ kind: 'id', value: '1' })
      .then(() => undefined, apiErrorDetail);
    assert.deepEqual(detail, { kind: 'readOnlyAccount', operation: 'suspendCustomer', acted: 'no' });
  });

  test('confirm asks before a write and sends nothing without a yes', async () => {
    const { connections, store, asked, urls } = await scene([account]);
    await store.update(account.id, { mode: 'confirm' });
    const detail = await connections
      .api(account.id)
      ?.suspendCustomer({ kind: 'id', value: '1' })
      .then(() => undefined, apiErrorDetail);
    assert.equal(detail?.kind, 'notConfirmed');
    assert.deepEqual(asked, ['suspendCustomer of Toko Contoh']);
    assert.deepEqual(urls, []);
  });

  test('field names that change are sent by the next call, and the connection with its token stays', async () => {
    const { connections, list, names, dropped, urls, tokenCalls } = await scene([account]);
    await list(account.id);
    const before = connections.api(account.id);
    const detail = () =>
      before?.getCustomerDetail({ kind: 'mobile', value: '0812' }).then(() => undefined, apiErrorDetail);
    await detail();
    Object.assign(names, { detailMobile: 'Mobile' });
    await detail();
    assert.deepEqual(
      urls.slice(-2).map((url) => new URL(url).search),
      ['?MobilePhone=0812', '?Mobile=0812'],
    );
    assert.deepEqual([connections.api(account.id) === before, dropped, tokenCalls().length], [true, [], 1]);
  });

  test('the budget tells its changes with the account', async () => {
    const { connections, list } = await scene([account]);
    const heard = new Set<string>();
    connections.onDidChangeBudget((id) => heard.add(id));
    await list(account.id);
    assert.deepEqual([...heard], [account.id]);
    assert.ok((connections.budget(account.id)?.remaining ?? 50) < 50);
  });

  test('accounts of one host and client id share one budget, and each hears of it', async () => {
    const twin = profileOf({ label: 'Kembar', mode: 'readOnly' });
    const { connections, list } = await scene([account, twin, other]);
    for (const { id } of [account, twin, other]) await list(id);
    const heard: string[] = [];
    connections.onDidChangeBudget((id) => heard.push(id));
    await list(account.id);
    assert.deepEqual(new Set(heard), new Set([account.id, twin.id]));
    // Two tokens and three lists for the one, a token and a list for the other.
    const left = [account, twin, other].map(({ id }) => connections.budget(id)?.remaining);
    assert.deepEqual(left, [45, 45, 48]);
  });

  test('accounts of one host with different client ids have budgets of their own', async () => {
    const stranger = profileOf({ label: 'Lain' });
    const { connections, vault, list } = await scene([account, stranger]);
    await vault.storeCredentials(stranger, { clientId: 'id-2', clientSecret: 'secret-2' });
    for (const { id } of [account, stranger]) await list(id);
    assert.deepEqual(
      [account, stranger].map(({ id }) => connections.budget(id)?.remaining),
      [48, 48],
    );
  });

  test('what was spent stays spent when a connection ends', async () => {
    const { connections, list } = await scene([account]);
    await list(account.id);
    connections.drop(account.id);
    assert.equal(connections.budget(account.id), undefined);
    await list(account.id);
    assert.equal(connections.budget(account.id)?.remaining, 46);
  });

  test('disposing ends every connection', async () => {
    const { connections, list } = await scene([account, other]);
    await list(account.id);
    const held = connections.api(account.id);
    connections.dispose();
    const detail = await held?.listCustomers(FIRST_PAGE).then(() => undefined, apiErrorDetail);
    assert.equal(detail?.kind, 'cancelled');
  });
});

describe('connections of the sample account', () => {
  const sample = sampleProfile('Sample data');

  test('the sandbox is started at the first call, and requests go there without any stored secret', async () => {
    const { connections, list, urls, secrets, sandboxStarts, tokenCalls } = await scene([sample]);
    connections.api(sample.id);
    assert.equal(sandboxStarts(), 0);
    assert.equal(await list(sample.id), 'listed');
    assert.equal(sandboxStarts(), 1);
    assert.ok(urls.every((url) => url.startsWith('http://127.0.0.1:4567/api/v3/')));
    assert.deepEqual(tokenCalls()[0]?.body, { client_id: 'sample', client_secret: 'own' });
    assert.deepEqual(secrets.reads, []);
  });
});
