import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isCalendarDay } from '../../src/api/calendarDay.ts';
import { CustomerApi } from '../../src/api/customerApi.ts';
import type { CustomerRecord } from '../../src/api/customerRecord.ts';
import { OPERATION_IDS } from '../../src/api/operationId.ts';
import type { CustomerRow } from '../../src/sandbox/customerRow.ts';
import { customerPin } from '../../src/sandbox/pins.ts';
import type { Tenant } from '../support/contractTenant.ts';
import { useTenant } from '../support/contractTenant.ts';
import { day } from '../unit/customers/fakes.ts';

const MERGE_NAMES = { mergeTarget: 'TargetID', mergeSources: 'SourceIDs' };
const PIN_NAMES = { pinCorrect: { status: 200, field: 'Message', value: 'PIN authenticated' } };

/** What is sent and answered besides the token call: the traffic rules of the contract hold for all of it (see `useTenant`). */
const CALLS: Readonly<Record<string, (tenant: Tenant) => Promise<void>>> = {
  listCustomers: async ({ api, recorder }) => {
    const page = await api.listCustomers({ pageNumber: 2, pageSize: 20 });
    assert.equal(page.customers.length, 20);
    assert.equal(page.totalCount, undefined);
    const [filtered] = [
      await api.listCustomers({ pageNumber: 1, pageSize: 500, from: day('2019-01-01'), to: day('2020-12-31') }),
    ];
    assert.ok(filtered.customers.length > 0 && filtered.customers.length < 60);
    assert.deepEqual(recorder.queriesOf('listCustomers')[1], [
      ['From', '2019-01-01'],
      ['To', '2020-12-31'],
      ['PageNumber', '1'],
      ['PageSize', '500'],
    ]);
  },
  listCustomerWithTotalCount: async ({ api, row }) => {
    const page = await api.listCustomerWithTotalCount({ pageNumber: 1, pageSize: 7 });
    assert.equal(page.customers.length, 7);
    assert.equal(page.totalCount, 60);
    const { name } = row(3);
    const named = await api.listCustomerWithTotalCount({ pageNumber: 1, pageSize: 100, name });
    assert.ok(named.customers.some((customer) => customer.name === name));
    assert.equal(named.totalCount, named.customers.length);
  },
  getCustomerDetail: async ({ api, rowWhere }) => {
    const row = rowWhere((each) => each.group !== null && each.expiredGroup !== null && each.birthDate !== null);
    assertSameCustomer(await api.getCustomerDetail({ kind: 'id', value: row.id }), row);
    assertSameCustomer(await api.getCustomerDetail({ kind: 'code', value: row.code ?? '' }), row);
    assertSameCustomer(await api.getCustomerDetail({ kind: 'email', value: row.email ?? '' }), row);
    assertSameCustomer(await api.getCustomerDetail({ kind: 'mobile', value: row.mobile ?? '' }), row);
  },
  getCustomerByListId: async ({ api, row, recorder }) => {
    const customers = await api.getCustomerByListId([row(4).id, row(2).id]);
    assert.deepEqual(
      customers.map(({ id }) => id),
      [row(4).id, row(2).id],
    );
    assert.deepEqual((await api.getCustomerByListId([row(1).id])).length, 1);
    assert.deepEqual(recorder.queriesOf('getCustomerByListId'), [
      [
        ['ListID', row(4).id],
        ['ListID', row(2).id],
      ],
      [['ListID', row(1).id]],
    ]);
  },
  getNewCustomerCode: async ({ api }) => {
    assert.equal(await api.getNewCustomerCode(), 'MM-00061');
    assert.equal(await api.getNewCustomerCode(), 'MM-00061', 'it reserves nothing');
  },
  createCustomer: async ({ api, sandbox, recorder }) => {
    const everything = {
      code: 'X-1',
      name: 'Rina "Uji" O’Neil 😀',
      firstName: 'Rina',
      lastName: 'Uji',
      gender: true,
      birthDate: day('1992-02-29'),
      email: 'rina.uji@example.com',
      mobile: '081299000001',
      phone: '0215559999',
      address: 'Jl. Uji 1\r\nJakarta',
      group: 'Gold',
      expiredGroup: day('2030-12-31'),
      loyaltyPoint: 12.5,
      status: 'Active',
    };
    const answer = await api.createCustomer(everything);
    const stored = sandbox.store.find('id', answer.id ?? '');
    assert.equal(stored?.name, everything.name);
    assert.equal(stored?.birthDate, '1992-02-29');
    assert.equal(stored?.loyaltyPoint, 12.5);
    assert.equal(Object.keys(recorder.bodiesOf('createCustomer')[0] ?? {}).length, 14);
    const plain = await api.createCustomer({ name: 'Hanya Nama' });
    assert.equal(sandbox.store.find('id', plain.id ?? '')?.code, 'MM-00061', 'the generator fills the code');
  },
  updateCustomerById: async ({ api, row, recorder }) => {
    const { id } = row(5);
    const answer = await api.updateCustomerById(id, {
      address: 'Jl. Baru 5',
      code: 'NEW-5',
      email: 'baru5@example.com',
    });
    assert.deepEqual(answer, { id, message: 'Record updated' });
    assert.deepEqual([row(5).address, row(5).code, row(5).email], ['Jl. Baru 5', 'NEW-5', 'baru5@example.com']);
    assert.deepEqual(recorder.bodiesOf('updateCustomerById'), [
      { Code: 'NEW-5', Email: 'baru5@example.com', Address: 'Jl. Baru 5', ID: id },
    ]);
  },
  updateCustomerByCode: async ({ api, row, recorder }) => {
    const code = row(6).code ?? '';
    await api.updateCustomerByCode(code, { birthDate: day('1980-01-31') });
    assert.equal(row(6).birthDate, '1980-01-31');
    assert.deepEqual(recorder.bodiesOf('updateCustomerByCode'), [{ Birthdate: '1980-01-31', Code: code }]);
  },
  updateCustomerByEmail: async ({ api, row, recorder }) => {
    const email = row(7).email ?? '';
    const answer = await api.updateCustomerByEmail(email, { gender: true, phone: '' });
    assert.deepEqual(answer, { id: row(7).id, message: 'Record updated' });
    assert.deepEqual([row(7).gender, row(7).phone], [true, null]);
    assert.deepEqual(recorder.bodiesOf('updateCustomerByEmail'), [{ Gender: true, Phone: '', Email: email }]);
  },
  updateCustomerByMobilePhone: async ({ api, row, recorder }) => {
    const mobile = row(8).mobile ?? '';
    await api.updateCustomerByMobilePhone(mobile, { group: 'Gold', expiredGroup: day('2031-01-01') });
    assert.deepEqual([row(8).group, row(8).expiredGroup], ['Gold', '2031-01-01']);
    assert.deepEqual(recorder.bodiesOf('updateCustomerByMobilePhone'), [
      { Group: 'Gold', ExpiredGroup: '2031-01-01', MobilePhone: mobile },
    ]);
  },
  updateAppLastSignInCustomerById: async ({ api, rowWhere, row, recorder }) => {
    const { id, number } = rowWhere(({ appLastSignIn }) => appLastSignIn === null);
    await api.updateAppLastSignInCustomerById(id);
    assert.ok(row(number).appLastSignIn);
    assert.deepEqual(recorder.bodiesOf('updateAppLastSignInCustomerById'), [{ ID: id }]);
  },
  verifyCustomerMobile: async ({ api, row, recorder }) => {
    const { id, mobileVerified } = row(9);
    await api.verifyCustomerMobile(id, !mobileVerified);
    assert.equal(row(9).mobileVerified, !mobileVerified);
    assert.deepEqual(recorder.bodiesOf('verifyCustomerMobile'), [{ ID: id, Verified: !mobileVerified }]);
  },
  verifyCustomerEmail: async ({ api, row, recorder }) => {
    const { id, emailVerified } = row(9);
    await api.verifyCustomerEmail(id, !emailVerified);
    assert.equal(row(9).emailVerified, !emailVerified);
    assert.deepEqual(recorder.bodiesOf('verifyCustomerEmail'), [{ ID: id, Verified: !emailVerified }]);
  },
  suspendCustomer: async ({ api, row, recorder }) => {
    const answer = await api.suspendCustomer({ kind: 'id', value: row(0).id });
    assert.deepEqual(answer, { id: undefined, message: 'The contact has been successfully suspended.' });
    await api.suspendCustomer({ kind: 'code', value: row(1).code ?? '' });
    await api.suspendCustomer({ kind: 'email', value: row(2).email ?? '' });
    await api.suspendCustomer({ kind: 'mobile', value: row(4).mobile ?? '' });
    for (const number of [0, 1, 2, 4]) assert.equal(row(number).status, 'Suspended');
    assert.deepEqual(
      recorder.bodiesOf('suspendCustomer').map((body) => Object.keys(body ?? {})),
      [['ID'], ['Code'], ['Email'], ['Phone']],
    );
  },
  unsuspendCustomer: async ({ api, row, rowWhere, recorder }) => {
    const { id, number } = rowWhere(({ status }) => status === 'Suspended');
    const answer = await api.unsuspendCustomer({ kind: 'id', value: id });
    assert.deepEqual(answer, { id: undefined, message: 'The contact has been successfully unsuspended.' });
    assert.equal(row(number).status, 'Active');
    assert.deepEqual(recorder.bodiesOf('unsuspendCustomer'), [{ ID: id }]);
  },
  deleteCustomerByEmail: async ({ api, sandbox, row, recorder }) => {
    const { email, id } = row(10);
    const answer = await api.deleteCustomerByEmail(email ?? '');
    assert.equal(answer.id, id);
    assert.equal(sandbox.store.size, 59);
    assert.equal(sandbox.store.find('id', id), undefined);
    assert.deepEqual(recorder.bodiesOf('deleteCustomerByEmail'), [{ Email: email }]);
  },
  deleteCustomerByCode: async ({ api, sandbox, row, recorder }) => {
    const { code, id } = row(11);
    await api.deleteCustomerByCode(code ?? '');
    assert.equal(sandbox.store.find('id', id), undefined);
    assert.deepEqual(recorder.bodiesOf('deleteCustomerByCode'), [{ Code: code }]);
  },
  mergeCustomer: async ({ api, sandbox, row, recorder }) => {
    const [target, one, other] = [row(0), row(1), row(2)];
    const points = target.loyaltyPoint + one.loyaltyPoint + other.loyaltyPoint;
    await api.mergeCustomer(target.id, [one.id, other.id]);
    assert.equal(sandbox.store.size, 58);
    assert.equal(row(0).loyaltyPoint, points);
    assert.deepEqual(recorder.bodiesOf('mergeCustomer'), [{ TargetID: target.id, SourceIDs: [one.id, other.id] }]);
  },
  checkCustomerPinAuthenticate: async ({ api, row, recorder }) => {
    const { id } = row(0);
    const pin = customerPin(1, id);
    assert.equal(await api.checkCustomerPinAuthenticate(id, pin), 'correct');
    assert.equal(await api.checkCustomerPinAuthenticate(id, `${pin}0`), 'unrecognised');
    assert.deepEqual(recorder.bodiesOf('checkCustomerPinAuthenticate')[0], { CustomerID: id, PIN: pin });
  },
};

