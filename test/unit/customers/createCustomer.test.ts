import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { CustomerRecord } from '../../../src/api/customerRecord.ts';
import { ApiError } from '../../../src/api/errors.ts';
import type { CreateOutcome } from '../../../src/customers/createCustomer.ts';
import { createCustomer } from '../../../src/customers/createCustomer.ts';
import type { CustomerDraft } from '../../../src/customers/draft.ts';
import { newDraft, withEdit } from '../../../src/customers/draft.ts';
import type { WritableFieldId } from '../../../src/customers/fields.ts';
import { WRITABLE_FIELD_IDS } from '../../../src/customers/fields.ts';
import { BLANK_CUSTOMER } from '../../../src/customers/newCustomer.ts';
import { FakeCreateApi, NEW_ID, noSuchCustomer } from './fakeCreateApi.ts';
import { BUDI, failure, OTHER_ID, record, timeout } from './fakes.ts';

type Edits = Readonly<Partial<Record<WritableFieldId, string>>>;

const NAME = { name: 'Siti' };
const EMAIL = { ...NAME, email: 'siti@example.com' };
const MOBILE = { ...NAME, mobile: '081300000001' };
const CODE = { ...NAME, code: 'MM-2' };
/** An older customer with the email and the mobile number that are typed. */
const OLDER = record({ id: OTHER_ID, name: 'Siti', email: 'siti@example.com', mobile: '081300000001' });
const WITH_LOOK_UP = ['getCustomerDetail', 'createCustomer', 'getCustomerDetail'];
const WITHOUT_LOOK_UP = ['createCustomer', 'getCustomerDetail'];

function draftOf(edits: Edits): CustomerDraft {
  return WRITABLE_FIELD_IDS.reduce((draft, id) => withEdit(draft, id, edits[id] ?? ''), newDraft(BLANK_CUSTOMER));
}
interface Given {
  readonly loaded?: readonly CustomerRecord[];
  readonly confirmed?: boolean;
}
function create(api: FakeCreateApi, edits: Edits, { loaded = [], confirmed = false }: Given = {}) {
  return createCustomer({ api, draft: draftOf(edits), loaded, confirmed });
}
function created(outcome: CreateOutcome): Extract<CreateOutcome, { kind: 'created' }> {
  assert.equal(outcome.kind, 'created');
  assert.ok(outcome.kind === 'created');
  return outcome;
}
/** A server that creates the customer and fails to say so. */
function lossyApi(rows: readonly CustomerRecord[] = [], error: Error = timeout('unknown')): FakeCreateApi {
  const api = new FakeCreateApi(rows);
  api.failureAfterActing = error;
  return api;
}
/** A server that fails before it creates anything, and does not say which. */
function deafApi(rows: readonly CustomerRecord[] = [], error: Error = timeout('unknown')): FakeCreateApi {
  const api = new FakeCreateApi(rows);
  api.refusal = error;
  return api;
}

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

for (const error of [
  timeout('unknown'),
  failure('serverError', 'unknown'),
  new ApiError({ kind: 'connectionLost', code: 'ECONNRESET', acted: 'unknown' }),
  new ApiError({ kind: 'unexpectedShape', status: 200, acted: 'unknown' }),
]) {
  for (const [kind, edits] of [
    ['email', EMAIL],
    ['mobile', MOBILE],
    ['code', { ...CODE, ...MOBILE }],
  ] as const) {
    test(`after ${error.detail.kind} a customer that is now there by ${kind} was created: 3 requests`, async () => {
      const api = lossyApi([], error);
      assert.equal(created(await create(api, edits)).record.id, NEW_ID);
      assert.deepEqual(api.calls, WITH_LOOK_UP);
      assert.equal(api.asked.at(-1)?.kind, kind);
    });
  }

  test(`after ${error.detail.kind} nobody by email means not created: 3 requests`, async () => {
    const api = deafApi([], error);
    assert.deepEqual(await create(api, EMAIL), { kind: 'notCreated', error });
    assert.deepEqual(api.calls, WITH_LOOK_UP);
  });
}

test('after an ambiguous failure nobody by code means not created', async () => {
  const api = deafApi();
  assert.equal((await create(api, CODE)).kind, 'notCreated');
  assert.deepEqual(api.calls, WITHOUT_LOOK_UP);
});

test('open questions 8 and 15: after an ambiguous failure nobody by mobile number proves nothing', async () => {
  const api = deafApi();
  const outcome = await create(api, MOBILE);
  assert.deepEqual(outcome, { kind: 'cannotTell', error: api.refusal, found: undefined });
});

test('after an ambiguous failure nothing can be told of a customer without any key: 1 request', async () => {
  const api = lossyApi();
  assert.deepEqual(await create(api, NAME), { kind: 'cannotTell', error: api.failureAfterActing, found: undefined });
  assert.deepEqual(api.calls, ['createCustomer']);
});

