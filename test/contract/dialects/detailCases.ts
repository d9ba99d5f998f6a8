import assert from 'node:assert/strict';
import type { CustomerRecord } from '../../../src/api/customerRecord.ts';
import type { CustomerRow } from '../../../src/sandbox/customerRow.ts';
import { failureOf, ofKind } from '../../support/apiErrors.ts';
import { editAndSave, savedOutcome } from '../../support/contractActions.ts';
import type { Tenant } from '../../support/contractTenant.ts';
import type { DialectCase } from './dialectCase.ts';

const NOBODY = { kind: 'id', value: 'ffffffff-0000-4000-8000-000000000000' } as const;

function detailOf({ api }: Tenant, { id }: CustomerRow): Promise<CustomerRecord> {
  return api.getCustomerDetail({ kind: 'id', value: id });
}

/** One whose texts and dates are partly missing. */
function sparse({ rowWhere }: Tenant): CustomerRow {
  return rowWhere((row) => row.email === null && row.group === null && row.expiredGroup === null);
}

function refusesNobody(...deviations: string[]): Pick<DialectCase, 'run' | 'deviations'> {
  return {
    deviations,
    run: async ({ api }) => {
      const refusal = ofKind(await failureOf(api.getCustomerDetail(NOBODY)), 'noSuchCustomer');
      assert.deepEqual([refusal.status, refusal.operation], [200, 'getCustomerDetail']);
    },
  };
}

const NO_CUSTOMER = 'the answer is no customer, and is said to be none (open question 19)';

