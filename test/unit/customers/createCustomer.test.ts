import assert from 'node:assert/strict';
import test from 'node:test';
import { ApiError } from '../../../src/api/errors.ts';
import {
  CODE,
  create,
  created,
  deafApi,
  EMAIL,
  MOBILE,
  NAME,
  OLDER,
  WITH_LOOK_UP,
  WITHOUT_LOOK_UP,
} from './createBench.ts';
import { FakeCreateApi, NEW_ID, noSuchCustomer } from './fakeCreateApi.ts';
import { BUDI, failure, OTHER_ID, record, timeout } from './fakes.ts';

for (const [title, edits] of [
  ['neither email nor mobile', NAME],
  ['only a code', CODE],
] as const) {
  test(`a customer with ${title} is created and read back: 2 requests`, async () => {
    const api = new FakeCreateApi();
    const outcome = created(await create(api, edits));
    assert.deepEqual(api.calls, WITHOUT_LOOK_UP);
    assert.deepEqual(api.sent, [edits]);
    assert.deepEqual(outcome, {
      kind: 'created',
      record: { ...edits, id: NEW_ID, unknownFields: {} },
      differences: [],
      unverified: [],
    });
  });
}

for (const [kind, edits, value] of [
  ['email', EMAIL, EMAIL.email],
  ['mobile', MOBILE, MOBILE.mobile],
] as const) {
  test(`a customer with ${kind} is looked up, created and read back: 3 requests`, async () => {
    const api = new FakeCreateApi();
    created(await create(api, edits));
    assert.deepEqual(api.calls, WITH_LOOK_UP);
    assert.deepEqual(api.asked, [
      { kind, value },
      { kind: 'id', value: NEW_ID },
    ]);
  });

  test(`somebody with the same ${kind} at DealPOS stops the create: 1 request`, async () => {
    const api = new FakeCreateApi([OLDER]);
    const outcome = await create(api, edits);
    assert.deepEqual(outcome, { kind: 'possibleDuplicates', found: [{ record: OLDER, why: [kind] }] });
    assert.deepEqual(api.calls, ['getCustomerDetail']);
  });
}

test('with email and mobile there is still one look-up, by the email', async () => {
  const api = new FakeCreateApi();
  created(await create(api, { ...EMAIL, mobile: '081300000001' }));
  assert.deepEqual(api.calls, WITH_LOOK_UP);
  assert.equal(api.asked[0]?.kind, 'email');
});

test('open question 19: a look-up that answers without a customer means nobody', async () => {
  const api = new FakeCreateApi();
  api.nobody = noSuchCustomer;
  created(await create(api, EMAIL));
});

test('a draft with problems sends nothing: 0 requests', async () => {
  const api = new FakeCreateApi();
  const outcome = await create(api, { email: 'broken' });
  assert.ok(outcome.kind === 'invalid');
  assert.deepEqual([...outcome.problems.keys()], ['name', 'email']);
  assert.deepEqual(api.calls, []);
});

test('somebody alike who is loaded stops the create: 0 requests', async () => {
  const api = new FakeCreateApi();
  const outcome = await create(api, { ...NAME, mobile: '+62 812-0000-0001' }, { loaded: [BUDI] });
  assert.deepEqual(outcome, { kind: 'possibleDuplicates', found: [{ record: BUDI, why: ['mobile'] }] });
  assert.deepEqual(api.calls, []);
});

test('open question 8: a customer that DealPOS finds by another spelling of the number has it all the same', async () => {
  const api = new FakeCreateApi([OLDER]);
  api.shown = ({ mobile: _mobile, ...row }) => row;
  const outcome = await create(api, MOBILE);
  assert.ok(outcome.kind === 'possibleDuplicates');
  assert.deepEqual(outcome.found[0]?.why, ['mobile']);
});

test('confirmed duplicates are neither looked for nor asked about again: 2 requests', async () => {
  const api = new FakeCreateApi([OLDER]);
  const outcome = created(await create(api, EMAIL, { loaded: [OLDER], confirmed: true }));
  assert.equal(outcome.record.id, NEW_ID);
  assert.deepEqual(api.calls, WITHOUT_LOOK_UP);
});

for (const error of [timeout('no'), failure('serverError'), failure('routeNotFound'), failure('forbidden')]) {
  test(`a look-up that fails with ${error.detail.kind} stops the create`, async () => {
    const api = new FakeCreateApi();
    api.detailFailures.set(1, error);
    assert.deepEqual(await create(api, EMAIL), { kind: 'failed', error });
    assert.deepEqual(api.calls, ['getCustomerDetail']);
  });
}

