import assert from 'node:assert/strict';
import test from 'node:test';
import type { ApiErrorDetail } from '../../../src/api/errors.ts';
import { ApiError } from '../../../src/api/errors.ts';
import { ListReader } from '../../../src/customers/listReader.ts';
import { FakeListApi, failure, people, timeout } from './fakes.ts';

const PAGE = { pageNumber: 1, pageSize: 100 };
const calls = (api: FakeListApi): string[] => api.requests.map((request) => request.call);

test('pages are read with a total', async () => {
  const api = new FakeListApi(people(3));
  assert.equal((await new ListReader(api).read(PAGE)).totalCount, 3);
  assert.deepEqual(calls(api), ['withTotal']);
});

const REFUSALS: readonly ApiErrorDetail[] = [
  { kind: 'routeNotFound', status: 404, acted: 'no' },
  { kind: 'forbidden', status: 403, acted: 'no', role: undefined },
  { kind: 'badRequest', status: 400, acted: 'no' },
  { kind: 'unexpectedShape', status: 200, acted: 'no' },
];
for (const detail of REFUSALS) {
  test(`open question 18: a tenant that answers ${detail.kind} is read without totals from then on`, async () => {
    const api = new FakeListApi(people(3));
    api.totalRefused = new ApiError(detail);
    const reader = new ListReader(api);
    assert.equal((await reader.read(PAGE)).totalCount, undefined);
    await reader.read(PAGE);
    assert.deepEqual(calls(api), ['withTotal', 'plain', 'plain']);
  });
}

test('any other failure is reported and asks for nothing more', async () => {
  const api = new FakeListApi([]);
  api.totalRefused = timeout('no');
  await assert.rejects(new ListReader(api).read(PAGE), ApiError);
  assert.deepEqual(calls(api), ['withTotal']);
});

test('a token call that was refused says nothing of the list, and asks for nothing more', async () => {
  const api = new FakeListApi(people(3));
  api.totalRefused = new ApiError({ kind: 'routeNotFound', operation: 'createToken', status: 404, acted: 'no' });
  await assert.rejects(new ListReader(api).read(PAGE), ApiError);
  assert.deepEqual(calls(api), ['withTotal']);
});

test('a filter that both calls refuse does not lose the totals for later', async () => {
  const api = new FakeListApi(people(3));
  api.listFailure = failure('badRequest');
  api.totalRefused = failure('badRequest');
  const reader = new ListReader(api);
  await assert.rejects(reader.read(PAGE), ApiError);
  api.listFailure = undefined;
  api.totalRefused = undefined;
  assert.equal((await reader.read(PAGE)).totalCount, 3);
});

test('a plain reader never asks for totals', async () => {
  const api = new FakeListApi(people(3));
  assert.equal((await new ListReader(api, { plain: true }).read(PAGE)).totalCount, undefined);
  assert.deepEqual(calls(api), ['plain']);
});
