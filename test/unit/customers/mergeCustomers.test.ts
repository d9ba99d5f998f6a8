import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { ApiError } from '../../../src/api/errors.ts';
import type { MergeOutcome } from '../../../src/customers/mergeCustomers.ts';
import { mergeCustomers, mergeRequestCount } from '../../../src/customers/mergeCustomers.ts';
import type { IdentifiedRecord } from '../../../src/customers/planMerge.ts';
import { change, FakeMergeApi, foldIn } from './fakeMergeApi.ts';
import { BUDI, failure, ID, OTHER_ID, timeout } from './fakes.ts';

const THIRD_ID = '00000000-0000-4000-8000-000000000003';
const TARGET: IdentifiedRecord = { ...BUDI, id: ID };
const SECOND: IdentifiedRecord = { ...BUDI, id: OTHER_ID, code: 'MM-2', name: 'Budi S', loyaltyPoint: 12 };
const THIRD: IdentifiedRecord = { ...BUDI, id: THIRD_ID, code: 'MM-3', name: 'B. Santoso', loyaltyPoint: 0 };
const EVERYBODY = [TARGET, SECOND, THIRD];
const READ_ALL = ['read 1', 'read 2', 'read 3'];

function merge(api: FakeMergeApi, namesConfirmed = true): Promise<MergeOutcome> {
  return mergeCustomers({ api, target: TARGET, sources: [SECOND, THIRD], namesConfirmed });
}

test('a merge reads everybody, merges once and reads everybody again: 7 requests for 2 sources', async () => {
  const api = new FakeMergeApi(EVERYBODY);
  const outcome = await merge(api);
  assert.ok(outcome.kind === 'merged');
  assert.deepEqual(api.calls, [...READ_ALL, 'merge', ...READ_ALL]);
  assert.deepEqual(api.sent, [{ targetId: ID, sourceIds: [OTHER_ID, THIRD_ID] }]);
  assert.equal(outcome.requests, 7);
  assert.equal(outcome.requests, mergeRequestCount(2, { asked: false }));
  assert.equal(outcome.report.surprising, false);
  assert.deepEqual(
    outcome.report.sources.map((source) => [source.id, source.fate.kind]),
    [
      [OTHER_ID, 'gone'],
      [THIRD_ID, 'gone'],
    ],
  );
});

test('after a question everybody is read once more before the merge: 10 requests for 2 sources', async () => {
  const api = new FakeMergeApi(EVERYBODY);
  api.duringQuestion = () => undefined;
  const outcome = await merge(api);
  assert.equal(outcome.kind, 'merged');
  assert.deepEqual(api.calls, [...READ_ALL, ...READ_ALL, 'merge', ...READ_ALL]);
  assert.equal(outcome.requests, 10);
});

test('a customer that changes while the question is open is named, and nothing is sent: 6 requests', async () => {
  const api = new FakeMergeApi(EVERYBODY);
  api.duringQuestion = () => change(api.rows, OTHER_ID, { loyaltyPoint: 500 });
  const outcome = await merge(api);
  assert.ok(outcome.kind === 'changedElsewhere');
  assert.deepEqual(
    outcome.changes.map(({ id, fields }) => [id, fields]),
    [[OTHER_ID, ['loyaltyPoint']]],
  );
  assert.deepEqual([api.sent, outcome.requests], [[], 6]);
});

test('open question 1: without confirmed names nothing is asked: 0 requests', async () => {
  const api = new FakeMergeApi(EVERYBODY);
  const outcome = await merge(api, false);
  assert.ok(outcome.kind === 'failed');
  assert.deepEqual(outcome.error.detail, { kind: 'unconfirmedNames', operation: 'mergeCustomer', acted: 'no' });
  assert.equal(outcome.requests, 0);
  assert.deepEqual(api.calls, []);
});

