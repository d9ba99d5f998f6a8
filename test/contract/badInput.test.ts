import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RequestBudgets } from '../../src/accounts/requestBudgets.ts';
import { connectionTester } from '../../src/accounts/testConnection.ts';
import type { WriteRequest } from '../../src/api/client.ts';
import { systemClock } from '../../src/api/clock.ts';
import type { ApiErrorDetail } from '../../src/api/errors.ts';
import { apiErrorDetail } from '../../src/api/errors.ts';
import type { FetchLike } from '../../src/api/transport.ts';
import { DEFAULT_FIELD_NAMES } from '../../src/api/wire.ts';
import { newDraft, withEdit } from '../../src/customers/draft.ts';
import { saveCustomer } from '../../src/customers/saveCustomer.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { failureOf, ofKind } from '../support/apiErrors.ts';
import { directoryOf, loadAll } from '../support/contractActions.ts';
import type { Tenant } from '../support/contractTenant.ts';
import { useTenant } from '../support/contractTenant.ts';

const PAGE = { pageNumber: 1, pageSize: 20 };
const WRONG_SECRET = '00000000-0000-4000-8000-00000000bad0';

/** What Add Account asks before anything is stored. */
function testConnection(loadFetch: () => Promise<FetchLike>) {
  const shared = () => ({
    names: () => DEFAULT_FIELD_NAMES,
    log: { nextCorrelation: () => 0, request: () => undefined },
    loadFetch,
    clock: systemClock,
    random: () => 0,
  });
  return connectionTester(shared, new RequestBudgets(systemClock));
}

/** What the connection test says of this tenant. */
async function connectionTo(
  { sandbox, recorder }: Tenant,
  clientSecret?: string,
): Promise<ApiErrorDetail | 'connected'> {
  const credentials = { clientId: sandbox.clientId, clientSecret: clientSecret ?? sandbox.clientSecret };
  const test = testConnection(recorder.load);
  const outcome = await test({ origin: sandbox.origin, credentials }, new AbortController().signal);
  return outcome.kind === 'connected' ? 'connected' : outcome.detail;
}

describe('a connection test tells', () => {
  test('a good account after a token and a list of one', async (t) => {
    const tenant = await useTenant(t);
    assert.equal(await connectionTo(tenant), 'connected');
    assert.deepEqual(tenant.recorder.operations, ['createToken', 'listCustomers']);
    assert.deepEqual(tenant.recorder.queriesOf('listCustomers'), [
      [
        ['PageNumber', '1'],
        ['PageSize', '1'],
      ],
    ]);
  });

  test('a host where nothing listens', async () => {
    const gone = await startSandbox({ customers: 0 });
    await gone.close();
    const test = testConnection(async () => (await import('../../src/api/nodeFetch.ts')).nodeFetch);
    const credentials = { clientId: 'a', clientSecret: 'b' };
    const outcome = await test({ origin: gone.origin, credentials }, new AbortController().signal);
    assert.deepEqual(outcome, {
      kind: 'failed',
      detail: {
        kind: 'unreachable',
        layer: 'tcp',
        code: 'ECONNREFUSED',
        operation: 'createToken',
        correlation: 0,
        acted: 'no',
      },
    });
  });

  test('a host that is not DealPOS', async (t) => {
    const tenant = await useTenant(t, { faults: ['status-404'] });
    tenant.expectSpoiltAnswers();
    const failure = await connectionTo(tenant);
    assert.ok(failure !== 'connected');
    assert.deepEqual([failure.kind, tenant.sandbox.requestCount], ['routeNotFound', 1]);
  });

  for (const [dialect, status] of [
    [undefined, 401],
    ['bad-credentials-400', 400],
  ] as const) {
    test(`a wrong secret, in the words of the server (${status})`, async (t) => {
      const tenant = await useTenant(t, { dialects: dialect === undefined ? [] : [dialect] });
      assert.deepEqual(await connectionTo(tenant, WRONG_SECRET), {
        kind: 'credentialsRejected',
        operation: 'createToken',
        correlation: 0,
        status,
        serverMessage: 'The client id or client secret is not valid',
        acted: 'no',
      });
      assert.equal(tenant.sandbox.requestCount, 1);
    });
  }

  for (const [fault, kind, operation] of [
    ['status-402@createToken', 'tenantSuspended', 'createToken'],
    ['status-402@listCustomers', 'tenantSuspended', 'listCustomers'],
    ['status-403@listCustomers', 'forbidden', 'listCustomers'],
    ['html-200@createToken', 'notJson', 'createToken'],
    ['html-200@listCustomers', 'notJson', 'listCustomers'],
    ['status-500@createToken', 'serverError', 'createToken'],
    ['429-seconds:60@createToken', 'rateLimited', undefined],
    ['429-seconds:60@listCustomers', 'rateLimited', undefined],
    ['redirect-302@createToken', 'redirected', 'createToken'],
    ['reset-before@createToken', 'connectionLost', 'createToken'],
  ] as const) {
    test(`${fault} as ${kind}`, async (t) => {
      const tenant = await useTenant(t, { faults: [fault] });
      const failure = await connectionTo(tenant);
      assert.ok(failure !== 'connected');
      assert.deepEqual([failure.kind, failure.operation, failure.acted], [kind, operation, 'no']);
      if (tenant.recorder.deviations().length > 0) tenant.expectSpoiltAnswers();
    });
  }
});

