import assert from 'node:assert/strict';
import type { FieldNames } from '../../../src/api/wire.ts';
import { customerPin } from '../../../src/sandbox/pins.ts';
import { failureOf, ofKind } from '../../support/apiErrors.ts';
import type { Tenant } from '../../support/contractTenant.ts';
import type { DialectCase } from './dialectCase.ts';

type Names = Partial<FieldNames>;

const WITH_NAMES = 'the call works under the names of the setting';
const REFUSED = 'the refusal is passed on, and nothing is changed';

function listsByIds(names: Names): Pick<DialectCase, 'options' | 'run'> {
  return {
    options: { names },
    run: async ({ api, row }) => {
      const customers = await api.getCustomerByListId([row(3).id, row(1).id]);
      assert.deepEqual(
        customers.map(({ id }) => id),
        [row(3).id, row(1).id],
      );
    },
  };
}

const refusesIds: DialectCase['run'] = async ({ api, row }) => {
  const refused = ofKind(await failureOf(api.getCustomerByListId([row(3).id, row(1).id])), 'badRequest');
  assert.equal(refused.serverMessage, 'ListID is required');
};

function findsByMobile(names: Names): Pick<DialectCase, 'options' | 'run'> {
  return {
    options: { names },
    run: async ({ api, row }) => {
      const mobile = row(0).mobile ?? '';
      assert.equal((await api.getCustomerDetail({ kind: 'mobile', value: mobile })).id, row(0).id);
      await api.updateCustomerByMobilePhone(mobile, { address: 'Jl. Baru' });
      assert.equal(row(0).address, 'Jl. Baru');
    },
  };
}

const refusesMobile: DialectCase['run'] = async ({ api, row }) => {
  const [before, mobile] = [row(0), row(0).mobile ?? ''];
  assert.equal((await failureOf(api.getCustomerDetail({ kind: 'mobile', value: mobile }))).kind, 'badRequest');
  assert.equal((await failureOf(api.updateCustomerByMobilePhone(mobile, { address: 'Jl. Baru' }))).kind, 'badRequest');
  assert.deepEqual(row(0), before);
};

function merges(names: Names): Pick<DialectCase, 'options' | 'run'> {
  return {
    options: { names },
    run: async ({ api, row, sandbox }) => {
      await api.mergeCustomer(row(0).id, [row(1).id, row(2).id]);
      assert.equal(sandbox.store.size, 58);
      assert.equal(sandbox.store.find('id', row(0).id)?.id, row(0).id, 'the target is kept');
    },
  };
}

const refusesMerge: Pick<DialectCase, 'options' | 'run'> = {
  options: { names: { mergeTarget: 'TargetID', mergeSources: 'SourceIDs' } },
  run: async ({ api, row, sandbox }) => {
    assert.equal((await failureOf(api.mergeCustomer(row(0).id, [row(1).id]))).kind, 'badRequest');
    assert.equal(sandbox.store.size, 60);
  },
};

/** The outcome for the right PIN and for a wrong one. */
async function pinOutcomes({ api, row }: Tenant): Promise<unknown[]> {
  const { id } = row(0);
  const pin = customerPin(1, id);
  return [
    await api.checkCustomerPinAuthenticate(id, pin),
    await api.checkCustomerPinAuthenticate(id, pin === '123456' ? '654321' : '123456'),
  ];
}

const FLAG = {
  pinCorrect: { status: 200, field: 'IsAuthenticated', value: true },
  pinWrong: { status: 200, field: 'IsAuthenticated', value: false },
} as const;
const MESSAGE = {
  pinCorrect: { status: 200, field: 'Message', value: 'PIN authenticated' },
  pinWrong: { status: 200, field: 'Message', value: 'PIN is not valid' },
} as const;

function pins(names: Names, ...outcomes: string[]): Pick<DialectCase, 'options' | 'run'> {
  return { options: { names }, run: async (tenant) => assert.deepEqual(await pinOutcomes(tenant), outcomes) };
}

const FAILS_CLOSED = 'no answer is taken for a right PIN as long as none is confirmed (open question 4)';

