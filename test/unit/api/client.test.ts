import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApiError } from '../../../src/api/errors.ts';
import { failureOf, ofKind } from '../../support/apiErrors.ts';
import { always, connect, inOrder } from '../../support/apiHarness.ts';
import { settle } from '../../support/fakeClock.ts';
import type { Reply } from '../../support/scriptedFetch.ts';
import { systemError } from '../../support/scriptedFetch.ts';

const PAGE = { pageNumber: 1, pageSize: 100 };
const ID = { kind: 'id', value: 'id-1' } as const;
const BUDI = { ID: 'id-1', Name: 'Budi' };

describe('the write gate', () => {
  test('is asked before every write, with the fields and whom it is about, and no values', async () => {
    const { api, gated, sent } = connect(always({}));
    await api.updateCustomerById('id-1', { name: 'Budi', mobile: '0811' });
    assert.deepEqual(gated, [
      {
        operation: 'updateCustomerById',
        method: 'PUT',
        pathTemplate: '/api/v3/Customer/ByID',
        fields: ['name', 'mobile'],
        subject: { keys: [{ kind: 'id', value: 'id-1' }] },
      },
    ]);
    assert.equal(sent.length, 1);
  });

  test('lets the caller look again after a question, and only then', async () => {
    const order: string[] = [];
    const afterQuestion = async () => void order.push('looked again');
    const answers = (): { json: unknown } => {
      order.push('sent');
      return { json: {} };
    };
    const asking = connect(answers, { gate: async () => true });
    await asking.api.updateCustomerById('id-1', { name: 'Budi' }, { afterQuestion });
    const silent = connect(answers, { gate: async () => false });
    await silent.api.updateCustomerById('id-1', { name: 'Budi' }, { afterQuestion });
    assert.deepEqual(order, ['looked again', 'sent', 'sent']);
  });

  test('sends nothing where the second look forbids it', async () => {
    const { api, sent } = connect(always({}), { gate: async () => true });
    const afterQuestion = () => Promise.reject(new ApiError({ kind: 'cancelled', acted: 'no' }));
    assert.equal((await failureOf(api.updateCustomerById('id-1', { name: 'x' }, { afterQuestion }))).kind, 'cancelled');
    assert.deepEqual(sent, []);
  });

  test('stops the write before anything is sent, not even for a token', async () => {
    const gate = () => Promise.reject(new ApiError({ kind: 'readOnlyAccount', acted: 'no' }));
    const { api, network } = connect(always({}), { gate });
    const writes = [
      api.createCustomer({ name: 'x' }),
      api.updateCustomerById('a', { name: 'x' }),
      api.updateCustomerByCode('a', { name: 'x' }),
      api.updateCustomerByEmail('a', { name: 'x' }),
      api.updateCustomerByMobilePhone('a', { name: 'x' }),
      api.updateAppLastSignInCustomerById('a'),
      api.verifyCustomerEmail('a', true),
      api.verifyCustomerMobile('a', true),
      api.suspendCustomer(ID),
      api.unsuspendCustomer(ID),
      api.deleteCustomerByEmail('a'),
      api.deleteCustomerByCode('a'),
      api.checkCustomerPinAuthenticate('a', '0000'),
    ];
    for (const write of writes) assert.equal((await failureOf(write)).kind, 'readOnlyAccount');
    assert.equal(network.seen.length, 0);
  });

  test('is not asked for reads', async () => {
    const { api, gated } = connect(always([BUDI]));
    await api.listCustomers(PAGE);
    assert.deepEqual(gated, []);
  });

  test('is asked before a PIN check, whose effect is not documented, and hears nothing of the PIN', async () => {
    const { api, gated } = connect(always({}));
    await api.checkCustomerPinAuthenticate('id-1', '918273');
    assert.deepEqual(
      gated.map(({ operation, subject }) => ({ operation, subject })),
      [{ operation: 'checkCustomerPinAuthenticate', subject: { keys: [{ kind: 'id', value: 'id-1' }] } }],
    );
    assert.ok(!JSON.stringify(gated).includes('918273'));
  });

  test('is not asked about a write that is refused as wrong input', async () => {
    const { api, gated } = connect(always({}));
    await failureOf(api.updateCustomerById('id-1', {}));
    await failureOf(api.mergeCustomer('a', ['b']));
    assert.deepEqual(gated, []);
  });
});

