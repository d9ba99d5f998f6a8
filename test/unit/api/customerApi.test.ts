import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isCalendarDay } from '../../../src/api/calendarDay.ts';
import type { CustomerApi } from '../../../src/api/customerApi.ts';
import type { CustomerKey } from '../../../src/api/customerRecord.ts';
import { OPERATION_IDS } from '../../../src/api/operationId.ts';
import { failureOf, ofKind } from '../../support/apiErrors.ts';
import type { HarnessOptions } from '../../support/apiHarness.ts';
import { always, connect } from '../../support/apiHarness.ts';

const BUDI = { ID: 'id-1', Name: 'Budi Santoso', Code: 'MM-1' };
const MESSAGE = { Message: 'Record updated' };
const CHANGE = { name: 'Budi' };

interface Journey {
  readonly operation: Exclude<(typeof OPERATION_IDS)[number], 'createToken'>;
  readonly call: (api: CustomerApi) => Promise<unknown>;
  readonly reply: unknown;
  readonly method: string;
  readonly path: string;
  readonly query?: readonly (readonly [string, string])[];
  readonly body?: unknown;
  readonly options?: HarnessOptions;
}

const day = (text: string) => {
  assert.ok(isCalendarDay(text));
  return text;
};
const key = (kind: CustomerKey['kind'], value: string): CustomerKey => ({ kind, value });
const page = { pageNumber: 2, pageSize: 100, name: 'Budi', outlet: 'Outlet 1', from: day('2024-01-01') };
const pageQuery = [
  ['Name', 'Budi'],
  ['Outlet', 'Outlet 1'],
  ['From', '2024-01-01'],
  ['PageNumber', '2'],
  ['PageSize', '100'],
] as const;

const JOURNEYS: readonly Journey[] = [
  {
    operation: 'listCustomers',
    call: (api) => api.listCustomers(page),
    reply: [BUDI],
    method: 'GET',
    path: '/api/v3/Customer',
    query: pageQuery,
  },
  {
    operation: 'listCustomerWithTotalCount',
    call: (api) => api.listCustomerWithTotalCount(page),
    reply: { Data: [BUDI], TotalCount: 1 },
    method: 'GET',
    path: '/api/v3/Customer/WithTotalCount',
    query: pageQuery,
  },
  {
    operation: 'getCustomerDetail',
    call: (api) => api.getCustomerDetail(key('mobile', '+6281')),
    reply: BUDI,
    method: 'GET',
    path: '/api/v3/Customer/Detail',
    query: [['MobilePhone', '+6281']],
  },
  {
    operation: 'getCustomerByListId',
    call: (api) => api.getCustomerByListId(['a', 'b']),
    reply: [BUDI],
    method: 'GET',
    path: '/api/v3/Customer/ListID',
    query: [
      ['ListID', 'a'],
      ['ListID', 'b'],
    ],
  },
  {
    operation: 'getNewCustomerCode',
    call: (api) => api.getNewCustomerCode(),
    reply: 'MM-2',
    method: 'GET',
    path: '/api/v3/Customer/NewCode',
    query: [],
  },
  {
    operation: 'createCustomer',
    call: (api) => api.createCustomer(CHANGE),
    reply: { ID: 'id-1' },
    method: 'POST',
    path: '/api/v3/Customer',
    body: { Name: 'Budi' },
  },
  {
    operation: 'updateCustomerById',
    call: (api) => api.updateCustomerById('id-1', CHANGE),
    reply: MESSAGE,
    method: 'PUT',
    path: '/api/v3/Customer/ByID',
    body: { ID: 'id-1', Name: 'Budi' },
  },
  {
    operation: 'updateCustomerByCode',
    call: (api) => api.updateCustomerByCode('MM-1', CHANGE),
    reply: MESSAGE,
    method: 'PUT',
    path: '/api/v3/Customer/ByCode',
    body: { Code: 'MM-1', Name: 'Budi' },
  },
  {
    operation: 'updateCustomerByEmail',
    call: (api) => api.updateCustomerByEmail('budi@example.com', CHANGE),
    reply: { ID: 'id-1', ...MESSAGE },
    method: 'PUT',
    path: '/api/v3/Customer',
    body: { Email: 'budi@example.com', Name: 'Budi' },
  },
  {
    operation: 'updateCustomerByMobilePhone',
    call: (api) => api.updateCustomerByMobilePhone('0812', CHANGE),
    reply: MESSAGE,
    method: 'PUT',
    path: '/api/v3/Customer/ByMobilePhone',
    body: { MobilePhone: '0812', Name: 'Budi' },
  },
  {
    operation: 'updateAppLastSignInCustomerById',
    call: (api) => api.updateAppLastSignInCustomerById('id-1'),
    reply: MESSAGE,
    method: 'PUT',
    path: '/api/v3/Customer/AppSignIn',
    body: { ID: 'id-1' },
  },
  {
    operation: 'verifyCustomerMobile',
    call: (api) => api.verifyCustomerMobile('id-1', true),
    reply: MESSAGE,
    method: 'PUT',
    path: '/api/v3/Customer/VerifyMobile',
    body: { ID: 'id-1', Verified: true },
  },
  {
    operation: 'verifyCustomerEmail',
    call: (api) => api.verifyCustomerEmail('id-1', false),
    reply: MESSAGE,
    method: 'PUT',
    path: '/api/v3/Customer/VerifyEmail',
    body: { ID: 'id-1', Verified: false },
  },
  {
    operation: 'suspendCustomer',
    call: (api) => api.suspendCustomer(key('code', 'MM-1')),
    reply: MESSAGE,
    method: 'PUT',
    path: '/api/v3/Customer/Suspend',
    body: { Code: 'MM-1' },
  },
  {
    operation: 'unsuspendCustomer',
    call: (api) => api.unsuspendCustomer(key('mobile', '0812')),
    reply: MESSAGE,
    method: 'PUT',
    path: '/api/v3/Customer/Unsuspend',
    body: { Phone: '0812' },
  },
  {
    operation: 'deleteCustomerByEmail',
    call: (api) => api.deleteCustomerByEmail('budi@example.com'),
    reply: MESSAGE,
    method: 'DELETE',
    path: '/api/v3/Customer',
    body: { Email: 'budi@example.com' },
  },
  {
    operation: 'deleteCustomerByCode',
    call: (api) => api.deleteCustomerByCode('MM-1'),
    reply: MESSAGE,
    method: 'DELETE',
    path: '/api/v3/Customer/DeleteByCode',
    body: { Code: 'MM-1' },
  },
  {
    operation: 'mergeCustomer',
    call: (api) => api.mergeCustomer('a', ['b', 'c']),
    reply: MESSAGE,
    method: 'PUT',
    path: '/api/v3/Customer/Merge',
    body: { Keep: 'a', Fold: ['b', 'c'] },
    options: { names: { mergeTarget: 'Keep', mergeSources: 'Fold' } },
  },
  {
    operation: 'checkCustomerPinAuthenticate',
    call: (api) => api.checkCustomerPinAuthenticate('id-1', '0042'),
    reply: { Message: 'ok' },
    method: 'POST',
    path: '/api/v3/Customer/PIN/Authenticate',
    body: { CustomerID: 'id-1', PIN: '0042' },
  },
];

