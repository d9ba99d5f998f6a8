import assert from 'node:assert/strict';
import { test } from 'node:test';
import { objectOf, useSandbox } from '../../../support/sandboxFixture.ts';

test('A customer is created with every writable field and can be read back', async (t) => {
  const { call, sandbox } = await useSandbox(t, { now: () => Date.UTC(2026, 10, 22) });
  const created = await call('POST', '', {
    Email: 'baru@example.com',
    Name: 'Baru Sekali',
    FirstName: 'Baru',
    LastName: 'Sekali',
    Birthdate: '1994-03-21',
    Phone: '0215550001',
    Mobile: '081200000001',
    Address: 'Jl. Contoh 1',
    Gender: true,
    Group: 'Gold',
    ExpiredGroup: '2030-12-31',
    LoyaltyPoint: 12.5,
    Status: 'WaitingForApproval',
  });
  assert.equal(created.status, 200);
  const { ID, Message } = objectOf(created.body);
  assert.equal(Message, 'Record created');
  const row = sandbox.store.find('email', 'baru@example.com');
  assert.equal(row?.id, ID);
  assert.deepEqual(
    { ...row, number: undefined, id: undefined },
    {
      number: undefined,
      id: undefined,
      code: 'MM-00201',
      name: 'Baru Sekali',
      firstName: 'Baru',
      lastName: 'Sekali',
      gender: true,
      birthDate: '1994-03-21',
      email: 'baru@example.com',
      mobile: '081200000001',
      phone: '0215550001',
      address: 'Jl. Contoh 1',
      group: 'Gold',
      expiredGroup: '2030-12-31',
      loyaltyPoint: 12.5,
      status: 'WaitingForApproval',
      joinDate: '2026-11-22',
      signUpOutlet: null,
      referredBy: null,
      imageUrl: null,
      nationalIdNumber: null,
      mobileVerified: false,
      emailVerified: false,
      appLastSignIn: null,
    },
  );
  assert.equal((await call('GET', '/NewCode')).body, 'MM-00202');
});

test('An email or a code that another customer has is a conflict', async (t) => {
  const { call, sandbox } = await useSandbox(t);
  const other = sandbox.store.at(0);
  assert.equal((await call('POST', '', { Name: 'X', Email: other?.email ?? '' })).status, 409);
  const conflict = await call('POST', '', { Name: 'X', Code: other?.code ?? '' });
  assert.equal(conflict.status, 409);
  assert.deepEqual(conflict.body, { Message: `Code ${other?.code} is used by another customer` });
  assert.equal(
    (await call('PUT', '/ByID', { ID: sandbox.store.at(1)?.id ?? '', Code: other?.code ?? '' })).status,
    409,
  );
  assert.equal((await call('PUT', '/ByID', { ID: other?.id ?? '', Code: other?.code ?? '' })).status, 200);
  assert.equal(sandbox.store.size, 200);
});

for (const [wrong, message] of [
  [{ Email: 'x@example.com' }, 'Name is required'],
  [{ Name: ' ' }, 'Name is required'],
  [{ Name: 'X', Email: 'not an address' }, 'Email is not valid'],
  [{ Name: 'X', Birthdate: '21/03/1994' }, 'Birthdate must be a date in the form yyyy-mm-dd'],
  [{ Name: 'X', Birthdate: '1994-02-30' }, 'Birthdate must be a date in the form yyyy-mm-dd'],
  [{ Name: 'X', Gender: 'Male' }, 'Gender must be true or false'],
  [{ Name: 'X', LoyaltyPoint: '5' }, 'LoyaltyPoint must be a number'],
  [{ Name: 'X', Status: 'Sleeping' }, 'Status Sleeping does not exist in Database'],
  [{ Name: 'X', Group: 'Diamond' }, 'Group Diamond does not exist in Database'],
  [{ Name: 'X', Mobile: 812 }, 'Mobile must be a text'],
] as const) {
  test(`Creating ${JSON.stringify(wrong)} is refused: ${message}`, async (t) => {
    const { call, sandbox } = await useSandbox(t);
    const { status, body } = await call('POST', '', wrong);
    assert.equal(status, 400);
    assert.deepEqual(body, { Message: message });
    assert.equal(sandbox.store.size, 200);
  });
}
