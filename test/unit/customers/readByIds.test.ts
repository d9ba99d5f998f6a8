import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CallOptions } from '../../../src/api/client.ts';
import type { CustomerKey, CustomerRecord } from '../../../src/api/customerRecord.ts';
import type { ApiErrorDetail } from '../../../src/api/errors.ts';
import { ApiError } from '../../../src/api/errors.ts';
import { mayReadOneByOne, readByIdList, readOneByOne } from '../../../src/customers/readByIds.ts';
import { failure, people, record, timeout } from './fakes.ts';

const never = new AbortController().signal;
const idsOf = (records: readonly CustomerRecord[]): string[] => records.map((each) => each.id ?? '');

/** Answers the ListID call and Detail from a list; can be told to fail. */
class FakeIdApi {
  readonly lists: (readonly string[])[] = [];
  readonly details: { readonly key: CustomerKey; readonly options: CallOptions | undefined }[] = [];
  listAnswer: (ids: readonly string[]) => readonly CustomerRecord[];
  detailAnswer: (id: string) => CustomerRecord;

  constructor(records: readonly CustomerRecord[]) {
    this.listAnswer = (ids) => records.filter((each) => ids.includes(each.id ?? ''));
    this.detailAnswer = (id) => {
      const found = records.find((each) => each.id === id);
      if (!found) throw failure('badRequest');
      return found;
    };
  }
  async getCustomerByListId(ids: readonly string[]): Promise<readonly CustomerRecord[]> {
    this.lists.push(ids);
    return this.listAnswer(ids);
  }
  async getCustomerDetail(key: CustomerKey, options?: CallOptions): Promise<CustomerRecord> {
    this.details.push({ key, options });
    if (options?.signal?.aborted) throw new ApiError({ kind: 'cancelled', acted: 'no' });
    return this.detailAnswer(key.value);
  }
}

describe('reading by the ListID call', () => {
  test('gives the customers in the order asked, and the ids of nobody', async () => {
    const records = people(3);
    const [first, second, third] = idsOf(records);
    const api = new FakeIdApi(records);
    const answer = await readByIdList(api, [third ?? '', 'nobody', first ?? '']);
    assert.deepEqual(idsOf(answer.records), [third, first]);
    assert.deepEqual([answer.missing, answer.unread, answer.error], [['nobody'], [], undefined]);
    assert.equal(api.lists.length, 1);
    assert.ok(second);
  });

  test('takes a request for each 100 ids', async () => {
    const records = people(201);
    const api = new FakeIdApi(records);
    const answer = await readByIdList(api, idsOf(records));
    assert.equal(answer.records.length, 201);
    assert.deepEqual(
      api.lists.map((ids) => ids.length),
      [100, 100, 1],
    );
  });

  test('open question 14: drops customers that were not asked for', async () => {
    const records = people(3);
    const api = new FakeIdApi(records);
    api.listAnswer = () => records;
    assert.equal((await readByIdList(api, idsOf(records).slice(0, 1))).records.length, 1);
  });

  test('open question 14: an answer with none of the ids ends it, and one by one may help', async () => {
    const api = new FakeIdApi(people(300));
    api.listAnswer = () => [record({ code: 'no id' })];
    const answer = await readByIdList(api, idsOf(people(300)));
    assert.deepEqual([answer.records, answer.missing, answer.unread.length], [[], [], 300]);
    assert.equal(api.lists.length, 1);
    assert.equal(mayReadOneByOne(answer), true);
  });

  test('a failure after the first request keeps what was read', async () => {
    const records = people(150);
    const api = new FakeIdApi(records);
    const answered = api.listAnswer;
    api.listAnswer = (ids) => {
      if (api.lists.length > 1) throw timeout('no');
      return answered(ids);
    };
    const answer = await readByIdList(api, idsOf(records));
    assert.deepEqual([answer.records.length, answer.unread.length, answer.error?.kind], [100, 50, 'timeout']);
    assert.equal(mayReadOneByOne(answer), false);
  });

  for (const kind of ['badRequest', 'forbidden', 'routeNotFound', 'serverError'] as const) {
    test(`after ${kind} one by one may help`, async () => {
      const api = new FakeIdApi([]);
      api.listAnswer = () => {
        throw failure(kind);
      };
      assert.equal(mayReadOneByOne(await readByIdList(api, ['a'])), true);
    });
  }
});

