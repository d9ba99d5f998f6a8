import assert from 'node:assert/strict';
import test from 'node:test';
import { newDraft, withEdit } from '../../../src/customers/draft.ts';
import { BUDI, FakeSaveApi, failure, timeout } from './fakes.ts';

import { rename, SUCCESS, save, saved } from './saveBench.ts';

test('a write that failed ambiguously but arrived is saved, and is not sent again', async () => {
  const api = new FakeSaveApi(BUDI);
  api.failureAfterActing = timeout('unknown');
  assert.equal(saved(await save(api)).record.name, 'Budi S');
  assert.deepEqual(api.calls, SUCCESS);
});

test('a write that failed ambiguously and did not arrive is failed, and is not sent again', async () => {
  const api = new FakeSaveApi(BUDI);
  const error = failure('serverError', 'unknown');
  api.written = (stored) => stored;
  api.failureAfterActing = error;
  assert.deepEqual(await save(api), { kind: 'failed', error });
  assert.deepEqual(api.calls, SUCCESS);
});

test('a write that failed ambiguously and cannot be looked up is uncertain', async () => {
  const api = new FakeSaveApi(BUDI);
  const error = timeout('unknown');
  api.failureAfterActing = error;
  api.detailFailures.set(2, timeout('no'));
  assert.deepEqual(await save(api), { kind: 'uncertain', error });
  assert.equal(api.sent.length, 1);
});

test('a write of which only a part is there is uncertain', async () => {
  const api = new FakeSaveApi(BUDI);
  const error = timeout('unknown');
  api.written = (stored, changes) => ({ ...stored, name: changes.name });
  api.failureAfterActing = error;
  assert.deepEqual(await save(api, withEdit(rename(), 'group', 'Silver')), { kind: 'uncertain', error });
});

test('open question 20: an ambiguous write of a field that the answer does not hold is uncertain', async () => {
  const api = new FakeSaveApi(BUDI);
  api.shown = ({ birthDate: _birthDate, ...shown }) => shown;
  api.failureAfterActing = timeout('unknown');
  assert.equal((await save(api, withEdit(newDraft(BUDI), 'birthDate', '1991-01-01'))).kind, 'uncertain');
});

test('a fault of our own before anything was sent is thrown', async () => {
  const api = new FakeSaveApi(BUDI);
  api.detailFailures.set(1, new TypeError('bug'));
  await assert.rejects(save(api), TypeError);
});

test('a fault of our own after the write does not hide that it was sent', async () => {
  const api = new FakeSaveApi(BUDI);
  api.detailFailures.set(2, new TypeError('bug'));
  const outcome = await save(api);
  assert.ok(outcome.kind === 'savedButUnread');
  assert.equal(outcome.error.detail.kind, 'internal');
});