describe('reads', () => {
  test('that are identical and under way are made once', async () => {
    const { api, sent } = connect(always([BUDI]));
    const pages = await Promise.all([api.listCustomers(PAGE), api.listCustomers({ ...PAGE })]);
    assert.equal(sent.length, 1);
    assert.deepEqual(pages[0], pages[1]);
  });

  test('that differ are not mixed up', async () => {
    const { api, sent } = connect(({ query }) => ({ json: [{ ID: query.find(([name]) => name === 'Name')?.[1] }] }));
    const [one, other] = await Promise.all([
      api.listCustomers({ ...PAGE, name: 'a' }),
      api.listCustomers({ ...PAGE, name: 'b' }),
    ]);
    assert.equal(sent.length, 2);
    assert.equal(one.customers[0]?.id, 'a');
    assert.equal(other.customers[0]?.id, 'b');
  });

  test("one caller's abort leaves the other's read alone", async () => {
    const late = Promise.withResolvers<Reply>();
    const { api } = connect(() => late.promise);
    const stop = new AbortController();
    const left = failureOf(api.getCustomerDetail(ID, { signal: stop.signal }));
    const stays = api.getCustomerDetail(ID);
    await settle();
    stop.abort();
    assert.equal((await left).kind, 'cancelled');
    late.resolve({ json: BUDI });
    assert.equal((await stays).name, 'Budi');
  });

  test('after a write do not join one from before it', async () => {
    const late = Promise.withResolvers<Reply>();
    const { api } = connect(({ method }, index) => {
      if (method === 'PUT') return { json: {} };
      return index === 0 ? late.promise : { json: { ...BUDI, Name: 'new' } };
    });
    const before = api.getCustomerDetail(ID);
    await settle();
    await api.updateCustomerById('id-1', { name: 'new' });
    assert.equal((await api.getCustomerDetail(ID)).name, 'new');
    late.resolve({ json: BUDI });
    assert.equal((await before).name, 'Budi');
  });

  for (const failure of [{ status: 503 }, { status: 408 }, { fail: systemError('ECONNRESET') }]) {
    test(`are tried again after ${JSON.stringify(failure.status ?? 'a lost connection')}`, async () => {
      const { api, sent, clock } = connect(inOrder(failure, { json: BUDI }));
      const read = api.getCustomerDetail(ID);
      await clock.advance(1000);
      assert.equal((await read).name, 'Budi');
      assert.equal(sent.length, 2);
    });
  }

  test('give up after the fourth attempt', async () => {
    const { api, sent, clock } = connect(always({}, 503));
    const failure = failureOf(api.getCustomerDetail(ID));
    await clock.advance(60_000);
    assert.deepEqual(await failure, {
      kind: 'serverError',
      operation: 'getCustomerDetail',
      correlation: 1,
      status: 503,
      acted: 'no',
    });
    assert.equal(sent.length, 4);
  });

  test('open question 28: wait out a 429 and are sent again', async () => {
    const limited = { status: 429, json: { Message: 'Try again in 42 seconds' } };
    const { api, budget, sent, clock } = connect(inOrder(limited, { json: BUDI }));
    const read = api.getCustomerDetail(ID);
    await settle();
    assert.equal(budget.snapshot().pausedForMs, 42_000);
    await clock.advance(41_999);
    assert.equal(sent.length, 1);
    await clock.advance(1);
    assert.equal((await read).name, 'Budi');
  });

  test('can be cancelled while they wait out a 429', async () => {
    const { api, clock } = connect(always({}, 429));
    const stop = new AbortController();
    const failure = failureOf(api.getCustomerDetail(ID, { signal: stop.signal }));
    await settle();
    stop.abort();
    assert.deepEqual(await failure, { kind: 'cancelled', operation: 'getCustomerDetail', acted: 'no' });
    await settle();
    assert.equal(clock.pending, 0);
  });

  test('are not tried again after a timeout', async () => {
    const { api, sent, clock } = connect(() => ({ hang: true }));
    const failure = failureOf(api.getCustomerDetail(ID));
    await clock.advance(15_000);
    assert.equal(ofKind(await failure, 'timeout').stage, 'headers');
    assert.equal(sent.length, 1);
  });
});

