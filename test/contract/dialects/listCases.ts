import assert from 'node:assert/strict';
import type { CustomerRow } from '../../../src/sandbox/customerRow.ts';
import { failureOf, ofKind } from '../../support/apiErrors.ts';
import { directoryOf, loadAll } from '../../support/contractActions.ts';
import type { Tenant } from '../../support/contractTenant.ts';
import { day } from '../../unit/customers/fakes.ts';
import type { DialectCase } from './dialectCase.ts';

const FIRST = { pageNumber: 1, pageSize: 100 };

/** Every customer of the tenant is listed, each once. */
async function listsEverybody({ api, sandbox }: Tenant, pageSize = 100): Promise<void> {
  const listed = await loadAll(directoryOf(api, pageSize));
  assert.equal(listed.length, sandbox.store.size);
  assert.deepEqual(new Set(listed), new Set([...sandbox.store.rows()].map(({ id }) => id)));
}

/** The rows of the first page in the order of the answer. */
async function firstPageOf({ api, sandbox }: Tenant, name?: string): Promise<CustomerRow[]> {
  const { customers } = await api.listCustomers(name === undefined ? FIRST : { ...FIRST, name });
  return customers.flatMap(({ id }) => sandbox.store.find('id', id ?? '') ?? []);
}

function requestsFor(tenant: Tenant, operation: string): number {
  return tenant.recorder.operations.filter((each) => each === operation).length;
}

