import assert from 'node:assert/strict';
import type { WriteAnswer } from '../../../src/api/customerRecord.ts';
import { failureOf, ofKind } from '../../support/apiErrors.ts';
import { editAndSave, savedOutcome } from '../../support/contractActions.ts';
import type { Tenant } from '../../support/contractTenant.ts';
import type { DialectCase } from './dialectCase.ts';

const NAMES = { mergeTarget: 'TargetID', mergeSources: 'SourceIDs' };

/** The writes whose answer no page shows, each with what it answered. */
const UNDOCUMENTED: Readonly<Record<string, (tenant: Tenant) => Promise<WriteAnswer>>> = {
  createCustomer: ({ api }) => api.createCustomer({ name: 'Rina' }),
  updateCustomerById: ({ api, row }) => api.updateCustomerById(row(0).id, { address: 'Jl. Baru' }),
  updateCustomerByCode: ({ api, row }) => api.updateCustomerByCode(row(0).code ?? '', { address: 'Jl. Lain' }),
  updateCustomerByMobilePhone: ({ api, row }) =>
    api.updateCustomerByMobilePhone(row(0).mobile ?? '', { address: 'Jl. Lagi' }),
  updateAppLastSignInCustomerById: ({ api, row }) => api.updateAppLastSignInCustomerById(row(0).id),
  verifyCustomerMobile: ({ api, row }) => api.verifyCustomerMobile(row(0).id, true),
  verifyCustomerEmail: ({ api, row }) => api.verifyCustomerEmail(row(0).id, true),
  mergeCustomer: ({ api, row }) => api.mergeCustomer(row(0).id, [row(1).id]),
  deleteCustomerByEmail: ({ api, row }) => api.deleteCustomerByEmail(row(2).email ?? ''),
  deleteCustomerByCode: ({ api, row }) => api.deleteCustomerByCode(row(4).code ?? ''),
};

function answersWrites(has: { readonly id: boolean; readonly message: boolean }): DialectCase['run'] {
  return async (tenant) => {
    for (const [operation, write] of Object.entries(UNDOCUMENTED)) {
      const { id, message } = await write(tenant);
      assert.deepEqual([id !== undefined, message !== undefined], [has.id, has.message], operation);
    }
    assert.equal(tenant.row(0).address, 'Jl. Lagi');
    assert.equal(tenant.sandbox.store.size, 60 + 1 - 3);
    const documented = await tenant.api.updateCustomerByEmail(tenant.row(0).email ?? '', { name: 'Budi' });
    assert.deepEqual(documented, { id: tenant.row(0).id, message: 'Record updated' });
  };
}

function deviationOfAll(problem: string): string[] {
  return Object.keys(UNDOCUMENTED).map((operation) => `${operation} answer: ${problem}`);
}

const TAKEN = 'the write is taken for done (open question 25)';