describe('CustomerApi', () => {
  test('is tried below in every operation', () => {
    const tried = JOURNEYS.map(({ operation }) => operation);
    assert.deepEqual([...tried, 'createToken'].sort(), [...OPERATION_IDS].sort());
  });

  for (const { operation, call, reply, method, path, query, body, options } of JOURNEYS) {
    test(`${operation} sends ${method} ${path} once`, async () => {
      const { api, sent } = connect(always(reply), options);
      await call(api);
      assert.equal(sent.length, 1);
      assert.equal(sent[0]?.method, method);
      assert.equal(sent[0]?.path, path);
      assert.deepEqual(sent[0]?.query, query ?? []);
      assert.deepEqual(sent[0]?.body, body);
    });

    test(`open question 13: ${operation} has a Content-Type exactly when it has a body`, async () => {
      const { api, sent } = connect(always(reply), options);
      await call(api);
      const headers = sent[0]?.headers ?? {};
      assert.equal(headers['Content-Type'], body === undefined ? undefined : 'application/json');
      assert.equal(headers.Authorization, 'Bearer token-1');
      assert.equal(headers.Accept, 'application/json');
      assert.equal(headers.Connection, 'keep-alive');
      if (method === 'GET') assert.equal(sent[0]?.body, undefined);
    });

    test(`${operation} names itself in what goes wrong`, async () => {
      for (const [status, kind] of [
        [402, 'tenantSuspended'],
        [403, 'forbidden'],
        [404, 'routeNotFound'],
        [500, 'serverError'],
      ] as const) {
        const { api } = connect(always({ Message: 'x' }, status), options);
        const detail = ofKind(await failureOf(call(api)), kind);
        assert.equal(detail.operation, operation);
      }
    });

    test(`${operation} takes HTML for a failure and not for an answer`, async () => {
      const html = { text: '<!doctype html><title>Log in</title>', headers: { 'content-type': 'text/html' } };
      const { api } = connect(() => html, options);
      if (operation === 'checkCustomerPinAuthenticate') return assert.equal(await call(api), 'unrecognised');
      const detail = ofKind(await failureOf(call(api)), 'notJson');
      assert.equal(detail.operation, operation);
      assert.equal(detail.contentType, 'text/html');
    });
  }

  test('open question 5: a delete keeps its key out of the URL', async () => {
    const { api, network } = connect(always({}));
    await api.deleteCustomerByEmail('budi@example.com');
    assert.deepEqual(network.seen.at(-1)?.query, []);
  });

  test('open question 19: a customer that is gone is told as status and message, not guessed from a text', async () => {
    const { api } = connect(always({ Message: 'Customer does not exist in Database' }, 400));
    const detail = ofKind(await failureOf(api.getCustomerDetail(key('id', 'x'))), 'badRequest');
    assert.equal(detail.serverMessage, 'Customer does not exist in Database');
    const { api: empty } = connect(always(null));
    assert.equal((await failureOf(empty.getCustomerDetail(key('id', 'x')))).kind, 'noSuchCustomer');
  });

  test('open question 25: a write may answer nothing, with any 2xx', async () => {
    for (const status of [200, 201, 202, 204]) {
      const { api } = connect(() => ({ status, text: '' }));
      assert.deepEqual(await api.createCustomer(CHANGE), { id: undefined, message: undefined });
    }
  });

  test('a read that answers nothing is a failure', async () => {
    const { api } = connect(() => ({ text: '' }));
    assert.equal((await failureOf(api.listCustomers({ pageNumber: 1, pageSize: 1 }))).kind, 'notJson');
  });

  test('a page is decoded under our names', async () => {
    const { api } = connect(always({ DataArray: [BUDI], RecordsCount: '151' }));
    const { customers, totalCount } = await api.listCustomerWithTotalCount({ pageNumber: 1, pageSize: 1 });
    assert.equal(totalCount, 151);
    assert.deepEqual(customers, [{ id: 'id-1', name: 'Budi Santoso', code: 'MM-1', unknownFields: {} }]);
  });
});