/** The dialects of the two list calls. */
export const LIST_CASES: readonly DialectCase[] = [
  {
    dialects: ['data-array'],
    title: 'rows and total are read from the other wrapper (open question 18)',
    run: async ({ api }) => {
      const page = await api.listCustomerWithTotalCount({ pageNumber: 1, pageSize: 10 });
      assert.deepEqual([page.customers.length, page.totalCount], [10, 60]);
    },
  },
  {
    dialects: ['total-bare-array'],
    title: 'the rows are read and the total is not known (open question 18)',
    deviations: ['listCustomerWithTotalCount answer: must be object'],
    run: async (tenant) => {
      const page = await tenant.api.listCustomerWithTotalCount({ pageNumber: 1, pageSize: 10 });
      assert.deepEqual([page.customers.length, page.totalCount], [10, undefined]);
      await listsEverybody(tenant);
    },
  },
  {
    dialects: ['total-refused-403'],
    title: 'the refusal names the role, and the list is read without totals',
    run: async (tenant) => {
      const { api } = tenant;
      const refusal = ofKind(await failureOf(api.listCustomerWithTotalCount(FIRST)), 'forbidden');
      assert.equal(refusal.role, '"VIEW" in "Contacts"');
      await listsEverybody(tenant, 20);
      assert.equal(requestsFor(tenant, 'listCustomerWithTotalCount'), 2, 'asked once more, and then never again');
    },
  },
  {
    dialects: ['total-refused-404'],
    title: 'the missing route is named, and the list is read without totals',
    deviations: ['listCustomerWithTotalCount answer: status 404 is not declared'],
    run: async (tenant) => {
      assert.equal((await failureOf(tenant.api.listCustomerWithTotalCount(FIRST))).kind, 'routeNotFound');
      await listsEverybody(tenant, 20);
      assert.equal(requestsFor(tenant, 'listCustomerWithTotalCount'), 2);
    },
  },
  {
    dialects: ['list-get-refused'],
    title: 'the POST twin is used, and the GET not asked again (open question 11)',
    run: async (tenant) => {
      assert.equal((await tenant.api.listCustomers(FIRST)).customers.length, 60);
      await tenant.api.listCustomers({ pageNumber: 2, pageSize: 20 });
      assert.deepEqual([requestsFor(tenant, 'listCustomers'), requestsFor(tenant, 'listCustomersByPost')], [1, 2]);
    },
  },
  {
    dialects: ['list-get-missing'],
    title: 'the POST twin is used, and the GET not asked again (open question 11)',
    deviations: ['listCustomers answer: status 404 is not declared'],
    run: async (tenant) => {
      assert.equal((await tenant.api.listCustomers(FIRST)).customers.length, 60);
      await tenant.api.listCustomers({ pageNumber: 2, pageSize: 20 });
      assert.deepEqual([requestsFor(tenant, 'listCustomers'), requestsFor(tenant, 'listCustomersByPost')], [1, 2]);
    },
  },
  {
    dialects: ['page-clamp-20'],
    title: 'a clamped page is not taken for the last one (open question 12)',
    run: async (tenant) => {
      assert.equal((await tenant.api.listCustomers(FIRST)).customers.length, 20);
      await listsEverybody(tenant);
    },
  },
  {
    dialects: ['page-clamp-100'],
    title: 'a clamped page is not taken for the last one (open question 12)',
    options: { customers: 230 },
    run: async (tenant) => {
      assert.equal((await tenant.api.listCustomers({ pageNumber: 1, pageSize: 250 })).customers.length, 100);
      await listsEverybody(tenant, 250);
    },
  },
  {
    dialects: ['page-clamp-500'],
    title: 'pages of 500, the most that is ever asked for, come whole (open question 12)',
    options: { customers: 620 },
    run: async (tenant) => {
      await listsEverybody(tenant, 1000);
      assert.equal(requestsFor(tenant, 'listCustomerWithTotalCount'), 2);
    },
  },
  {
    dialects: ['list-extra-fields'],
    title: 'the fields seen live are read, and the unexplained ones kept as they are',
    run: async ({ api, sandbox }) => {
      for (const record of (await api.listCustomers(FIRST)).customers) {
        const row = sandbox.store.find('id', record.id ?? '');
        assert.equal(record.firstName, row?.firstName);
        assert.equal(record.lastName, row?.lastName);
        assert.equal(record.phone, row?.phone);
        assert.equal(record.nationalIdNumber, row?.nationalIdNumber);
        assert.deepEqual(Object.keys(record.unknownFields), ['NationalityID', 'ExpiredDate', 'StateID']);
      }
    },
  },
  {
    dialects: ['list-status'],
    title: 'status and points are read from the list',
    run: async ({ api, sandbox }) => {
      const { customers } = await api.listCustomers(FIRST);
      assert.deepEqual(
        new Set(customers.map(({ status }) => status)),
        new Set(['Active', 'Suspended', 'WaitingForApproval']),
      );
      for (const { id, loyaltyPoint } of customers) {
        assert.equal(loyaltyPoint, sandbox.store.find('id', id ?? '')?.loyaltyPoint);
      }
    },
  },
  {
    dialects: ['list-birthdate-small-d'],
    title: 'the birth date is read in this spelling too (open question 20)',
    run: async ({ api, sandbox }) => {
      for (const { id, birthDate } of (await api.listCustomers(FIRST)).customers) {
        assert.equal(birthDate, sandbox.store.find('id', id ?? '')?.birthDate);
      }
    },
  },
  {
    dialects: ['list-by-code'],
    title: 'rows stay in the order of the server (open question 23)',
    run: async (tenant) => {
      const codes = (await firstPageOf(tenant)).map(({ code }) => code ?? '');
      assert.deepEqual(codes, codes.toSorted());
      await listsEverybody(tenant, 7);
    },
  },
  {
    dialects: ['list-hides-suspended'],
    title: 'the list is what the server lists, and its total is of that (open question 23)',
    run: async ({ api, sandbox }) => {
      const shown = [...sandbox.store.rows()].filter(({ status }) => status !== 'Suspended');
      const directory = directoryOf(api, 20);
      assert.equal((await loadAll(directory)).length, shown.length);
      assert.equal(directory.state.total, shown.length);
    },
  },
  {
    dialects: ['name-prefix'],
    title: 'the server’s matches are shown, whatever they are (open question 23)',
    run: async (tenant) => {
      const name = tenant.row(0).name.slice(0, 3);
      const rows = await firstPageOf(tenant, name);
      assert.ok(rows.length > 0);
      for (const row of rows) assert.ok(row.name.startsWith(name));
    },
  },
  {
    dialects: ['name-exact'],
    title: 'the server’s matches are shown, whatever they are (open question 23)',
    run: async (tenant) => {
      const { name } = tenant.row(0);
      assert.ok((await firstPageOf(tenant, name)).every((row) => row.name === name));
      assert.deepEqual(await firstPageOf(tenant, name.slice(0, 3)), []);
    },
  },
  {
    dialects: ['to-exclusive'],
    title: 'the last day is in the list all the same (open question 22)',
    run: async ({ api, row }) => {
      const joined = day(row(5).joinDate);
      const directory = directoryOf(api);
      directory.setFilter({ from: joined, to: joined });
      const ids = await loadAll(directory);
      assert.ok(ids.includes(row(5).id));
      assert.ok(directory.state.rows.every(({ record }) => record.joinDate === joined));
    },
  },
  {
    dialects: ['data-array', 'page-clamp-20', 'list-birthdate-small-d', 'dates-fractions', 'nulls-omitted'],
    title: 'everybody is listed once, whatever comes together',
    options: { customers: 130 },
    run: async (tenant) => {
      await listsEverybody(tenant);
      assert.equal(requestsFor(tenant, 'listCustomerWithTotalCount'), 7);
    },
  },
  {
    dialects: ['total-bare-array', 'page-clamp-100', 'list-by-code', 'nulls-empty', 'no-date-null'],
    title: 'everybody is listed once without a total, from pages that are clamped',
    options: { customers: 230 },
    deviations: ['listCustomerWithTotalCount answer: must be object'],
    run: (tenant) => listsEverybody(tenant, 500),
  },
  {
    dialects: ['total-refused-403', 'list-get-refused'],
    title: 'the list is read by the one call of three that is left',
    run: async (tenant) => {
      await listsEverybody(tenant, 25);
      assert.deepEqual(tenant.recorder.operations, [
        'createToken',
        'listCustomerWithTotalCount',
        'listCustomers',
        'listCustomersByPost',
        'listCustomersByPost',
        'listCustomersByPost',
      ]);
    },
  },
];