test('customers that changed since are all named, and nothing is sent: 3 requests', async () => {
  const api = new FakeMergeApi(EVERYBODY);
  change(api.rows, ID, { loyaltyPoint: 90, unknownFields: { Visits: 2 } });
  change(api.rows, THIRD_ID, { name: 'Budi', email: null });
  const outcome = await mergeCustomers({
    api,
    target: { ...TARGET, unknownFields: { Visits: 1 } },
    sources: [SECOND, THIRD],
    namesConfirmed: true,
  });
  assert.ok(outcome.kind === 'changedElsewhere');
  assert.deepEqual(
    outcome.changes.map(({ id, fields, otherFields }) => ({ id, fields, otherFields })),
    [
      { id: ID, fields: ['loyaltyPoint'], otherFields: ['Visits'] },
      { id: THIRD_ID, fields: ['name', 'email'], otherFields: [] },
    ],
  );
  assert.equal(outcome.changes[0]?.theirs.loyaltyPoint, 90);
  assert.equal(outcome.requests, 3);
  assert.deepEqual(api.sent, []);
});

test('a field that we do not know and that moves by itself does not stop the merge', async () => {
  const api = new FakeMergeApi(EVERYBODY);
  change(api.rows, OTHER_ID, { unknownFields: { ServerTime: 2 } });
  const sources = [{ ...SECOND, unknownFields: { ServerTime: 1 } }];
  assert.equal((await mergeCustomers({ api, target: TARGET, sources, namesConfirmed: true })).kind, 'merged');
});

test('what the user did not see in the list is taken from the reading and stops nothing', async () => {
  const api = new FakeMergeApi(EVERYBODY);
  const { loyaltyPoint: _points, ...seen } = TARGET;
  const outcome = await mergeCustomers({ api, target: seen, sources: [SECOND], namesConfirmed: true });
  assert.ok(outcome.kind === 'merged');
  assert.equal(outcome.report.surprising, false);
  assert.ok(outcome.report.target.fate.kind === 'changed');
  assert.deepEqual(outcome.report.target.fate.fields, ['loyaltyPoint']);
});

test('an id that leads to somebody else stops the merge', async () => {
  const api = new FakeMergeApi(EVERYBODY);
  change(api.rows, OTHER_ID, { id: THIRD_ID });
  assert.deepEqual(await merge(api), { kind: 'otherCustomer', id: OTHER_ID, requests: 2 });
  assert.deepEqual(api.sent, []);
});

for (const error of [failure('badRequest'), timeout('no'), failure('forbidden')]) {
  test(`a customer that cannot be read before (${error.detail.kind}) stops the merge and is named`, async () => {
    const api = new FakeMergeApi(EVERYBODY);
    api.detailFailures.set(2, error);
    assert.deepEqual(await merge(api), { kind: 'failed', error, id: OTHER_ID, requests: 2 });
    assert.deepEqual(api.sent, []);
  });
}

for (const error of [
  failure('forbidden'),
  failure('badRequest'),
  new ApiError({ kind: 'readOnlyAccount', acted: 'no' }),
  new ApiError({ kind: 'unconfirmedNames', acted: 'no' }),
]) {
  test(`a merge that was refused (${error.detail.kind}) is failed, without reading again: 4 requests`, async () => {
    const api = new FakeMergeApi(EVERYBODY);
    api.refusal = error;
    assert.deepEqual(await merge(api), { kind: 'failed', error, id: undefined, requests: 4 });
    assert.deepEqual(api.calls, [...READ_ALL, 'merge']);
  });
}

for (const error of [timeout('unknown'), failure('serverError', 'unknown')]) {
  const title = error.detail.kind;
  test(`a merge that arrived although it failed with ${title} is merged, and is not sent again`, async () => {
    const api = new FakeMergeApi(EVERYBODY);
    api.failureAfterActing = error;
    const outcome = await merge(api);
    assert.equal(outcome.kind, 'merged');
    assert.equal(outcome.requests, 7);
    assert.equal(api.sent.length, 1);
  });

  test(`a merge that failed with ${title} and did not arrive is not merged, and is not sent again`, async () => {
    const api = new FakeMergeApi(EVERYBODY);
    api.refusal = error;
    const outcome = await merge(api);
    assert.ok(outcome.kind === 'notMerged');
    assert.equal(outcome.error, error);
    assert.equal(outcome.report.surprising, false);
    assert.equal(api.sent.length, 1);
  });

  test(`a merge that failed with ${title} and was half done cannot be told`, async () => {
    const api = new FakeMergeApi(EVERYBODY);
    api.merge = (rows, targetId) => foldIn(rows, targetId, [OTHER_ID]);
    api.failureAfterActing = error;
    const outcome = await merge(api);
    assert.ok(outcome.kind === 'cannotTell');
    assert.equal(outcome.error, error);
    assert.deepEqual(outcome.report.surprises, [{ reason: 'sourceStillThere', id: THIRD_ID }]);
  });
}