describe('reading one by one', () => {
  test('reads each behind everything else, and says how far it is', async () => {
    const records = people(3);
    const api = new FakeIdApi(records);
    const said: number[] = [];
    const answer = await readOneByOne(api, idsOf(records), never, (count) => said.push(count));
    assert.deepEqual(answer.records, records);
    assert.deepEqual(
      api.details.map(({ options }) => options?.priority),
      ['job', 'job', 'job'],
    );
    assert.deepEqual(said, [1, 2, 3]);
  });

  test('open question 20: gives a customer the id it was asked by, where the answer names none', async () => {
    const api = new FakeIdApi([]);
    api.detailAnswer = () => record({ name: 'Budi' });
    assert.deepEqual(idsOf((await readOneByOne(api, ['x'], never, () => undefined)).records), ['x']);
  });

  test('a customer with another id than asked is not shown as found', async () => {
    const api = new FakeIdApi([]);
    api.detailAnswer = () => record({ id: 'somebody else' });
    const answer = await readOneByOne(api, ['x'], never, () => undefined);
    assert.deepEqual([answer.records, answer.missing], [[], ['x']]);
  });

  test('goes on after a failure that may be about one customer, and keeps that one as unread', async () => {
    const records = people(3);
    const [first, second, third] = idsOf(records);
    const api = new FakeIdApi(records);
    const answered = api.detailAnswer;
    api.detailAnswer = (id) => {
      if (id === second) throw failure('serverError');
      return answered(id);
    };
    const answer = await readOneByOne(api, idsOf(records), never, () => undefined);
    assert.deepEqual([idsOf(answer.records), answer.unread], [[first, third], [second]]);
    assert.equal(answer.error?.kind, 'serverError');
  });

  test('ends after three such failures in a row', async () => {
    const api = new FakeIdApi([]);
    api.detailAnswer = () => {
      throw failure('serverError');
    };
    const answer = await readOneByOne(api, ['a', 'b', 'c', 'd'], never, () => undefined);
    assert.equal(api.details.length, 3);
    assert.deepEqual(answer.unread, ['a', 'b', 'c', 'd']);
  });

  const hopeless: readonly ApiErrorDetail[] = [
    { kind: 'tenantSuspended', status: 402, acted: 'no' },
    { kind: 'secretMissing', acted: 'no' },
    { kind: 'forbidden', status: 403, acted: 'no', role: undefined },
  ];
  for (const detail of hopeless) {
    test(`ends at once after ${detail.kind}`, async () => {
      const api = new FakeIdApi([]);
      api.detailAnswer = () => {
        throw new ApiError(detail);
      };
      const answer = await readOneByOne(api, ['a', 'b'], never, () => undefined);
      assert.deepEqual([api.details.length, answer.unread, answer.error?.kind], [1, ['a', 'b'], detail.kind]);
    });
  }

  test('ends when it is cancelled and keeps what was read', async () => {
    const records = people(4);
    const api = new FakeIdApi(records);
    const cancel = new AbortController();
    const answer = await readOneByOne(api, idsOf(records), cancel.signal, (count) => count === 2 && cancel.abort());
    assert.deepEqual([answer.records.length, answer.unread.length, answer.error?.kind], [2, 2, 'cancelled']);
  });

  test('a fault of our own is thrown', async () => {
    const api = new FakeIdApi([]);
    api.detailAnswer = () => {
      throw new TypeError('bug');
    };
    await assert.rejects(
      readOneByOne(api, ['a'], never, () => undefined),
      TypeError,
    );
  });
});