describe('writes', () => {
  test('tell whether the server may have acted', async () => {
    for (const [reply, acted] of [
      [{ status: 400 }, 'no'],
      [{ status: 500 }, 'unknown'],
      [{ fail: systemError('ECONNREFUSED', 'connect') }, 'no'],
      [{ fail: systemError('ECONNRESET', 'read') }, 'unknown'],
      [{ text: '<html>' }, 'unknown'],
      [{ json: [] }, 'unknown'],
    ] as const) {
      const { api } = connect(() => reply);
      assert.equal((await failureOf(api.createCustomer({ name: 'x' }))).acted, acted, JSON.stringify(reply));
    }
  });

  test('that are cancelled under way may have acted; before that they have not', async () => {
    const { api, sent } = connect(() => ({ hang: true }));
    const stop = new AbortController();
    const failure = failureOf(api.createCustomer({ name: 'x' }, { signal: stop.signal }));
    await settle();
    assert.equal(sent.length, 1);
    stop.abort();
    assert.deepEqual(await failure, {
      kind: 'cancelled',
      operation: 'createCustomer',
      correlation: 1,
      acted: 'unknown',
    });
    const early = await failureOf(api.createCustomer({ name: 'x' }, { signal: AbortSignal.abort() }));
    assert.deepEqual(early, { kind: 'cancelled', operation: 'createCustomer', acted: 'no' });
    assert.equal(sent.length, 1);
  });
});

describe('the budget', () => {
  test('open question 27: one budget counts every call of the account, the token call too', async () => {
    const { api, budget } = connect(always(BUDI));
    await api.getCustomerDetail(ID);
    await api.updateCustomerById('id-1', { name: 'x' });
    assert.equal(budget.snapshot().remaining, 47);
  });

  test('learns from the answers', async () => {
    const headers = { 'ratelimit-limit': '50', 'ratelimit-remaining': '12', 'ratelimit-policy': '50;w=180' };
    const { api, budget } = connect(() => ({ json: BUDI, headers }));
    await api.getCustomerDetail(ID);
    assert.equal(budget.snapshot().remaining, 12);
  });

  test('lets a click pass a queue of jobs', async () => {
    const headers = { 'ratelimit-remaining': '5' };
    const { api, sent } = connect(() => ({ json: [BUDI], headers }));
    await api.listCustomers(PAGE);
    for (let page = 2; page < 9; page += 1) {
      void failureOf(api.listCustomers({ ...PAGE, pageNumber: page }, { priority: 'job' }));
    }
    await settle();
    assert.equal(sent.length, 1);
    await api.getCustomerByListId(['a']);
    assert.equal(sent.length, 2);
  });

  test('gives back what a refused token call took: nothing is counted that was not sent', async () => {
    const { api, budget } = connect(always(BUDI), { getCredentials: () => Promise.resolve(undefined) });
    await failureOf(api.getCustomerDetail(ID));
    assert.equal(budget.snapshot().remaining, 50);
  });
});

describe('dispose', () => {
  test('cancels what is under way and what comes after, and leaves no timer', async () => {
    const { api, clock, dispose, sent } = connect(() => ({ hang: true }));
    const read = failureOf(api.getCustomerDetail(ID));
    const write = failureOf(api.createCustomer({ name: 'x' }));
    await settle();
    dispose();
    assert.equal((await read).kind, 'cancelled');
    assert.equal((await write).kind, 'cancelled');
    assert.equal((await failureOf(api.listCustomers(PAGE))).kind, 'cancelled');
    await settle();
    assert.equal(clock.pending, 0);
    assert.equal(sent.length, 2);
  });
});

test('a tampered origin is refused before anything is sent', async () => {
  for (const origin of ['http://shop.example', 'https://shop.example.evil/x', 'file:///']) {
    const { api, network } = connect(always([]), { origin });
    assert.equal((await failureOf(api.listCustomers(PAGE))).kind, 'unsafeUrl');
    assert.equal(network.seen.length, 0);
  }
});