/** The dialects of what a write does and answers. */
export const WRITE_CASES: readonly DialectCase[] = [
  {
    dialects: ['write-id-only'],
    title: TAKEN,
    options: { names: NAMES },
    run: answersWrites({ id: true, message: false }),
  },
  {
    dialects: ['write-message-only'],
    title: TAKEN,
    options: { names: NAMES },
    run: answersWrites({ id: false, message: true }),
  },
  {
    dialects: ['write-empty'],
    title: TAKEN,
    options: { names: NAMES },
    deviations: deviationOfAll('is of no media type, not application/json'),
    run: answersWrites({ id: false, message: false }),
  },
  {
    dialects: ['write-204'],
    title: TAKEN,
    options: { names: NAMES },
    deviations: deviationOfAll('status 204 is not declared'),
    run: answersWrites({ id: false, message: false }),
  },
  {
    dialects: ['omitted-clears'],
    title: 'the record after a save shows what the server cleared, and not what was there (open question 2)',
    run: async ({ api, row, rowWhere }) => {
      const { id, number } = rowWhere(({ address, phone }) => address !== null && phone !== null);
      const { record, changedToo } = savedOutcome(await editAndSave(api, { kind: 'id', value: id }, { name: 'Budi' }));
      assert.equal(row(number).address, null);
      assert.ok(changedToo.some(({ field, was, now }) => field === 'address' && was !== '' && now === ''));
      assert.deepEqual([record.name, record.address, record.phone], ['Budi', null, null]);
    },
  },
  {
    dialects: ['empty-keeps'],
    title: 'a text that was to be cleared and is still there is told (open question 2)',
    run: async ({ api, rowWhere }) => {
      const { id, address } = rowWhere((each) => each.address !== null);
      const { differences } = savedOutcome(await editAndSave(api, { kind: 'id', value: id }, { address: '' }));
      assert.deepEqual(differences, [{ field: 'address', wanted: '', got: address, ignored: true }]);
    },
  },
  {
    dialects: ['normalises'],
    title: 'a number that the server rewrote is told (open question 8)',
    run: async ({ api, row }) => {
      const key = { kind: 'id', value: row(0).id } as const;
      const { differences } = savedOutcome(await editAndSave(api, key, { mobile: '081299000123' }));
      assert.deepEqual(differences, [
        { field: 'mobile', wanted: '081299000123', got: '+6281299000123', ignored: false },
      ]);
    },
  },
  {
    dialects: ['points-kept'],
    title: 'points that did not change are told (open question 3)',
    run: async ({ api, row }) => {
      const { id, loyaltyPoint } = row(0);
      const { differences } = savedOutcome(await editAndSave(api, { kind: 'id', value: id }, { loyaltyPoint: '7' }));
      assert.deepEqual(differences, [{ field: 'loyaltyPoint', wanted: '7', got: String(loyaltyPoint), ignored: true }]);
    },
  },
  {
    dialects: ['points-added'],
    title: 'points that were added and not set are told (open question 3)',
    run: async ({ api, rowWhere }) => {
      const { id, loyaltyPoint } = rowWhere((row) => row.loyaltyPoint > 0);
      const { differences } = savedOutcome(await editAndSave(api, { kind: 'id', value: id }, { loyaltyPoint: '7' }));
      assert.deepEqual(differences, [
        { field: 'loyaltyPoint', wanted: '7', got: String(loyaltyPoint + 7), ignored: false },
      ]);
    },
  },
  {
    dialects: ['ignores-address'],
    title: 'a field that was silently ignored is told',
    run: async ({ api, row }) => {
      const { id, address } = row(0);
      const outcome = savedOutcome(
        await editAndSave(api, { kind: 'id', value: id }, { address: 'Jl. Baru', name: 'B' }),
      );
      assert.deepEqual(outcome.differences, [
        { field: 'address', wanted: 'Jl. Baru', got: address ?? '', ignored: true },
      ]);
      assert.equal(outcome.record.name, 'B');
    },
  },
  {
    dialects: ['suspend-again-400'],
    title: 'the refusal of a second time is passed on in the words of the server',
    run: async ({ api, row }) => {
      const key = { kind: 'id', value: row(0).id } as const;
      const active = ofKind(await failureOf(api.unsuspendCustomer(key)), 'badRequest');
      assert.equal(active.serverMessage, 'The contact is already active.');
      await api.suspendCustomer(key);
      const suspended = ofKind(await failureOf(api.suspendCustomer(key)), 'badRequest');
      assert.equal(suspended.serverMessage, 'The contact is already suspended.');
    },
  },
  {
    dialects: ['delete-refused-409'],
    title: 'the conflict is passed on, and nobody is deleted (open question 6)',
    run: async ({ api, sandbox, rowWhere }) => {
      const { code, email } = rowWhere((row) => row.loyaltyPoint > 0 && row.email !== null);
      for (const refused of [api.deleteCustomerByCode(code ?? ''), api.deleteCustomerByEmail(email ?? '')]) {
        const { acted, serverMessage } = ofKind(await failureOf(refused), 'conflict');
        assert.deepEqual([acted, serverMessage], ['no', 'The customer has transactions and cannot be deleted']);
      }
      assert.equal(sandbox.store.size, 60);
    },
  },
  {
    dialects: ['view-only'],
    title: 'every write names the role that it lacks, and reads go on',
    options: { names: NAMES },
    run: async (tenant) => {
      const { api, row, sandbox } = tenant;
      for (const [operation, write] of Object.entries(UNDOCUMENTED)) {
        if (operation === 'updateAppLastSignInCustomerById') continue;
        const refusal = ofKind(await failureOf(write(tenant)), 'forbidden');
        assert.equal(refusal.acted, 'no', operation);
        assert.match(refusal.role ?? '', /EDIT|CREATE|DELETE|modify/, operation);
      }
      assert.equal(sandbox.store.size, 60);
      assert.equal((await api.getCustomerDetail({ kind: 'id', value: row(0).id })).id, row(0).id);
    },
  },
];
