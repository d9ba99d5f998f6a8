import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { JsonObject, JsonValue } from '../../../src/api/json.ts';
import type { DialectName } from '../../../src/sandbox/dialects.ts';
import { DIALECTS } from '../../../src/sandbox/dialects.ts';
import { customerPin } from '../../../src/sandbox/pins.ts';
import type { Reply } from '../../support/sandboxFixture.ts';
import { objectOf, postToken, rowsOf, useSandbox } from '../../support/sandboxFixture.ts';

const now = Date.UTC(2026, 10, 22, 1, 2, 3, 456);
const { sandbox, origin, clientId, clientSecret, call, reset } = await useSandbox(
  { after },
  { customers: 600, now: () => now },
);
const PAGE = 'PageNumber=1&PageSize=600';
const first = sandbox.store.at(4);
assert.ok(first?.email && first.mobile && first.code);
const { id, email, mobile } = first;
const enc = encodeURIComponent;

const list = async (query = PAGE): Promise<JsonObject[]> => rowsOf((await call('GET', `?${query}`)).body);
const rowOf = async (wanted: string): Promise<JsonObject> => objectOf((await list()).find((row) => row.ID === wanted));
const detailOf = async (wanted: string): Promise<JsonObject> =>
  objectOf((await call('GET', `/Detail?ID=${wanted}`)).body);
const total = (): Promise<Reply> => call('GET', '/WithTotalCount?PageNumber=1&PageSize=3');
const put = (path: string, body: JsonObject): Promise<Reply> => call('PUT', path, body);
const status = async (reply: Promise<Reply>): Promise<number> => (await reply).status;
const token = async (): Promise<JsonObject> =>
  objectOf((await postToken(origin, { client_id: clientId, client_secret: clientSecret })).body);
const pin = (value: string, names: readonly [string, string] = ['CustomerID', 'PIN']): Promise<Reply> =>
  call('POST', '/PIN/Authenticate', { [names[0]]: id, [names[1]]: value });
const rightPin = customerPin(1, id);
const others = (...numbers: number[]): string[] => numbers.map((number) => sandbox.store.at(number)?.id ?? '');

async function clamped(size: number): Promise<void> {
  assert.equal((await list()).length, size);
  const second = await list(`PageNumber=2&PageSize=600`);
  assert.deepEqual(second[0], (await list(`PageNumber=${size + 1}&PageSize=1`))[0]);
}

async function onlyMobileKey(name: string): Promise<void> {
  for (const candidate of ['MobilePhone', 'Mobile', 'Phone']) {
    const expected = candidate === name ? 200 : 400;
    assert.equal(await status(call('GET', `/Detail?${candidate}=${enc(mobile ?? '')}`)), expected);
    assert.equal(await status(put('/ByMobilePhone', { [candidate]: mobile, Gender: true })), expected);
  }
}

async function writeAnswers(expectedStatus: number, body: JsonValue | undefined): Promise<void> {
  const reply = await put('/ByID', { ID: id, Gender: true });
  assert.deepEqual([reply.status, reply.body], [expectedStatus, body]);
  assert.deepEqual((await put('', { Email: email, Gender: true })).body, { ID: id, Message: 'Record updated' });
  assert.deepEqual((await put('/Suspend', { ID: id })).body, {
    Message: 'The contact has been successfully suspended.',
  });
}

async function notFound(body: JsonValue): Promise<void> {
  const reply = await call('GET', '/Detail?Code=none');
  assert.deepEqual([reply.status, reply.body], [200, body]);
  assert.equal(await status(put('/ByCode', { Code: 'none' })), 400);
}

