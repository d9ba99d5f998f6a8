import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { sleep } from '../../../src/api/clock.ts';
import type { CustomerApi } from '../../../src/api/customerApi.ts';
import { apiErrorDetail } from '../../../src/api/errors.ts';
import { connect, SERVER_DATE } from '../../support/apiHarness.ts';
import type { Reply } from '../../support/scriptedFetch.ts';
import { systemError } from '../../support/scriptedFetch.ts';

const ID = { kind: 'id', value: 'id-1' } as const;
const DEADLINE_MS = 60_000;
/** The least time that a request is given, so the most by which a call may end after its deadline. */
const LEAST_MS = 1;
const HEADERS_MS = 15_000;
const LATER = 'Sun, 22 Nov 2026 10:00:30 GMT';
const EARLIER = 'Sun, 22 Nov 2026 09:00:00 GMT';

/** Everything that a network or a server may do to one request. */
const REPLIES: Readonly<Record<string, Reply>> = {
  good: { json: { ID: 'id-1', Name: 'Budi' } },
  'wrong shape': { json: 42 },
  html: { text: '<html>' },
  hangs: { hang: true },
  ...byStatus(400, 401, 402, 403, 404, 408, 409, 418, 500, 501, 502, 503, 504),
  '503 for 7 s': { status: 503, headers: { 'retry-after': '7' } },
  '503 for ever': { status: 503, headers: { 'retry-after': '86400' } },
  '503 until later': { status: 503, headers: { 'retry-after': LATER, date: SERVER_DATE } },
  '503 until earlier': { status: 503, headers: { 'retry-after': EARLIER, date: SERVER_DATE } },
  '503 garbage': { status: 503, headers: { 'retry-after': '-1; soon' } },
  '429': { status: 429 },
  '429 for 2 s': { status: 429, headers: { 'retry-after': '2' } },
  ...byCode('ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'CERT_HAS_EXPIRED', 'EPROTO'),
};

function byStatus(...codes: readonly number[]): Record<string, Reply> {
  return Object.fromEntries(codes.map((status) => [String(status), { status }]));
}

function byCode(...codes: readonly string[]): Record<string, Reply> {
  return Object.fromEntries(codes.map((code) => [code, { fail: systemError(code) }]));
}

const READS: Readonly<Record<string, (api: CustomerApi) => Promise<unknown>>> = {
  list: (api) => api.listCustomers({ pageNumber: 1, pageSize: 10 }),
  'list with total': (api) => api.listCustomerWithTotalCount({ pageNumber: 1, pageSize: 10 }),
  detail: (api) => api.getCustomerDetail(ID),
  'next code': (api) => api.getNewCustomerCode(),
};
const WRITES: Readonly<Record<string, (api: CustomerApi) => Promise<unknown>>> = {
  create: (api) => api.createCustomer({ name: 'Budi' }),
  update: (api) => api.updateCustomerById('id-1', { name: 'Budi' }),
  delete: (api) => api.deleteCustomerByCode('MM-1'),
  suspend: (api) => api.suspendCustomer(ID),
  merge: (api) => api.mergeCustomer('a', ['b']),
  verify: (api) => api.verifyCustomerEmail('id-1', true),
  PIN: (api) => api.checkCustomerPinAuthenticate('id-1', '1234'),
};

interface Step {
  readonly reply: string;
  /** ms until it comes. */
  readonly afterMs: number;
}

const steps = (replies: readonly string[]) =>
  fc.array(fc.record({ reply: fc.constantFrom(...replies), afterMs: fc.nat(20_000) }), { minLength: 8, maxLength: 8 });
/** Replies of which the fourth would come 6 s after the deadline (seed 1649020250): it may not be waited for. */
const LATE: readonly (readonly Step[])[] = ['400', '503 until earlier'].map((second) => [
  { reply: '503 until later', afterMs: 8894 },
  { reply: second, afterMs: 12 },
  { reply: '401', afterMs: 7104 },
  { reply: '400', afterMs: 19_991 },
]);
const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** Makes the call against these replies, with a token that has been taken before, and all the time that it wants. */
async function run(call: (api: CustomerApi) => Promise<unknown>, script: readonly Step[], random: number) {
  const sentAs: string[] = [];
  const account = connect(
    async (_, index) => {
      const step = script[index - 1];
      if (!step) return { json: { ID: 'id-1', Name: 'Budi' } };
      sentAs.push(step.reply);
      await sleep(account.clock, step.afterMs);
      return REPLIES[step.reply] ?? {};
    },
    { random: () => random, names: { mergeTarget: 'T', mergeSources: 'S' } },
  );
  await account.api.getCustomerDetail(ID);
  const begun = account.clock.now();
  let ended: number | undefined;
  const outcome = call(account.api).then(
    () => undefined,
    (error: unknown) => {
      assert.ok(apiErrorDetail(error), 'nothing but an ApiError is thrown');
    },
  );
  void outcome.then(() => {
    ended = account.clock.now();
  });
  for (let turn = 0; turn < 400 && ended === undefined; turn += 1) await account.clock.advance(1000);
  assert.notEqual(ended, undefined, 'the call never ended');
  return { sentAs, tookMs: (ended ?? 0) - begun, tokens: account.tokenCalls.length - 1, account };
}

const ALL = Object.keys(REPLIES);
const UNLIMITED = ALL.filter((name) => !name.startsWith('429'));

describe('the law of repeating', () => {
  for (const [name, call] of Object.entries(WRITES)) {
    test(`sends ${name} once, whatever comes of it; a refused token alone lets it be sent once more`, async () => {
      await fc.assert(
        fc.asyncProperty(steps(ALL), share, async (script, random) => {
          const { sentAs } = await run(call, script, random);
          const [first] = script;
          const refused = first?.reply === '401' && first.afterMs < HEADERS_MS && name !== 'PIN';
          assert.equal(sentAs.length, refused ? 2 : 1);
        }),
        { numRuns: 40 },
      );
    });
  }

  for (const [name, call] of Object.entries(READS)) {
    test(`sends ${name} four times at most, by whatever route, and renews the token once`, async () => {
      await fc.assert(
        fc.asyncProperty(steps(ALL), share, async (script, random) => {
          const { sentAs, tokens } = await run(call, script, random);
          assert.ok(sentAs.length <= 4, sentAs.join());
          assert.ok(tokens <= 1);
        }),
        { numRuns: 40 },
      );
    });

    test(`ends ${name} within the deadline, pauses between the attempts and slow answers included`, async () => {
      await fc.assert(
        fc.asyncProperty(steps(UNLIMITED), share, async (script, random) => {
          const { tookMs, account } = await run(call, script, random);
          assert.ok(tookMs <= DEADLINE_MS + LEAST_MS, `${tookMs} ms`);
          assert.equal(account.budget.snapshot().waiting, 0);
        }),
        { numRuns: 40, examples: LATE.map((script) => [[...script], 0]) },
      );
    });
  }

  test('waits as long as a 503 asks for before a read is sent again', async () => {
    for (const [reply, waitMs] of [
      ['503 for 7 s', 7000],
      ['503 until later', 30_000],
      ['503 until earlier', 250],
      ['503 garbage', 250],
    ] as const) {
      const script = [
        { reply, afterMs: 0 },
        { reply: 'good', afterMs: 0 },
      ];
      const { tookMs, sentAs } = await run((api) => api.getCustomerDetail(ID), script, 0.5);
      assert.deepEqual([sentAs.length, tookMs], [2, waitMs], reply);
    }
  });

  test('does not wait for a 503 that asks for longer than the deadline, and says for how long it asks', async () => {
    const { api, clock, sent } = connect(() => REPLIES['503 for ever'] ?? {});
    const error: unknown = await api.getCustomerDetail(ID).catch((reason: unknown) => reason);
    const detail = apiErrorDetail(error);
    assert.ok(detail?.kind === 'serverError');
    assert.equal(detail.retryAfterMs, 86_400_000);
    assert.deepEqual([sent.length, clock.pending], [1, 0]);
  });
});
