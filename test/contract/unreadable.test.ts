import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CustomerApi } from '../../src/api/customerApi.ts';
import type { ApiErrorKind } from '../../src/api/errors.ts';
import { apiErrorDetail } from '../../src/api/errors.ts';
import { failureOf, ofKind } from '../support/apiErrors.ts';
import { directoryOf } from '../support/contractActions.ts';
import { useTenant } from '../support/contractTenant.ts';
import { FakeClock } from '../support/fakeClock.ts';
import { until } from '../support/sandboxFixture.ts';

const PAGE = { pageNumber: 1, pageSize: 20 };
/** Room for a page, and none for a flood. */
const SMALL = { headersMs: 15_000, idleMs: 15_000, totalMs: 60_000, maxBytes: 300_000 };
const ID = '00000000-0000-4000-8000-000000000001';

const READS: Readonly<Record<string, (api: CustomerApi) => Promise<unknown>>> = {
  listCustomers: (api) => api.listCustomers(PAGE),
  listCustomerWithTotalCount: (api) => api.listCustomerWithTotalCount(PAGE),
  getCustomerDetail: (api) => api.getCustomerDetail({ kind: 'code', value: 'MM-00001' }),
  getCustomerByListId: (api) => api.getCustomerByListId([ID]),
  getNewCustomerCode: (api) => api.getNewCustomerCode(),
};

/** What each fault makes of a read, and how often the read is sent: what may pass is tried four times. */
const FAULTS: readonly (readonly [fault: string, kind: ApiErrorKind, sent: 1 | 4])[] = [
  ['html-200', 'notJson', 1],
  ['empty-200', 'notJson', 1],
  ['garbage-json', 'notJson', 1],
  ['utf-16', 'notJson', 1],
  ['wrong-shape', 'unexpectedShape', 1],
  ['deep-json', 'unexpectedShape', 1],
  ['gzip-broken', 'connectionLost', 4],
  ['truncated', 'connectionLost', 4],
  ['reset-before', 'connectionLost', 4],
  ['reset-mid-body', 'connectionLost', 4],
  ['not-http', 'connectionLost', 4],
  ['huge-headers', 'connectionLost', 4],
  ['redirect-302', 'redirected', 1],
  ['redirect-307', 'redirected', 1],
  ['redirect-308', 'redirected', 1],
  ['endless-body', 'tooLarge', 1],
  ['gzip-bomb:16', 'tooLarge', 1],
  ['status-418', 'unexpectedStatus', 1],
  ['status-502', 'serverError', 4],
  ['status-503:0', 'serverError', 4],
  ['status-504-after', 'serverError', 4],
];

describe('an answer that cannot be read is an error and never an empty list', () => {
  for (const [fault, kind, sent] of FAULTS) {
    test(`${fault} is ${kind} in every read, after ${sent} request${sent === 1 ? '' : 's'}`, async (t) => {
      const tenant = await useTenant(t, { limits: SMALL });
      tenant.expectSpoiltAnswers();
      await tenant.api.listCustomers({ pageNumber: 1, pageSize: 1 });
      tenant.sandbox.setFault(fault);
      for (const [operation, read] of Object.entries(READS)) {
        const before = tenant.recorder.exchanges.length;
        const failure = await failureOf(read(tenant.api));
        assert.deepEqual([failure.kind, failure.operation, failure.acted], [kind, operation, 'no']);
        assert.equal(tenant.recorder.exchanges.length - before, sent, operation);
      }
    });
  }

  test('null is no list and no code, and as a customer it is nobody', async (t) => {
    const tenant = await useTenant(t);
    tenant.expectSpoiltAnswers();
    tenant.sandbox.setFault(...Object.keys(READS).map((operation) => `null-200@${operation}`));
    for (const [operation, read] of Object.entries(READS)) {
      const kind = operation === 'getCustomerDetail' ? 'noSuchCustomer' : 'unexpectedShape';
      assert.equal((await failureOf(read(tenant.api))).kind, kind, operation);
    }
  });

  test('a token call that is answered with a page of a captive portal is named as such', async (t) => {
    const tenant = await useTenant(t, { faults: ['html-200'] });
    tenant.expectSpoiltAnswers();
    const failure = ofKind(await failureOf(tenant.api.listCustomers(PAGE)), 'notJson');
    assert.deepEqual([failure.operation, failure.contentType], ['createToken', 'text/html']);
  });

  for (const [fault, stage] of [
    ['hang', 'headers'],
    ['slow-headers', 'headers'],
    ['hang-body', 'idle'],
  ] as const) {
    test(`${fault} ends as a timeout of the ${stage}, once the time is over`, async (t) => {
      const clock = new FakeClock();
      const tenant = await useTenant(t, { clock });
      tenant.expectSpoiltAnswers();
      await tenant.api.listCustomers({ pageNumber: 1, pageSize: 1 });
      tenant.sandbox.setFault(fault);
      const failure = failureOf(tenant.api.listCustomerWithTotalCount(PAGE));
      await until(() => tenant.sandbox.requestCount === 3 && clock.pending > 0);
      if (stage === 'idle') await until(() => tenant.log.length === 2 && clock.pending === 2);
      for (let step = 0; step < 4; step += 1) await clock.advance(5000);
      assert.equal(ofKind(await failure, 'timeout').stage, stage);
    });
  }
});

