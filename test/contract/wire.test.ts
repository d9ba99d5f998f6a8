import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CustomerApi } from '../../src/api/customerApi.ts';
import type { CustomerKey } from '../../src/api/customerRecord.ts';
import { failureOf, ofKind } from '../support/apiErrors.ts';
import type { Tenant } from '../support/contractTenant.ts';
import { useTenant } from '../support/contractTenant.ts';
import type { ArrivedRequest } from '../support/contractWire.ts';
import { headerOf, watchWire } from '../support/contractWire.ts';
import { day } from '../unit/customers/fakes.ts';

const NAMES = { mergeTarget: 'TargetID', mergeSources: 'SourceIDs' };

/** One call of every operation, in an order in which each finds its customer. */
async function callEverything({ api, row }: Tenant): Promise<void> {
  const page = { pageNumber: 1, pageSize: 2 };
  await api.listCustomers(page);
  await api.listCustomerWithTotalCount({ ...page, from: day('2018-01-01'), to: day('2030-01-01') });
  await api.getCustomerDetail({ kind: 'id', value: row(0).id });
  await api.getCustomerByListId([row(0).id, row(1).id]);
  await api.getNewCustomerCode();
  await api.createCustomer({ name: 'Rina', birthDate: day('1992-02-29') });
  await api.updateCustomerById(row(0).id, { expiredGroup: day('2031-01-01') });
  await api.updateCustomerByCode(row(1).code ?? '', { birthDate: day('1980-01-31') });
  await api.updateCustomerByEmail(row(2).email ?? '', { name: 'Budi' });
  await api.updateCustomerByMobilePhone(row(4).mobile ?? '', { name: 'Budi' });
  await api.updateAppLastSignInCustomerById(row(0).id);
  await api.verifyCustomerMobile(row(0).id, true);
  await api.verifyCustomerEmail(row(0).id, false);
  await api.suspendCustomer({ kind: 'id', value: row(0).id });
  await api.unsuspendCustomer({ kind: 'id', value: row(0).id });
  await api.checkCustomerPinAuthenticate(row(0).id, '000000');
  await api.mergeCustomer(row(0).id, [row(6).id]);
  await api.deleteCustomerByEmail(row(7).email ?? '');
  await api.deleteCustomerByCode(row(8).code ?? '');
}

describe('what arrives at the server', () => {
  async function arrivals(t: Parameters<typeof useTenant>[0]): Promise<readonly ArrivedRequest[]> {
    const tenant = await useTenant(t, { names: NAMES });
    const arrived = watchWire({ after: (callback) => t.after(async () => callback()) }, tenant.sandbox);
    await callEverything(tenant);
    assert.equal(arrived.length, 20);
    assert.equal(tenant.sandbox.requestCount, 20);
    return arrived;
  }
  const hasBody = (request: ArrivedRequest) => request.method !== 'GET';

  test('has no body and no Content-Type on any GET', async (t) => {
    const gets = (await arrivals(t)).filter((request) => !hasBody(request));
    assert.equal(gets.length, 5);
    for (const request of gets) {
      for (const name of ['content-type', 'content-length', 'transfer-encoding']) {
        assert.deepEqual(headerOf(request, name), [], `${request.path} ${name}`);
      }
    }
  });

  test('has a JSON body with its length on every other method, DELETE included', async (t) => {
    const others = (await arrivals(t)).filter(hasBody);
    assert.deepEqual(new Set(others.map(({ method }) => method)), new Set(['POST', 'PUT', 'DELETE']));
    for (const request of others) {
      assert.deepEqual(headerOf(request, 'content-type'), ['application/json'], request.path);
      assert.ok(Number(headerOf(request, 'content-length')[0]) > 2, request.path);
    }
  });

  test('asks for JSON, for a connection that stays open, and names the client, on every request', async (t) => {
    for (const request of await arrivals(t)) {
      assert.deepEqual(headerOf(request, 'accept'), ['application/json']);
      assert.deepEqual(headerOf(request, 'connection'), ['keep-alive']);
      assert.deepEqual(headerOf(request, 'user-agent'), ['dealpos-customers-vscode']);
    }
  });

  test('carries one Bearer token on every request but the token call, which carries none', async (t) => {
    const [token, ...others] = await arrivals(t);
    assert.ok(token);
    assert.deepEqual(headerOf(token, 'authorization'), []);
    const used = new Set(others.flatMap((request) => headerOf(request, 'authorization')));
    assert.equal(used.size, 1);
    assert.match([...used].join(), /^Bearer \S+$/);
    for (const request of others) assert.equal(headerOf(request, 'authorization').length, 1, request.path);
  });

  test('carries no cookie, referrer or any header beyond these', async (t) => {
    const known = ['accept', 'accept-encoding', 'authorization', 'connection', 'content-length', 'content-type'];
    const allowed = new Set([...known, 'host', 'user-agent']);
    for (const request of await arrivals(t)) {
      for (const [name] of request.headers) assert.ok(allowed.has(name), name);
    }
  });

  test('never carries the client secret, a token or a key of a write in the URL', async (t) => {
    for (const { path, method } of await arrivals(t)) {
      assert.ok(!/secret|token=|bearer/i.test(path), path);
      if (method !== 'GET') assert.ok(!path.includes('?'), path);
    }
  });

  test('comes over one connection, because it is kept open', async (t) => {
    const tenant = await useTenant(t, { names: NAMES });
    await callEverything(tenant);
    assert.equal(new Set(tenant.sandbox.requests.map(({ connection }) => connection)).size, 1);
  });
});

