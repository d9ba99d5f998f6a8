import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sampleProfile } from '../../../src/accounts/sampleServer.ts';
import { apiErrorDetail } from '../../../src/api/errors.ts';
import { settle } from '../../support/fakeClock.ts';
import { CREDENTIALS, connectionScene, FIRST_PAGE } from './connectionScene.ts';
import { profileOf } from './profiles.ts';

describe('connections', () => {
  const account = profileOf();
  const other = profileOf({ origin: 'https://lain.dealpos.net', displayHost: 'lain.dealpos.net', label: 'Lain' });

  test('an account that does not exist has no API', async () => {
    const { connections } = await connectionScene([]);
    assert.equal(connections.api(account.id), undefined);
    assert.equal(connections.budget(account.id), undefined);
  });

  test('the requests of each account are told to its own trace', async () => {
    const { list, traced } = await connectionScene([account, other]);
    await list(account.id);
    await list(other.id);
    const expected = [account, other].flatMap(({ id }) => [`createToken of ${id}`, `listCustomers of ${id}`]);
    assert.deepEqual(traced, expected);
  });

  test('each account has one API, made when first asked for, and a budget once its credentials were read', async () => {
    const { connections, list } = await connectionScene([account, other]);
    assert.equal(connections.api(account.id), connections.api(account.id));
    assert.notEqual(connections.api(account.id), connections.api(other.id));
    assert.equal(connections.budget(account.id), undefined);
    await list(account.id);
    assert.deepEqual([connections.budget(account.id)?.limit, connections.budget(other.id)], [50, undefined]);
  });

  test('no secret is read and nothing is sent before the first call', async () => {
    const { connections, secrets, urls, list } = await connectionScene([account]);
    connections.api(account.id);
    assert.deepEqual([secrets.reads.length, urls.length], [0, 0]);
    assert.equal(await list(account.id), 'listed');
    assert.deepEqual(secrets.reads, [`dealpos.account.${account.id}`]);
  });

  test('the credentials go to the origin of their account only', async () => {
    const { list, urls, tokenCalls } = await connectionScene([account, other]);
    await list(account.id);
    assert.ok(urls.length > 0 && urls.every((url) => url.startsWith('https://toko.dealpos.net/')));
    assert.deepEqual(tokenCalls()[0]?.body, { client_id: 'id-1', client_secret: 'secret-1' });
  });

  test('one token serves several calls', async () => {
    const { list, tokenCalls, secrets } = await connectionScene([account]);
    await list(account.id);
    await list(account.id);
    assert.equal(tokenCalls().length, 1);
    assert.equal(secrets.reads.length, 1);
  });

  test('a lost secret is the failure secretMissing, without a request', async () => {
    const { list, secrets, urls } = await connectionScene([account]);
    secrets.values.clear();
    const detail = await list(account.id);
    assert.equal(typeof detail === 'object' && detail.kind, 'secretMissing');
    assert.deepEqual(urls, []);
  });

  test('a secret that was stored for another origin is not sent', async () => {
    const { list, secrets, urls } = await connectionScene([account]);
    const blob = JSON.stringify({ v: 1, ...CREDENTIALS, origin: 'https://evil.example' });
    secrets.values.set(`dealpos.account.${account.id}`, blob);
    const detail = await list(account.id);
    assert.equal(typeof detail === 'object' && detail.kind, 'secretMissing');
    assert.deepEqual(urls, []);
  });

  test('the same secret, entered again after a token was refused, is tried at once', async () => {
    let isSpread = false;
    const { list, vault } = await connectionScene([account], ({ path }) => {
      if (path.endsWith('/Token/OAuth2')) return { json: { access_token: 'token', expires_in: 3600 } };
      return isSpread ? { json: [] } : { json: { Message: 'Not yet' }, status: 401 };
    });
    await list(account.id);
    isSpread = true;
    const refused = await list(account.id);
    assert.equal(typeof refused === 'object' && refused.kind, 'unauthorized');
    await vault.storeCredentials(account, CREDENTIALS);
    await settle();
    assert.equal(await list(account.id), 'listed');
  });

  test('a new secret ends the old connection and is used by the next call', async () => {
    const { list, vault, dropped, tokenCalls, connections } = await connectionScene([account]);
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
    const { list, vault, secrets, dropped } = await connectionScene([account]);
    secrets.values.clear();
    await list(account.id);
    await vault.storeCredentials(account, CREDENTIALS);
    await settle();
    assert.deepEqual(dropped, [account.id]);
    assert.equal(await list(account.id), 'listed');
  });

  test('a secrets event without a change, even twice, ends nothing', async () => {
    const { list, secrets, dropped } = await connectionScene([account]);
    await list(account.id);
    secrets.signal(`dealpos.account.${account.id}`);
    secrets.signal(`dealpos.account.${account.id}`);
    await settle();
    assert.deepEqual(dropped, []);
  });

  test('a secrets event reads no secret of an account that was not used yet', async () => {
    const { connections, secrets } = await connectionScene([account]);
    connections.api(account.id);
    secrets.signal(`dealpos.account.${account.id}`);
    await settle();
    assert.deepEqual(secrets.reads, []);
  });

  test('another account is untouched by a change of secret', async () => {
    const { list, vault, connections } = await connectionScene([account, other]);
    await list(account.id);
    await list(other.id);
    const untouched = connections.api(other.id);
    await vault.deleteCredentials(account.id);
    await settle();
    assert.equal(connections.api(other.id), untouched);
  });

  test('removing an account ends its connection, and the API that someone still holds sends nothing more', async () => {
    const { connections, store, list, dropped, urls } = await connectionScene([account]);
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
    const { memento, secrets, list, dropped, urls } = await connectionScene([account]);
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
    const { connections, store, list, dropped } = await connectionScene([account]);
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
    const { connections, store, asked, urls } = await connectionScene([account]);
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
    const { connections, list, names, dropped, urls, tokenCalls } = await connectionScene([account]);
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
    const { connections, list } = await connectionScene([account]);
    const heard = new Set<string>();
    connections.onDidChangeBudget((id) => heard.add(id));
    await list(account.id);
    assert.deepEqual([...heard], [account.id]);
    assert.ok((connections.budget(account.id)?.remaining ?? 50) < 50);
  });

  test('accounts of one host and client id share one budget, and each hears of it', async () => {
    const twin = profileOf({ label: 'Kembar', mode: 'readOnly' });
    const { connections, list } = await connectionScene([account, twin, other]);
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
    const { connections, vault, list } = await connectionScene([account, stranger]);
    await vault.storeCredentials(stranger, { clientId: 'id-2', clientSecret: 'secret-2' });
    for (const { id } of [account, stranger]) await list(id);
    assert.deepEqual(
      [account, stranger].map(({ id }) => connections.budget(id)?.remaining),
      [48, 48],
    );
  });

  test('what was spent stays spent when a connection ends', async () => {
    const { connections, list } = await connectionScene([account]);
    await list(account.id);
    connections.drop(account.id);
    assert.equal(connections.budget(account.id), undefined);
    await list(account.id);
    assert.equal(connections.budget(account.id)?.remaining, 46);
  });

  test('disposing ends every connection', async () => {
    const { connections, list } = await connectionScene([account, other]);
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
    const { connections, list, urls, secrets, sandboxStarts, tokenCalls } = await connectionScene([sample]);
    connections.api(sample.id);
    assert.equal(sandboxStarts(), 0);
    assert.equal(await list(sample.id), 'listed');
    assert.equal(sandboxStarts(), 1);
    assert.ok(urls.every((url) => url.startsWith('http://127.0.0.1:4567/api/v3/')));
    assert.deepEqual(tokenCalls()[0]?.body, { client_id: 'sample', client_secret: 'own' });
    assert.deepEqual(secrets.reads, []);
  });
});