/** What each dialect does, by name. A dialect without an entry does not compile. */
const BEHAVIOUR: Record<DialectName, () => Promise<void>> = {
  'data-array': async () =>
    assert.deepEqual(Object.keys(objectOf((await total()).body)), ['DataArray', 'RecordsCount']),
  'total-bare-array': async () => assert.equal(rowsOf((await total()).body).length, 3),
  'total-refused-403': async () => assert.equal(await status(total()), 403),
  'total-refused-404': async () => assert.equal(await status(total()), 404),
  'list-get-refused': async () => {
    assert.equal(await status(call('GET', `?${PAGE}`)), 400);
    assert.equal(await status(call('POST', '/p', { PageNumber: 1, PageSize: 1 })), 200);
  },
  'list-get-missing': async () => {
    assert.equal(await status(call('GET', `?${PAGE}`)), 404);
    assert.equal(await status(call('POST', '/p', { PageNumber: 1, PageSize: 1 })), 200);
  },
  'page-clamp-20': () => clamped(20),
  'page-clamp-100': () => clamped(100),
  'page-clamp-500': () => clamped(500),
  'list-extra-fields': async () => {
    const row = await rowOf(id);
    assert.deepEqual([row.FirstName, row.NationalityID], [first.firstName, 'ID']);
  },
  'list-status': async () => assert.equal((await rowOf(id)).Status, first.status),
  'list-birthdate-small-d': async () => assert.match(String((await rowOf(id)).Birthdate), /T00:00:00$/),
  'list-by-code': async () => assert.equal((await list())[4]?.ID, id),
  'list-hides-suspended': async () => {
    const active = [...sandbox.store.rows()].filter((row) => row.status !== 'Suspended');
    assert.equal((await list()).length, active.length);
  },
  'name-prefix': async () => {
    assert.ok((await list(`${PAGE}&Name=sari`)).every((row) => /^sari/i.test(String(row.Name))));
  },
  'name-exact': async () => {
    assert.ok((await list(`${PAGE}&Name=${enc(first.name.toUpperCase())}`)).every((row) => row.Name === first.name));
    assert.deepEqual(await list(`${PAGE}&Name=${first.name.slice(0, 2)}`), []);
  },
  'to-exclusive': async () => assert.deepEqual(await list(`${PAGE}&From=${first.joinDate}&To=${first.joinDate}`), []),
  'detail-without-id': async () => assert.ok(!('ID' in (await detailOf(id)))),
  'detail-birthdate-small-d': async () => {
    const detail = await detailOf(id);
    assert.ok('Birthdate' in detail && !('BirthDate' in detail));
  },
  'detail-without-birth-date': async () => {
    const detail = await detailOf(id);
    assert.ok(!('Birthdate' in detail) && !('BirthDate' in detail));
  },
  'detail-verified': async () => assert.equal((await detailOf(id)).MobileVerified, first.mobileVerified),
  'expired-group-iso': async () => {
    sandbox.store.change(4, { expiredGroup: '2019-07-31' });
    assert.equal((await detailOf(id)).ExpiredGroup, '2019-07-31T00:00:00');
  },
  'dates-fractions': async () => assert.match(String((await rowOf(id)).JoinDate), /T00:00:00\.0000000$/),
  'no-date-null': async () => {
    sandbox.store.change(4, { birthDate: null });
    assert.equal((await rowOf(id)).BirthDate, null);
  },
  'nulls-omitted': async () => {
    sandbox.store.change(4, { email: null });
    assert.ok(!('Email' in (await rowOf(id))));
  },
  'nulls-empty': async () => {
    sandbox.store.change(4, { email: null });
    assert.equal((await rowOf(id)).Email, '');
  },
  'gender-number': async () => {
    sandbox.store.change(4, { gender: true });
    assert.equal((await detailOf(id)).Gender, 1);
  },
  'points-text': async () => assert.equal((await detailOf(id)).LoyaltyPoint, String(first.loyaltyPoint)),
  'not-found-null': () => notFound(null),
  'not-found-object': () => notFound({}),
  'not-found-array': () => notFound([]),
  'list-id-comma': async () => {
    const [one, two] = others(1, 2);
    assert.equal(rowsOf((await call('GET', `/ListID?ListID=${one},${two}`)).body).length, 2);
    assert.equal(await status(call('GET', `/ListID?ListID=${one}&ListID=${two}`)), 400);
  },
  'list-id-named-id': async () => {
    const [one, two] = others(1, 2);
    assert.equal(rowsOf((await call('GET', `/ListID?ID=${one}&ID=${two}`)).body).length, 2);
    assert.equal(await status(call('GET', `/ListID?ListID=${one}`)), 400);
  },
  'list-id-refused': async () => assert.equal(await status(call('GET', `/ListID?ListID=${id}`)), 400),
  'mobile-key-mobilephone': () => onlyMobileKey('MobilePhone'),
  'mobile-key-mobile': () => onlyMobileKey('Mobile'),
  'mobile-key-phone': () => onlyMobileKey('Phone'),
  'mobile-equal-forms': async () => {
    sandbox.store.change(4, { mobile: '+6281100000001' });
    assert.equal(objectOf((await call('GET', '/Detail?Mobile=081100000001')).body).ID, id);
    sandbox.store.change(4, { mobile: '081100000002' });
    assert.equal(objectOf((await call('GET', `/Detail?Mobile=${enc('+6281100000002')}`)).body).ID, id);
  },
  'verify-by-value': async () => {
    assert.equal(await status(put('/VerifyEmail', { ID: id, Verified: true })), 400);
    assert.equal(await status(put('/VerifyEmail', { Email: email, Verified: true })), 200);
    assert.equal(await status(put('/VerifyMobile', { Mobile: mobile, Verified: true })), 200);
  },
  'verify-flag-isverified': async () => {
    assert.equal(await status(put('/VerifyEmail', { ID: id, Verified: true })), 400);
    assert.equal(await status(put('/VerifyEmail', { ID: id, IsVerified: true })), 200);
  },
  'merge-keys-target-list': async () => {
    assert.equal(await status(put('/Merge', { TargetID: id, SourceIDs: others(5) })), 400);
    assert.equal(await status(put('/Merge', { ID: id, ListID: others(5) })), 200);
  },
  'merge-keys-contact': async () => {
    assert.equal(await status(put('/Merge', { TargetID: id, SourceIDs: others(5) })), 400);
    assert.equal(await status(put('/Merge', { TargetContactID: id, SourceContactIDs: others(5) })), 200);
  },
  'pin-keys-id': async () => {
    assert.equal(await status(pin(rightPin)), 400);
    assert.equal(await status(pin(rightPin, ['ID', 'Pin'])), 200);
  },
  'pin-flag': async () => {
    assert.deepEqual((await pin(rightPin)).body, { IsAuthenticated: true });
    assert.deepEqual((await pin('x')).body, { IsAuthenticated: false });
  },
  'pin-message': async () => {
    const wrong = await pin('x');
    assert.deepEqual([wrong.status, wrong.body], [200, { Message: 'PIN is not valid' }]);
    assert.deepEqual((await pin(rightPin)).body, { Message: 'PIN authenticated' });
  },
  'pin-401': async () => assert.deepEqual([await status(pin('x')), await status(pin(rightPin))], [401, 200]),
  'new-code-object': async () => assert.deepEqual((await call('GET', '/NewCode')).body, { Code: 'MM-00601' }),
  'new-code-off': async () => {
    assert.equal(await status(call('GET', '/NewCode')), 400);
    await call('POST', '', { Name: 'Without Code', Email: 'codeless@example.com' });
    assert.equal(sandbox.store.find('email', 'codeless@example.com')?.code, null);
  },
  'write-id-only': () => writeAnswers(200, { ID: id }),
  'write-message-only': () => writeAnswers(200, { Message: 'Record updated' }),
  'write-empty': () => writeAnswers(200, undefined),
  'write-204': () => writeAnswers(204, undefined),
  'omitted-clears': async () => {
    await put('/ByID', { ID: id, Name: 'Only This' });
    const row = sandbox.store.at(4);
    assert.deepEqual([row?.name, row?.address, row?.lastName, row?.email], ['Only This', null, null, email]);
  },
  'empty-keeps': async () => {
    await put('/ByID', { ID: id, Email: '', FirstName: '' });
    assert.deepEqual([sandbox.store.at(4)?.email, sandbox.store.at(4)?.firstName], [email, first.firstName]);
  },
  normalises: async () => {
    await put('/ByID', { ID: id, Name: '  Sari  ', Mobile: '081200000001' });
    assert.deepEqual([sandbox.store.at(4)?.name, sandbox.store.at(4)?.mobile], ['Sari', '+6281200000001']);
  },
  'points-kept': async () => {
    await put('/ByID', { ID: id, LoyaltyPoint: 1 });
    assert.equal(sandbox.store.at(4)?.loyaltyPoint, first.loyaltyPoint);
  },
  'points-added': async () => {
    await put('/ByID', { ID: id, LoyaltyPoint: 1 });
    assert.equal(sandbox.store.at(4)?.loyaltyPoint, first.loyaltyPoint + 1);
  },
  'ignores-address': async () => {
    assert.equal(await status(put('/ByID', { ID: id, Address: 'Jl. Baru' })), 200);
    assert.equal(sandbox.store.at(4)?.address, first.address);
  },
  'suspend-again-400': async () => {
    assert.deepEqual(
      [await status(put('/Suspend', { ID: id })), await status(put('/Suspend', { ID: id }))],
      [200, 400],
    );
  },
  'delete-refused-409': async () => {
    assert.equal(await status(call('DELETE', '', { Email: email })), 409);
    sandbox.store.change(4, { loyaltyPoint: 0 });
    assert.equal(await status(call('DELETE', '', { Email: email })), 200);
  },
  'view-only': async () => {
    const refused = await put('/ByID', { ID: id, Name: 'X' });
    assert.equal(refused.status, 403);
    assert.deepEqual(refused.body, {
      Message: 'You must have “EDIT” role in “Contacts” Module OR “EDIT” role in “Global” Module',
    });
    assert.equal(await status(call('GET', `?${PAGE}`)), 200);
  },
  'token-expired-at': async () => assert.equal((await token()).expiredAt, '2026-11-24T08:02:03.4560000+07:00'),
  'token-expiredat': async () => assert.equal((await token()).expiredat, '2026-11-24T08:02:03.4560000+07:00'),
  'token-no-expiry': async () => assert.deepEqual(Object.keys(await token()), ['access_token', 'token_type']),
  'token-pascal': async () => assert.deepEqual(Object.keys(await token()), ['AccessToken', 'TokenType', 'expires_in']),
  'bad-credentials-400': async () =>
    assert.equal(await status(postToken(origin, { client_id: clientId, client_secret: 'x' })), 400),
  'token-uncounted': () => countsIn('token-uncounted', 3),
  'limit-per-route': () => countsIn('limit-per-route', 3),
  'wait-retry-after': async () => assert.equal((await refusedBy('wait-retry-after')).headers.get('Retry-After'), '180'),
  'wait-date': async () =>
    assert.equal((await refusedBy('wait-date')).headers.get('Retry-After'), 'Sun, 22 Nov 2026 01:05:03 GMT'),
  'wait-reset': async () => assert.equal((await refusedBy('wait-reset')).headers.get('RateLimit-Reset'), '180'),
  'wait-none': async () => {
    const { headers, text } = await refusedBy('wait-none');
    assert.deepEqual([headers.get('Retry-After'), headers.get('RateLimit-Reset')], [null, null]);
    assert.ok(!/\d/.test(text));
  },
};