describe('what a request names', () => {
  const KEYS: readonly CustomerKey['kind'][] = ['id', 'code', 'email', 'mobile'];

  for (const kind of KEYS) {
    test(`exactly one identifier, by ${kind}, in Detail, Suspend and Unsuspend`, async (t) => {
      const { api, row, recorder } = await useTenant(t);
      const key = { kind, value: row(0)[kind] ?? '' };
      await api.getCustomerDetail(key);
      await api.suspendCustomer(key);
      await api.unsuspendCustomer(key);
      assert.deepEqual(
        recorder.queriesOf('getCustomerDetail').map((query) => query.map(([, value]) => value)),
        [[key.value]],
      );
      for (const operation of ['suspendCustomer', 'unsuspendCustomer']) {
        assert.deepEqual(
          recorder.bodiesOf(operation).map((body) => Object.values(body ?? {})),
          [[key.value]],
        );
      }
    });
  }

  const UPDATES: Readonly<Record<string, (api: CustomerApi, value: string) => Promise<unknown>>> = {
    ID: (api, value) => api.updateCustomerById(value, { address: 'Jl. Baru' }),
    Code: (api, value) => api.updateCustomerByCode(value, { address: 'Jl. Baru' }),
    Email: (api, value) => api.updateCustomerByEmail(value, { address: 'Jl. Baru' }),
    MobilePhone: (api, value) => api.updateCustomerByMobilePhone(value, { address: 'Jl. Baru' }),
  };
  for (const [name, update] of Object.entries(UPDATES)) {
    test(`nothing but the key and the changed field in an update by ${name}`, async (t) => {
      const { api, row, recorder } = await useTenant(t);
      const key = { ID: row(0).id, Code: row(0).code, Email: row(0).email, MobilePhone: row(0).mobile }[name] ?? '';
      await update(api, key);
      const [, exchange] = recorder.exchanges;
      assert.deepEqual(JSON.parse(exchange?.request.body ?? ''), { Address: 'Jl. Baru', [name]: key });
    });
  }

  test('dates as yyyy-mm-dd and in no other form, in queries and in bodies', async (t) => {
    const tenant = await useTenant(t, { names: NAMES });
    await callEverything(tenant);
    const texts = tenant.recorder.exchanges
      .map(({ request }) => `${request.url.search} ${request.body ?? ''}`)
      .join('\n');
    const dates = texts.match(/(?:From|To)=[^&\s]*|"(?:Birthdate|ExpiredGroup)":"[^"]*"/g) ?? [];
    assert.equal(dates.length, 5);
    for (const date of dates) assert.match(date, /[=:]"?\d{4}-\d{2}-\d{2}"?$/);
  });

  test('a plus, a space, an ampersand and letters of any script so that the server reads them back', async (t) => {
    const { api, sandbox, row } = await useTenant(t);
    for (const [number, email] of ['a+b&c=d@example.com', 'é%41#?/ñ@example.com', '名前@example.com'].entries()) {
      sandbox.store.change(number, { email });
      assert.equal((await api.getCustomerDetail({ kind: 'email', value: email })).id, row(number).id);
    }
    const page = await api.listCustomers({ pageNumber: 1, pageSize: 5, name: 'R & D + 50% "x"' });
    assert.deepEqual(page.customers, []);
  });

  const REFUSED: readonly [string, (api: CustomerApi) => Promise<unknown>][] = [
    ['an empty id in Detail', (api) => api.getCustomerDetail({ kind: 'id', value: ' ' })],
    ['an empty code in Suspend', (api) => api.suspendCustomer({ kind: 'code', value: '' })],
    ['an empty email in a delete', (api) => api.deleteCustomerByEmail('')],
    ['an empty code in a delete', (api) => api.deleteCustomerByCode('\t')],
    ['an update of nothing', (api) => api.updateCustomerById('a', {})],
    ['a create of nothing', (api) => api.createCustomer({})],
    ['a list of no ids', (api) => api.getCustomerByListId([])],
    ['page 0', (api) => api.listCustomers({ pageNumber: 0, pageSize: 20 })],
    ['501 rows', (api) => api.listCustomerWithTotalCount({ pageNumber: 1, pageSize: 501 })],
    ['a change of the key itself', (api) => api.updateCustomerByCode('A', { code: 'B' })],
  ];
  for (const [name, call] of REFUSED) {
    test(`never ${name}: refused before anything is sent`, async (t) => {
      const { api, sandbox } = await useTenant(t);
      assert.equal(ofKind(await failureOf(call(api)), 'invalidInput').acted, 'no');
      assert.equal(sandbox.requestCount, 0);
    });
  }
});
