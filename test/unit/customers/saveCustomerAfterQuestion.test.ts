import assert from 'node:assert/strict';
import test from 'node:test';
import { BUDI, FakeSaveApi, failure, OTHER_ID } from './fakes.ts';
import { save, saved } from './saveBench.ts';

/** What a save calls where the user was asked and sent it. */
const ASKED = ['getCustomerDetail', 'getCustomerDetail', 'updateCustomerById', 'getCustomerDetail'];

/** A server at which this happens while the user looks at the question. */
function apiWhile(happens: (api: FakeSaveApi) => void): FakeSaveApi {
  const api = new FakeSaveApi(BUDI);
  api.duringQuestion = () => happens(api);
  return api;
}

test('after a question the customer is read once more before the write: 4 requests', async () => {
  const api = apiWhile(() => undefined);
  const outcome = saved(await save(api));
  assert.deepEqual(api.calls, ASKED);
  assert.deepEqual([outcome.changedElsewhere, outcome.changedToo], [[], []]);
});

test('another change of the same field while the question was open stops the save before anything is sent', async () => {
  const api = apiWhile((server) => {
    server.stored = { ...BUDI, name: 'Budi Lain' };
  });
  const outcome = await save(api);
  assert.ok(outcome.kind === 'conflict');
  assert.equal(outcome.theirs.name, 'Budi Lain');
  assert.deepEqual(api.sent, []);
});

test('a change of another field while the question was open is kept, and told as somebody else’s', async () => {
  const api = apiWhile((server) => {
    server.stored = { ...BUDI, mobile: '081299999999' };
  });
  const outcome = saved(await save(api));
  assert.deepEqual(outcome.changedElsewhere, [{ field: 'mobile', was: BUDI.mobile, now: '081299999999' }]);
  assert.deepEqual(outcome.changedToo, []);
  assert.equal(outcome.record.mobile, '081299999999');
});

test('the record of the write knows the customer as it was after the question', async () => {
  const api = apiWhile((server) => {
    server.stored = { ...BUDI, mobile: '081299999999' };
  });
  saved(await save(api));
  assert.equal(api.notes[0]?.before[0]?.mobile, '081299999999');
});

test('a key that leads to somebody else once the question is answered stops the save', async () => {
  const api = apiWhile((server) => {
    server.stored = { ...BUDI, id: OTHER_ID };
  });
  assert.equal((await save(api)).kind, 'otherCustomer');
  assert.deepEqual(api.sent, []);
});

test('where the customer cannot be read after the question, nothing is sent', async () => {
  const api = apiWhile(() => undefined);
  api.detailFailures.set(2, failure('serverError'));
  assert.equal((await save(api)).kind, 'failed');
  assert.deepEqual(api.sent, []);
});