/** The dialects of names that no page confirms: each with the default names, and with the right ones. */
export const KEY_CASES: readonly DialectCase[] = [
  { dialects: ['list-id-comma'], title: REFUSED, run: refusesIds },
  { dialects: ['list-id-comma'], title: WITH_NAMES, ...listsByIds({ listIdForm: 'comma' }) },
  { dialects: ['list-id-named-id'], title: REFUSED, run: refusesIds },
  { dialects: ['list-id-named-id'], title: WITH_NAMES, ...listsByIds({ listId: 'ID' }) },
  { dialects: ['list-id-refused'], title: REFUSED, run: refusesIds },
  { dialects: ['mobile-key-mobilephone'], title: 'the default name is the right one', ...findsByMobile({}) },
  { dialects: ['mobile-key-mobile'], title: REFUSED, run: refusesMobile },
  {
    dialects: ['mobile-key-mobile'],
    title: WITH_NAMES,
    ...findsByMobile({ detailMobile: 'Mobile', updateMobileKey: 'Mobile' }),
  },
  { dialects: ['mobile-key-phone'], title: REFUSED, run: refusesMobile },
  {
    dialects: ['mobile-key-phone'],
    title: WITH_NAMES,
    ...findsByMobile({ detailMobile: 'Phone', updateMobileKey: 'Phone' }),
  },
  {
    dialects: ['mobile-equal-forms'],
    title: 'the number is passed on as it is, and the server finds who it finds (open question 8)',
    run: async ({ api, rowWhere, recorder }) => {
      const { id, mobile } = rowWhere((row) => row.mobile?.startsWith('0') === true);
      const typed = `+62${mobile?.slice(1)}`;
      assert.equal((await api.getCustomerDetail({ kind: 'mobile', value: typed })).id, id);
      assert.deepEqual(recorder.queriesOf('getCustomerDetail'), [[['MobilePhone', typed]]]);
    },
  },
  {
    dialects: ['verify-by-value'],
    title: REFUSED,
    run: async ({ api, row }) => {
      const before = row(0);
      assert.equal((await failureOf(api.verifyCustomerEmail(before.id, !before.emailVerified))).kind, 'badRequest');
      assert.equal((await failureOf(api.verifyCustomerMobile(before.id, !before.mobileVerified))).kind, 'badRequest');
      assert.deepEqual(row(0), before);
    },
  },
  {
    dialects: ['verify-by-value'],
    title: WITH_NAMES,
    options: { names: { verifyEmailId: 'Email', verifyMobileId: 'Mobile' } },
    run: async ({ api, row }) => {
      const { email, mobile, emailVerified, mobileVerified } = row(0);
      await api.verifyCustomerEmail(email ?? '', !emailVerified);
      await api.verifyCustomerMobile(mobile ?? '', !mobileVerified);
      assert.deepEqual([row(0).emailVerified, row(0).mobileVerified], [!emailVerified, !mobileVerified]);
    },
  },
  {
    dialects: ['verify-flag-isverified'],
    title: REFUSED,
    run: async ({ api, row }) => {
      const before = row(0);
      assert.equal((await failureOf(api.verifyCustomerEmail(before.id, !before.emailVerified))).kind, 'badRequest');
      assert.deepEqual(row(0), before);
    },
  },
  {
    dialects: ['verify-flag-isverified'],
    title: WITH_NAMES,
    options: { names: { verifyEmailFlag: 'IsVerified', verifyMobileFlag: 'IsVerified' } },
    run: async ({ api, row }) => {
      const { id, emailVerified, mobileVerified } = row(0);
      await api.verifyCustomerEmail(id, !emailVerified);
      await api.verifyCustomerMobile(id, !mobileVerified);
      assert.deepEqual([row(0).emailVerified, row(0).mobileVerified], [!emailVerified, !mobileVerified]);
    },
  },
  { dialects: ['merge-keys-target-list'], title: REFUSED, ...refusesMerge },
  { dialects: ['merge-keys-target-list'], title: WITH_NAMES, ...merges({ mergeTarget: 'ID', mergeSources: 'ListID' }) },
  { dialects: ['merge-keys-contact'], title: REFUSED, ...refusesMerge },
  {
    dialects: ['merge-keys-contact'],
    title: WITH_NAMES,
    ...merges({ mergeTarget: 'TargetContactID', mergeSources: 'SourceContactIDs' }),
  },
  { dialects: ['pin-keys-id'], title: FAILS_CLOSED, ...pins(MESSAGE, 'unrecognised', 'unrecognised') },
  {
    dialects: ['pin-keys-id'],
    title: WITH_NAMES,
    ...pins({ ...MESSAGE, pinCustomerId: 'ID', pinPin: 'Pin' }, 'correct', 'unrecognised'),
  },
  { dialects: ['pin-flag'], title: FAILS_CLOSED, ...pins({}, 'unrecognised', 'unrecognised') },
  { dialects: ['pin-flag'], title: 'the confirmed answers are told apart', ...pins(FLAG, 'correct', 'wrong') },
  { dialects: ['pin-message'], title: FAILS_CLOSED, ...pins({}, 'unrecognised', 'unrecognised') },
  { dialects: ['pin-message'], title: 'the confirmed answers are told apart', ...pins(MESSAGE, 'correct', 'wrong') },
  {
    dialects: ['pin-401'],
    title: 'a refused PIN is sent once, and not again with a new token (open question 4)',
    run: async ({ api, row, recorder }) => {
      const refusal = await failureOf(api.checkCustomerPinAuthenticate(row(0).id, 'no PIN'));
      assert.deepEqual([refusal.kind, refusal.operation], ['unauthorized', 'checkCustomerPinAuthenticate']);
      assert.deepEqual(recorder.operations, ['createToken', 'checkCustomerPinAuthenticate']);
    },
  },
  {
    dialects: ['new-code-object'],
    title: 'the code is read out of the object (open question 24)',
    run: async ({ api }) => assert.equal(await api.getNewCustomerCode(), 'MM-00061'),
  },
  {
    dialects: ['new-code-off'],
    title: 'the refusal is passed on, and a customer is created without a code (open question 24)',
    run: async ({ api, sandbox, recorder }) => {
      const refusal = ofKind(await failureOf(api.getNewCustomerCode()), 'badRequest');
      assert.equal(refusal.serverMessage, 'Customer Code Generator is not active');
      const { id } = await api.createCustomer({ name: 'Rina' });
      assert.equal(sandbox.store.find('id', id ?? '')?.code, null);
      assert.deepEqual(recorder.bodiesOf('createCustomer'), [{ Name: 'Rina' }]);
    },
  },
];