describe('each method of CustomerApi against the sandbox, every request and answer held against the contract', () => {
  for (const [name, call] of Object.entries(CALLS)) {
    test(`${name} sends what the contract declares and reads what it answers`, async (t) => {
      const tenant = await useTenant(t, { names: { ...MERGE_NAMES, ...PIN_NAMES } });
      await call(tenant);
      const [first, ...others] = tenant.recorder.operations;
      assert.equal(first, 'createToken');
      assert.deepEqual(new Set(others), new Set([name]));
    });
  }

  test('no method is left out', () => {
    const methods = Object.getOwnPropertyNames(CustomerApi.prototype).filter((name) => name !== 'constructor');
    assert.deepEqual(Object.keys(CALLS).sort(), methods.sort());
    assert.deepEqual([...Object.keys(CALLS), 'createToken'].sort(), [...OPERATION_IDS].sort());
  });

  test('the token call sends the client id and secret once and its token from then on', async (t) => {
    const { api, sandbox, recorder } = await useTenant(t);
    await api.getNewCustomerCode();
    await api.getNewCustomerCode();
    assert.deepEqual(recorder.operations, ['createToken', 'getNewCustomerCode', 'getNewCustomerCode']);
    assert.deepEqual(recorder.bodiesOf('createToken'), [
      { client_id: sandbox.clientId, client_secret: sandbox.clientSecret },
    ]);
    const [token, second, third] = recorder.exchanges.map(({ request }) => request.headers.Authorization);
    assert.equal(token, undefined);
    assert.equal(second, third);
  });

  test('the POST twin of the list takes the same filters in its body', async (t) => {
    const { api, recorder } = await useTenant(t, { dialects: ['list-get-refused'] });
    const page = await api.listCustomers({ pageNumber: 1, pageSize: 5, from: day('2018-01-01') });
    assert.equal(page.customers.length, 5);
    assert.deepEqual(recorder.operations, ['createToken', 'listCustomers', 'listCustomersByPost']);
    assert.deepEqual(recorder.bodiesOf('listCustomersByPost'), [{ From: '2018-01-01', PageNumber: 1, PageSize: 5 }]);
  });
});