describe('the list and the calls behind it tell', () => {
  test('a wrong secret, once for a list', async (t) => {
    const { api, recorder } = await useTenant(t, { credentials: { clientSecret: WRONG_SECRET } });
    const state = await directoryOf(api).load();
    assert.deepEqual([state.status, state.error?.kind, state.rows.length], ['failed', 'credentialsRejected', 0]);
    assert.deepEqual(recorder.operations, ['createToken']);
  });

  test('a suspended tenant, with the words of the server', async (t) => {
    const { api } = await useTenant(t, { faults: ['status-402'] });
    const { error } = await directoryOf(api).load();
    assert.ok(error?.kind === 'tenantSuspended');
    assert.equal(error.serverMessage, 'Your Account has been suspended');
  });

  test('a missing right by the name of its role', async (t) => {
    const tenant = await useTenant(t);
    await tenant.api.listCustomers(PAGE);
    tenant.sandbox.setFault('status-403');
    const roles = [
      ofKind(await failureOf(tenant.api.listCustomers(PAGE)), 'forbidden').role,
      ofKind(await failureOf(tenant.api.createCustomer({ name: 'Rina' })), 'forbidden').role,
      ofKind(await failureOf(tenant.api.deleteCustomerByCode('MM-00001')), 'forbidden').role,
      ofKind(await failureOf(tenant.api.getNewCustomerCode()), 'forbidden').role,
    ];
    const [view, create, remove] = ['"Contacts" - "VIEW"', '"CREATE" in "Contacts"', '"DELETE" in "Contacts"'];
    assert.deepEqual(roles, [view, create, remove, undefined]);
    assert.equal((await directoryOf(tenant.api).load()).error?.kind, 'forbidden');
  });

  test('a token call that lacks its right as rejected credentials', async (t) => {
    const tenant = await useTenant(t, { faults: ['status-403@createToken'] });
    tenant.expectDeviations('createToken answer: status 403 is not declared');
    const failure = ofKind(await failureOf(tenant.api.listCustomers(PAGE)), 'credentialsRejected');
    assert.deepEqual([failure.operation, failure.status], ['createToken', 403]);
  });

  test('HTML in place of JSON, by its media type and nothing of its text', async (t) => {
    const tenant = await useTenant(t, { faults: ['html-200@listCustomerWithTotalCount'] });
    tenant.expectDeviations('listCustomerWithTotalCount answer: is text/html, not application/json');
    const { error } = await directoryOf(tenant.api).load();
    assert.deepEqual(error, {
      kind: 'notJson',
      operation: 'listCustomerWithTotalCount',
      correlation: 1,
      status: 200,
      contentType: 'text/html',
      acted: 'no',
    });
  });

  test('a connection that fell away, with the rows of before', async (t) => {
    const tenant = await useTenant(t);
    tenant.expectSpoiltAnswers();
    const directory = directoryOf(tenant.api, 20);
    await directory.load();
    tenant.sandbox.setFault('reset-before');
    const state = await directory.refresh();
    assert.deepEqual([state.status, state.error?.kind, state.rows.length], ['failed', 'connectionLost', 20]);
    tenant.sandbox.setFault();
    assert.equal((await directory.refresh()).status, 'ready');
  });

  test('a customer who vanished: the row and the draft stay, and nothing is written', async (t) => {
    const { api, sandbox, row, recorder } = await useTenant(t);
    const directory = directoryOf(api);
    await directory.load();
    const key = { kind: 'id', value: row(0).id } as const;
    const draft = withEdit(newDraft(await api.getCustomerDetail(key)), 'address', 'Jl. Baru');
    sandbox.store.remove(0);
    const outcome = await saveCustomer({ api, key, draft });
    assert.ok(outcome.kind === 'failed');
    const { detail } = outcome.error;
    assert.ok(detail.kind === 'badRequest');
    assert.equal(detail.serverMessage, `Customer ${key.value} does not exist in Database`);
    const rowKey = directory.state.rows.find(({ record }) => record.id === key.value)?.key ?? '';
    await assert.rejects(directory.refreshRow(rowKey), (error) => apiErrorDetail(error)?.kind === 'badRequest');
    assert.equal(directory.state.rows.length, 60);
    assert.ok(!recorder.operations.includes('updateCustomerById'));
  });

  for (const customers of [0, 1]) {
    test(`a tenant with ${customers === 0 ? 'no customers' : 'one customer'}, after one request`, async (t) => {
      for (const dialect of [undefined, 'data-array', 'total-bare-array', 'total-refused-403'] as const) {
        const tenant = await useTenant(t, { customers, dialects: dialect === undefined ? [] : [dialect] });
        const state = await directoryOf(tenant.api).load();
        assert.deepEqual([state.status, state.rows.length, state.total], ['ready', customers, customers]);
        assert.deepEqual([state.hasMore, state.error], [false, undefined]);
        assert.equal(tenant.sandbox.requestCount, dialect === 'total-refused-403' ? 3 : 2, 'the token call included');
        if (dialect === 'total-bare-array')
          tenant.expectDeviations('listCustomerWithTotalCount answer: must be object');
      }
    });
  }

  test('a filter that matches nobody, which is no error', async (t) => {
    const { api } = await useTenant(t);
    const directory = directoryOf(api);
    directory.setFilter({ name: 'nobody is called so' });
    const state = await directory.load();
    assert.deepEqual([state.status, state.rows.length, state.total, state.hasMore], ['ready', 0, 0, false]);
  });

  test('a clamped page by showing all, and how many there are', async (t) => {
    const { api } = await useTenant(t, { dialects: ['page-clamp-20'] });
    const directory = directoryOf(api);
    const first = await directory.load();
    assert.deepEqual([first.rows.length, first.total, first.hasMore], [20, 60, true]);
    assert.equal((await loadAll(directory)).length, 60);
  });

  test('a refused write to the user and not to the server', async (t) => {
    const { api, gated, row } = await useTenant(t);
    await api.updateCustomerById(row(0).id, { name: 'Rina', birthDate: '' });
    const expected: WriteRequest[] = [
      {
        operation: 'updateCustomerById',
        method: 'PUT',
        pathTemplate: '/api/v3/Customer/ByID',
        fields: ['name', 'birthDate'],
        subject: { keys: [{ kind: 'id', value: row(0).id }] },
      },
    ];
    assert.deepEqual(gated, expected, 'the gate sees fields and never values');
  });
});