/** The dialects of Detail. */
export const DETAIL_CASES: readonly DialectCase[] = [
  {
    dialects: ['detail-without-id'],
    title: 'the customer is read without an id, and saved by the one it was asked for (open question 20)',
    run: async (tenant) => {
      const row = tenant.row(0);
      assert.equal((await detailOf(tenant, row)).id, undefined);
      const key = { kind: 'id', value: row.id } as const;
      const { record, differences } = savedOutcome(await editAndSave(tenant.api, key, { address: 'Jl. Baru 1' }));
      assert.deepEqual([record.id, record.address, differences], [row.id, 'Jl. Baru 1', []]);
      assert.deepEqual(tenant.recorder.bodiesOf('updateCustomerById'), [{ Address: 'Jl. Baru 1', ID: row.id }]);
    },
  },
  {
    dialects: ['detail-birthdate-small-d'],
    title: 'the birth date is read in this spelling too (open question 20)',
    run: async (tenant) => {
      const row = tenant.rowWhere(({ birthDate }) => birthDate !== null);
      assert.equal((await detailOf(tenant, row)).birthDate, row.birthDate);
    },
  },
  {
    dialects: ['detail-without-birth-date'],
    title: 'the birth date is unknown, and not said to be none (open question 20)',
    run: async (tenant) => assert.equal((await detailOf(tenant, tenant.row(0))).birthDate, undefined),
  },
  {
    dialects: ['detail-verified'],
    title: 'what was verified, and the last sign-in, are read under a likely name (open question 15)',
    run: async (tenant) => {
      const { mobileVerified, emailVerified, appLastSignIn } = tenant.row(0);
      const record = await detailOf(tenant, tenant.row(0));
      assert.deepEqual([record.mobileVerified, record.emailVerified], [mobileVerified, emailVerified]);
      assert.equal(record.appLastSignIn, appLastSignIn);
    },
  },
  {
    dialects: ['expired-group-iso'],
    title: 'the day is read in the form of the list too (open question 21)',
    run: async (tenant) => {
      const row = tenant.rowWhere(({ expiredGroup }) => expiredGroup !== null);
      assert.equal((await detailOf(tenant, row)).expiredGroup, row.expiredGroup);
      assert.equal((await detailOf(tenant, sparse(tenant))).expiredGroup, null);
    },
  },
  {
    dialects: ['dates-fractions'],
    title: 'the day is read with any number of fractional digits (open question 21)',
    run: async (tenant) => {
      const row = tenant.rowWhere(({ birthDate }) => birthDate !== null);
      assert.equal((await detailOf(tenant, row)).birthDate, row.birthDate);
      const listed = (await tenant.api.listCustomers({ pageNumber: 1, pageSize: 100 })).customers;
      assert.equal(listed.find(({ id }) => id === row.id)?.joinDate, row.joinDate);
    },
  },
  {
    dialects: ['no-date-null'],
    title: 'no date is none, as year 1 is (open question 21)',
    run: async (tenant) => {
      const row = tenant.rowWhere(({ birthDate }) => birthDate === null);
      assert.equal((await detailOf(tenant, row)).birthDate, null);
      tenant.sandbox.setDialect();
      assert.equal((await detailOf(tenant, row)).birthDate, null);
    },
  },
  {
    dialects: ['nulls-omitted'],
    title: 'what is left out is not known (open question 26)',
    run: async (tenant) => {
      const record = await detailOf(tenant, sparse(tenant));
      assert.deepEqual([record.email, record.group, record.expiredGroup], [undefined, undefined, undefined]);
      assert.deepEqual(record.unknownFields, {});
    },
  },
  {
    dialects: ['nulls-empty'],
    title: 'an empty text is no value, in a date as well (open question 26)',
    run: async (tenant) => {
      const row = sparse(tenant);
      const record = await detailOf(tenant, row);
      assert.deepEqual([record.email, record.group, record.expiredGroup], ['', '', null]);
      assert.deepEqual(record.unknownFields, {});
      const key = { kind: 'id', value: row.id } as const;
      assert.deepEqual(
        savedOutcome(await editAndSave(tenant.api, key, { expiredGroup: '2031-12-31' })).differences,
        [],
      );
      const cleared = savedOutcome(await editAndSave(tenant.api, key, { expiredGroup: '' }));
      assert.deepEqual([cleared.record.expiredGroup, cleared.differences, cleared.unverified], [null, [], []]);
    },
  },
  {
    dialects: ['gender-number'],
    title: 'the number is not interpreted (open question 17)',
    deviations: ['getCustomerDetail answer: /Gender must be boolean,null'],
    run: async (tenant) => {
      const row = tenant.rowWhere(({ gender }) => gender === true);
      const record = await detailOf(tenant, row);
      assert.equal(record.gender, undefined);
      assert.deepEqual(record.unknownFields, { Gender: 1 });
    },
  },
  {
    dialects: ['points-text'],
    title: 'points sent as text are a number (open question 26)',
    deviations: ['getCustomerDetail answer: /LoyaltyPoint must be number,null'],
    run: async (tenant) => {
      const row = tenant.rowWhere(({ loyaltyPoint }) => !Number.isInteger(loyaltyPoint));
      assert.equal((await detailOf(tenant, row)).loyaltyPoint, row.loyaltyPoint);
    },
  },
  {
    dialects: ['not-found-null'],
    title: NO_CUSTOMER,
    ...refusesNobody('getCustomerDetail answer: must be object'),
  },
  { dialects: ['not-found-object'], title: NO_CUSTOMER, ...refusesNobody() },
  {
    dialects: ['not-found-array'],
    title: NO_CUSTOMER,
    ...refusesNobody('getCustomerDetail answer: must be object'),
  },
  {
    dialects: [
      'detail-without-id',
      'detail-without-birth-date',
      'nulls-omitted',
      'expired-group-iso',
      'points-text',
      'write-204',
    ],
    title: 'a customer is saved by code from the poorest of answers',
    deviations: [
      'getCustomerDetail answer: /LoyaltyPoint must be number,null',
      'updateCustomerByCode answer: status 204 is not declared',
    ],
    run: async (tenant) => {
      const row = tenant.rowWhere(({ email, address }) => email === null && address !== null);
      const key = { kind: 'code', value: row.code ?? '' } as const;
      const edits = { email: 'baru@example.com', birthDate: '1990-01-02', address: '' };
      const outcome = savedOutcome(await editAndSave(tenant.api, key, edits));
      assert.deepEqual(outcome.differences, []);
      assert.deepEqual(new Set(outcome.unverified), new Set(['birthDate', 'address']), 'the answer does not show them');
      assert.equal(tenant.row(row.number).email, 'baru@example.com');
      assert.equal(tenant.row(row.number).birthDate, '1990-01-02');
    },
  },
];