function assertSameCustomer(record: CustomerRecord, row: CustomerRow): void {
  assert.deepEqual(
    {
      id: record.id,
      code: record.code,
      name: record.name,
      firstName: record.firstName,
      lastName: record.lastName,
      gender: record.gender,
      birthDate: record.birthDate,
      email: record.email,
      mobile: record.mobile,
      phone: record.phone,
      address: record.address,
      group: record.group,
      expiredGroup: record.expiredGroup,
      loyaltyPoint: record.loyaltyPoint,
      status: record.status,
      signUpOutlet: record.signUpOutlet,
      referredBy: record.referredBy,
      imageUrl: record.imageUrl,
      unknownFields: record.unknownFields,
    },
    {
      id: row.id,
      code: row.code,
      name: row.name,
      firstName: row.firstName,
      lastName: row.lastName,
      gender: row.gender,
      birthDate: row.birthDate,
      email: row.email,
      mobile: row.mobile,
      phone: row.phone,
      address: row.address,
      group: row.group,
      expiredGroup: row.expiredGroup,
      loyaltyPoint: row.loyaltyPoint,
      status: row.status,
      signUpOutlet: row.signUpOutlet,
      referredBy: row.referredBy,
      imageUrl: row.imageUrl,
      unknownFields: {},
    },
  );
  assert.ok(record.birthDate && isCalendarDay(record.birthDate));
}