describe('answers that are odd but readable are read', () => {
  for (const fault of [
    'bom',
    'gzip',
    'wrong-content-type',
    'html-content-type',
    'no-content-type',
    'byte-chunks',
    'connection-close',
    'duplicate-keys',
    'prototype-keys',
    'huge-numbers',
    'unknown-values',
  ]) {
    test(`${fault}: the customer and the page are what they are`, async (t) => {
      const tenant = await useTenant(t);
      const { api, row, sandbox, recorder } = tenant;
      await api.listCustomers({ pageNumber: 1, pageSize: 1 });
      sandbox.setFault(fault);
      const record = await api.getCustomerDetail({ kind: 'code', value: row(0).code ?? '' });
      assert.deepEqual([record.id, record.name, record.mobile], [row(0).id, row(0).name, row(0).mobile]);
      const page = await api.listCustomerWithTotalCount(PAGE);
      assert.equal(page.customers.length, 20);
      assert.ok(page.totalCount === 60 || page.totalCount === undefined);
      assert.equal(Reflect.get({}, 'polluted'), undefined);
      if (recorder.deviations().length > 0) tenant.expectSpoiltAnswers();
    });
  }

  test('a text that came as a number is its digits, and still no empty list', async (t) => {
    const tenant = await useTenant(t);
    tenant.expectSpoiltAnswers();
    tenant.sandbox.setFault('wrong-types@listCustomers', 'wrong-types@getNewCustomerCode');
    const { customers } = await tenant.api.listCustomers(PAGE);
    assert.deepEqual([customers.length, customers[0]?.id], [20, '42']);
    assert.equal((await failureOf(tenant.api.getNewCustomerCode())).kind, 'unexpectedShape');
  });
});

describe('a list that was read stays when reading it again fails', () => {
  for (const [fault, kind] of FAULTS) {
    test(`${fault}: the rows are kept and the error is told`, async (t) => {
      const tenant = await useTenant(t, { limits: SMALL });
      tenant.expectSpoiltAnswers();
      const directory = directoryOf(tenant.api, 20);
      await directory.load();
      tenant.sandbox.setFault(fault);
      for (const state of [await directory.refresh(), await directory.loadMore()]) {
        assert.deepEqual([state.status, state.error?.kind], ['failed', kind]);
        assert.deepEqual([state.rows.length, state.total, state.hasMore], [20, 60, true]);
      }
      const [first] = directory.state.rows;
      await assert.rejects(directory.refreshRow(first?.key ?? ''), (error) => apiErrorDetail(error)?.kind === kind);
      assert.equal(directory.state.rows.length, 20);
      tenant.sandbox.setFault();
      assert.equal((await directory.loadMore()).rows.length, 40);
    });
  }
});