/** Checks that the token call takes nothing from a budget of `allowed` calls. */
async function countsIn(dialect: DialectName, allowed: number): Promise<void> {
  const ends: (() => Promise<void>)[] = [];
  const fixture = await useSandbox(
    { after: (end) => ends.push(end) },
    { dialects: [dialect], rateLimit: { limit: allowed, windowSeconds: 60 } },
  );
  const statuses: number[] = [];
  for (let i = 0; i <= allowed; i++) statuses.push(await status(fixture.call('GET', '/NewCode')));
  for (const end of ends) await end();
  assert.deepEqual(statuses, [...Array(allowed).fill(200), 429]);
}

async function refusedBy(dialect: DialectName): Promise<Reply> {
  const ends: (() => Promise<void>)[] = [];
  const fixture = await useSandbox(
    { after: (end) => ends.push(end) },
    { dialects: [dialect], rateLimit: { limit: 1, windowSeconds: 180 }, now: () => now },
  );
  const reply = await fixture.call('GET', '/NewCode');
  for (const end of ends) await end();
  assert.equal(reply.status, 429);
  return reply;
}

for (const { name, summary } of DIALECTS) {
  test(`Dialect ${name}: ${summary}`, async () => {
    reset();
    // A token before the dialect, which may change how tokens are given.
    await call('GET', '/NewCode');
    sandbox.setDialect(name);
    await BEHAVIOUR[name]();
  });
}