test('a merge that failed ambiguously and cannot be looked at cannot be told', async () => {
  const api = new FakeMergeApi(EVERYBODY);
  api.failureAfterActing = timeout('unknown');
  for (const reading of [4, 5, 6]) api.detailFailures.set(reading, timeout('no'));
  const outcome = await merge(api);
  assert.ok(outcome.kind === 'cannotTell');
  assert.equal(outcome.report.target.fate.kind, 'unreadable');
  assert.equal(outcome.requests, 7);
});

test('a merge that went well and cannot be looked at is merged, with nothing shown', async () => {
  const api = new FakeMergeApi(EVERYBODY);
  api.detailFailures.set(4, timeout('no'));
  const outcome = await merge(api);
  assert.ok(outcome.kind === 'merged');
  assert.equal(outcome.report.target.fate.kind, 'unreadable');
  assert.equal(outcome.report.sources[0]?.fate.kind, 'gone');
});

test('a merge that DealPOS says was done although nothing has changed is not merged, and surprising', async () => {
  const api = new FakeMergeApi(EVERYBODY);
  api.merge = () => undefined;
  const outcome = await merge(api);
  assert.ok(outcome.kind === 'notMerged');
  assert.equal(outcome.error, undefined);
  assert.deepEqual(outcome.report.surprises, [{ reason: 'nothingChanged', id: ID }]);
});

test('a merge in the other direction is told loudly', async () => {
  const api = new FakeMergeApi([TARGET, SECOND]);
  api.merge = (rows, targetId) => foldIn(rows, OTHER_ID, [targetId]);
  const outcome = await mergeCustomers({ api, target: TARGET, sources: [SECOND], namesConfirmed: true });
  assert.ok(outcome.kind === 'merged');
  assert.deepEqual(outcome.report.surprises, [
    { reason: 'targetGone', id: ID },
    { reason: 'sourceStillThere', id: OTHER_ID },
  ]);
});

test('a fault of our own before the merge is thrown, and one after it does not hide that it was sent', async () => {
  const before = new FakeMergeApi(EVERYBODY);
  before.detailFailures.set(1, new TypeError('bug'));
  await assert.rejects(merge(before), TypeError);
  const after = new FakeMergeApi(EVERYBODY);
  after.detailFailures.set(5, new TypeError('bug'));
  const outcome = await merge(after);
  assert.ok(outcome.kind === 'merged');
  assert.equal(outcome.report.sources[0]?.fate.kind, 'unreadable');
});

test('the merge is sent at most once, and reading tells no lie about it, whatever fails', async () => {
  const errors = [timeout('unknown'), failure('serverError', 'unknown'), failure('forbidden')];
  const failing = fc.option(fc.constantFrom(...errors), { nil: undefined });
  const unread = fc.subarray([1, 2, 3, 4, 5, 6]);
  await fc.assert(
    fc.asyncProperty(failing, failing, unread, async (refusal, lost, readings) => {
      const api = new FakeMergeApi(EVERYBODY);
      Object.assign(api, { refusal, failureAfterActing: lost });
      for (const reading of readings) api.detailFailures.set(reading, timeout('no'));
      const outcome = await merge(api);
      const isMerged = !api.rows.has(OTHER_ID);
      assert.ok(api.sent.length <= 1);
      assert.equal(outcome.requests, api.calls.length);
      if (outcome.kind === 'merged') assert.equal(isMerged, true);
      if (outcome.kind === 'notMerged') assert.equal(isMerged, false);
    }),
  );
});
