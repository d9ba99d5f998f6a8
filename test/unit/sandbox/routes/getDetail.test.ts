import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { objectOf, useSandbox } from '../../../support/sandboxFixture.ts';

const { call, sandbox } = await useSandbox({ after });
const row = sandbox.store.at(4);
assert.ok(row?.email && row.mobile && row.code);

for (const query of [
  `ID=${row.id}`,
  `Code=${row.code}`,
  `Email=${encodeURIComponent(row.email)}`,
  `MobilePhone=${encodeURIComponent(row.mobile)}`,
  `Mobile=${encodeURIComponent(row.mobile)}`,
]) {
  test(`Detail finds a customer by ${query.split('=')[0]}`, async () => {
    const { status, body } = await call('GET', `/Detail?${query}`);
    assert.equal(status, 200);
    assert.equal(objectOf(body).ID, row.id);
  });
}

test('Detail has the sixteen documented fields, the ID and the birth date', async () => {
  const body = objectOf((await call('GET', `/Detail?ID=${row.id}`)).body);
  assert.deepEqual(
    Object.keys(body).toSorted(),
    'Address BirthDate Code Email ExpiredGroup FirstName Gender Group ID ImageURL LastName LoyaltyPoint Mobile Name Phone ReferredBy SignUpOutlet Status'.split(
      ' ',
    ),
  );
  assert.equal(body.LoyaltyPoint, row.loyaltyPoint);
});

test('Detail writes the end of the group as in the documented sample', async () => {
  sandbox.store.change(7, { group: 'Gold', expiredGroup: '2019-07-31' });
  const body = objectOf((await call('GET', `/Detail?ID=${sandbox.store.at(7)?.id}`)).body);
  assert.equal(body.ExpiredGroup, '31 Jul 2019');
});

test('A customer that does not exist is a 400 with a message', async () => {
  const { status, body } = await call('GET', '/Detail?Code=MM-99999');
  assert.equal(status, 400);
  assert.deepEqual(body, { Message: 'Customer MM-99999 does not exist in Database' });
});

test('No key, an empty key and two keys are refused', async () => {
  for (const query of ['', '?ID=', `?ID=${row.id}&Code=${row.code}`]) {
    assert.equal((await call('GET', `/Detail${query}`)).status, 400, query);
  }
});

test('The deprecated look-up takes the email in a JSON body', async () => {
  assert.equal(objectOf((await call('POST', '/Email', { Email: row.email })).body).ID, row.id);
  assert.equal((await call('POST', '/Email', { Email: 'nobody@example.com' })).status, 400);
});