for (const api of [lossyApi([OLDER]), deafApi([OLDER])]) {
  const title = api.refusal ? 'did not arrive' : 'arrived';
  test(`after "Create anyway" that ${title} the older customer with the same email proves nothing`, async () => {
    const outcome = await create(api, EMAIL, { loaded: [OLDER], confirmed: true });
    assert.ok(outcome.kind === 'cannotTell');
    assert.deepEqual(outcome.found, OLDER);
    assert.equal(api.sent.length, 1);
  });
}

test('after "Create anyway" nobody by email still means not created', async () => {
  const outcome = await create(deafApi(), { ...EMAIL, mobile: '081200000001' }, { loaded: [BUDI], confirmed: true });
  assert.equal(outcome.kind, 'notCreated');
});

test('a customer found by a code that was not looked up before may be an older one', async () => {
  const outcome = await create(lossyApi(), CODE);
  assert.ok(outcome.kind === 'cannotTell');
  assert.equal(outcome.found?.id, NEW_ID);
});

test('a customer found afterwards with other values may be somebody else', async () => {
  const api = lossyApi();
  api.stored = (wanted) => ({ ...wanted, name: 'Sitti' });
  assert.equal((await create(api, EMAIL)).kind, 'cannotTell');
});

test('a customer found afterwards that does not show the email that nobody had proves nothing', async () => {
  const api = lossyApi();
  api.shown = ({ email: _email, ...row }) => row;
  assert.equal((await create(api, EMAIL)).kind, 'cannotTell');
});

test('an email or a number that DealPOS spells otherwise is the same, and the spelling is told', async () => {
  const api = lossyApi();
  api.stored = (wanted) => ({ ...wanted, email: 'SITI@example.com', mobile: '+6281300000001' });
  const outcome = created(await create(api, { ...EMAIL, ...MOBILE }));
  assert.deepEqual(
    outcome.differences.map((difference) => difference.field),
    ['mobile', 'email'],
  );
});

test('open question 20: a value that the look-up does not show is unverified, and the customer created', async () => {
  const api = lossyApi();
  api.shown = ({ birthDate: _birthDate, ...row }) => row;
  assert.deepEqual(created(await create(api, { ...EMAIL, birthDate: '1990-03-01' })).unverified, ['birthDate']);
});

test('a customer that was loaded before was not created now, whatever the first look-up said', async () => {
  const api = deafApi([OLDER]);
  api.detailFailures.set(1, failure('badRequest'));
  const { email: _email, mobile: _mobile, ...loaded } = OLDER;
  assert.equal((await create(api, EMAIL, { loaded: [loaded] })).kind, 'cannotTell');
});

test('an ambiguous failure whose look-up fails is not told either way', async () => {
  const api = lossyApi();
  api.detailFailures.set(2, timeout('no'));
  assert.deepEqual(await create(api, EMAIL), { kind: 'cannotTell', error: api.failureAfterActing, found: undefined });
});

test('a fault of our own before the create is thrown, and one after it does not hide that it was sent', async () => {
  const before = new FakeCreateApi();
  before.detailFailures.set(1, new TypeError('bug'));
  await assert.rejects(create(before, EMAIL), TypeError);
  const after = new FakeCreateApi();
  after.detailFailures.set(1, new TypeError('bug'));
  const outcome = await create(after, NAME);
  assert.ok(outcome.kind === 'createdButUnread');
  assert.equal(outcome.error?.detail.kind, 'internal');
});

test('open question 9: the create is sent at most once, and a customer that is not there is never "created"', async () => {
  const errors = [timeout('unknown'), failure('serverError', 'unknown'), failure('badRequest')];
  const edits = fc.record(
    {
      name: fc.constant('Siti'),
      email: fc.constantFrom('siti@example.com', 'budi@example.com'),
      mobile: fc.constantFrom('081300000001', '081200000001'),
      code: fc.constantFrom('MM-2', 'MM-00001'),
    },
    { requiredKeys: ['name'] },
  );
  const failing = fc.option(fc.constantFrom(...errors), { nil: undefined });
  const rows = fc.subarray([BUDI, OLDER]);
  const inputs = fc.tuple(edits, rows, rows, fc.boolean(), fc.boolean(), failing, failing);
  await fc.assert(
    fc.asyncProperty(inputs, async ([typed, stored, loaded, confirmed, answersWithId, refusal, lost]) => {
      const api = new FakeCreateApi(stored);
      Object.assign(api, { answersWithId, refusal, failureAfterActing: lost });
      const outcome = await create(api, typed, { loaded, confirmed });
      const isThere = api.rows.some((row) => row.id === NEW_ID);
      assert.ok(api.sent.length <= 1 && api.calls.length <= 3);
      if (outcome.kind === 'created') assert.equal(outcome.record.id, NEW_ID);
      if (outcome.kind === 'notCreated') assert.equal(isThere, false);
      if (outcome.kind === 'createdButUnread') assert.equal(isThere, true);
      if (outcome.kind === 'failed') assert.ok(!isThere || outcome.error === lost);
    }),
  );
});