for (const error of [
  failure('badRequest'),
  failure('forbidden'),
  new ApiError({ kind: 'readOnlyAccount', acted: 'no' }),
]) {
  test(`a create that fails with ${error.detail.kind} has certainly not created: no look-up`, async () => {
    const api = deafApi([], error);
    assert.deepEqual(await create(api, NAME), { kind: 'failed', error });
    assert.deepEqual(api.calls, ['createCustomer']);
  });
}

test('open question 24: a code is left out unless it was typed', async () => {
  const api = new FakeCreateApi();
  created(await create(api, NAME));
  assert.deepEqual(Object.keys(api.sent[0] ?? {}), ['name']);
});

test('open question 24: the code that DealPOS gave is in the record and is no difference', async () => {
  const api = new FakeCreateApi();
  api.stored = (wanted) => ({ ...wanted, code: 'MM-00009', status: 'Active' });
  const outcome = created(await create(api, NAME));
  assert.equal(outcome.record.code, 'MM-00009');
  assert.deepEqual(outcome.differences, []);
});

test('open question 3: points are sent only where they were typed, also as 0', async () => {
  const api = new FakeCreateApi();
  created(await create(api, { ...NAME, loyaltyPoint: '0' }));
  assert.deepEqual(api.sent, [{ name: 'Siti', loyaltyPoint: 0 }]);
});

test('what DealPOS kept otherwise, or does not show, is named', async () => {
  const api = new FakeCreateApi();
  api.stored = (wanted) => ({ ...wanted, name: 'SITI' });
  api.shown = ({ birthDate: _birthDate, ...row }) => row;
  const outcome = created(await create(api, { ...NAME, birthDate: '1990-03-01' }));
  assert.deepEqual(outcome.differences, [{ field: 'name', wanted: 'Siti', got: 'SITI', ignored: false }]);
  assert.deepEqual(outcome.unverified, ['birthDate']);
});

for (const [kind, edits] of [
  ['code', CODE],
  ['code', { ...CODE, ...EMAIL, ...MOBILE }],
  ['email', EMAIL],
  ['mobile', MOBILE],
] as const) {
  test(`open question 25: without an id in the answer, ${Object.keys(edits).join()} is read back by ${kind}`, async () => {
    const api = new FakeCreateApi();
    api.answersWithId = false;
    assert.equal(created(await create(api, edits)).record.id, NEW_ID);
    assert.equal(api.asked.at(-1)?.kind, kind);
  });
}

test('open question 25: without an id in the answer and without any key it is created but unread: 1 request', async () => {
  const api = new FakeCreateApi();
  api.answersWithId = false;
  const outcome = await create(api, NAME);
  assert.deepEqual(outcome, { kind: 'createdButUnread', record: record(NAME), error: undefined });
  assert.deepEqual(api.calls, ['createCustomer']);
});

test('a customer that was created but cannot be read says so, with what should be there', async () => {
  const api = new FakeCreateApi();
  const error = timeout('no');
  api.detailFailures.set(1, error);
  assert.deepEqual(await create(api, NAME), {
    kind: 'createdButUnread',
    record: record({ ...NAME, id: NEW_ID }),
    error,
  });
});

test('an older customer with the same email is not taken for the one that was created', async () => {
  const api = new FakeCreateApi([OLDER]);
  api.answersWithId = false;
  const outcome = await create(api, EMAIL, { confirmed: true });
  assert.deepEqual(outcome, { kind: 'createdButUnread', record: record(EMAIL), error: undefined });
});

test('a loaded customer with the same code is not taken for the one that was created', async () => {
  const older = record({ id: OTHER_ID, code: 'MM-2', name: 'Siti' });
  const api = new FakeCreateApi([older]);
  api.answersWithId = false;
  const outcome = await create(api, CODE, { loaded: [older], confirmed: true });
  assert.equal(outcome.kind, 'createdButUnread');
});

test('where DealPOS gave another code than was typed, the owner of the typed one is not taken for the new customer', async () => {
  const owner = record({ id: OTHER_ID, code: 'MM-2', name: 'Dewi' });
  const api = new FakeCreateApi([owner]);
  api.answersWithId = false;
  api.stored = (wanted) => ({ ...wanted, code: 'MM-3' });
  assert.equal((await create(api, CODE)).kind, 'createdButUnread');
});

test('an answer about another id is not the customer that was created', async () => {
  const api = new FakeCreateApi();
  api.shown = (row) => ({ ...row, id: OTHER_ID });
  assert.deepEqual(await create(api, NAME), {
    kind: 'createdButUnread',
    record: record({ ...NAME, id: NEW_ID }),
    error: undefined,
  });
});
