import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { ApiError } from '../../../src/api/errors.ts';
import {
  CODE,
  create,
  created,
  deafApi,
  EMAIL,
  lossyApi,
  MOBILE,
  NAME,
  OLDER,
  WITH_LOOK_UP,
  WITHOUT_LOOK_UP,
} from './createBench.ts';
import { FakeCreateApi, NEW_ID } from './fakeCreateApi.ts';
import { BUDI, failure, timeout } from './fakes.ts';

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

test('after an ambiguous failure nobody by code proves nothing: the generator may have given another code', async () => {
  const api = deafApi();
  assert.equal((await create(api, CODE)).kind, 'cannotTell');
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
