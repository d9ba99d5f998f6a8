import assert from 'node:assert/strict';
import { failureOf, ofKind } from '../../support/apiErrors.ts';
import type { Tenant, TenantOptions } from '../../support/contractTenant.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { until } from '../../support/sandboxFixture.ts';
import type { DialectCase } from './dialectCase.ts';

const LIST = { pageNumber: 1, pageSize: 1 };
const UNREADABLE_TOKEN = "createToken answer: must have required property 'access_token'";

function tokenCalls({ recorder }: Tenant): number {
  return recorder.operations.filter((operation) => operation === 'createToken').length;
}

/** A client whose time stands still, and a token that lives ten minutes. */
function tokenLife(dialect: DialectCase['dialects'][number], usedForMs: number): DialectCase {
  const clock = new FakeClock();
  return {
    dialects: [dialect],
    title: 'the token is used for as long as is safe, and then renewed (open question 10)',
    options: { clock, tokenSeconds: 600 },
    run: async (tenant) => {
      await tenant.api.listCustomers(LIST);
      await clock.advance(usedForMs - 5000);
      await tenant.api.listCustomers(LIST);
      assert.equal(tokenCalls(tenant), 1);
      await clock.advance(10_000);
      await tenant.api.listCustomers(LIST);
      assert.equal(tokenCalls(tenant), 2);
    },
  };
}

/** Client and server on one clock, a limit of three requests a minute. */
function limited(clock: FakeClock): TenantOptions {
  let start: number | undefined;
  const now = () => {
    // Beside the real time of the answers' Date, against which a client measures a date in Retry-After.
    start ??= Date.now() - clock.now();
    return start + clock.now();
  };
  return { clock, rateLimit: { limit: 3, windowSeconds: 60 }, now };
}

/** The till has spent the window: the next call is refused, waits for the time named, and then succeeds. */
function waits(dialect: DialectCase['dialects'][number], leastMs: number, mostMs: number): DialectCase {
  const clock = new FakeClock();
  return {
    dialects: [dialect, 'token-uncounted'],
    title: `a refused read waits ${mostMs / 1000} s for the whole account, and is then made again (open question 28)`,
    options: limited(clock),
    run: async ({ api, budget, connectAnother, sandbox }) => {
      await api.listCustomers(LIST);
      const till = connectAnother();
      for (let n = 0; n < 2; n += 1) await till.listCustomers(LIST);
      let isDone = false;
      const page = api.listCustomers(LIST).finally(() => {
        isDone = true;
      });
      await until(() => budget.snapshot().pausedForMs > 0);
      const { pausedForMs } = budget.snapshot();
      // A date counts whole seconds, so that after it the window may be a moment from its end, and the answer a 429 again.
      for (let pause = 0; pause < 3 && !isDone; pause += 1) {
        await clock.advance(budget.snapshot().pausedForMs);
        await until(() => isDone || budget.snapshot().pausedForMs > 0);
      }
      assert.equal((await page).customers.length, 1);
      assert.ok(pausedForMs >= leastMs && pausedForMs <= mostMs, `${pausedForMs} ms`);
      assert.deepEqual(statuses(sandbox).slice(0, 6), [200, 200, 200, 200, 200, 429]);
      assert.equal(statuses(sandbox).at(-1), 200);
    },
  };
}

function statuses(sandbox: Tenant['sandbox']): unknown[] {
  return sandbox.requests.map(({ status }) => status);
}

const uncountedClock = new FakeClock();
const perRouteClock = new FakeClock();

/** The dialects of the token call and of the rate limit. */
export const TOKEN_CASES: readonly DialectCase[] = [
  tokenLife('token-expired-at', 480_000),
  tokenLife('token-expiredat', 480_000),
  tokenLife('token-no-expiry', 240_000),
  {
    dialects: ['token-pascal'],
    title: 'the token is read in this spelling too (open question 10)',
    deviations: [UNREADABLE_TOKEN],
    run: async ({ api }) => assert.equal((await api.listCustomers(LIST)).customers.length, 1),
  },
  {
    dialects: ['token-pascal', 'token-no-expiry'],
    title: 'the token is read alone',
    deviations: [UNREADABLE_TOKEN],
    run: async (tenant) => {
      await tenant.api.listCustomers(LIST);
      await tenant.api.listCustomers({ ...LIST, pageNumber: 2 });
      assert.equal(tokenCalls(tenant), 1);
    },
  },
  {
    dialects: ['bad-credentials-400'],
    title: 'the credentials are said to be rejected, as with a 401 (open question 10)',
    options: { credentials: { clientSecret: '00000000-0000-4000-8000-00000000bad0' } },
    run: async ({ api, recorder }) => {
      const refusal = ofKind(await failureOf(api.listCustomers(LIST)), 'credentialsRejected');
      assert.deepEqual([refusal.status, refusal.operation, refusal.acted], [400, 'createToken', 'no']);
      assert.deepEqual(recorder.operations, ['createToken']);
    },
  },
  {
    dialects: ['token-uncounted'],
    title: 'the token call is counted all the same, so that nothing is overrun (open question 27)',
    options: limited(uncountedClock),
    run: async ({ api, budget, sandbox }) => {
      for (let n = 0; n < 2; n += 1) await api.listCustomers(LIST);
      assert.equal(budget.snapshot().remaining, 0);
      const third = api.listCustomers(LIST);
      await until(() => budget.snapshot().waiting === 1);
      await uncountedClock.advance(61_000);
      await third;
      assert.deepEqual(statuses(sandbox), [200, 200, 200, 200]);
    },
  },
  {
    dialects: ['limit-per-route'],
    title: 'the lowest count holds for all, so that no route is overrun (open question 27)',
    options: limited(perRouteClock),
    run: async (tenant) => {
      const { api, row, sandbox } = tenant;
      const lists = [1, 2, 3, 4].map((pageNumber) => api.listCustomers({ ...LIST, pageNumber }));
      const details = [0, 1, 2].map((number) => api.getCustomerDetail({ kind: 'id', value: row(number).id }));
      for (let window = 0; window < 3; window += 1) {
        await until(() => isIdle(tenant));
        await perRouteClock.advance(61_000);
      }
      assert.equal((await Promise.all([...lists, ...details])).length, 7);
      assert.deepEqual(new Set(statuses(sandbox)), new Set([200]));
    },
  },
  waits('wait-retry-after', 60_000, 60_000),
  waits('wait-date', 58_000, 62_000),
  waits('wait-reset', 60_000, 60_000),
  waits('wait-none', 180_000, 180_000),
];

/** Every request was answered, and what is left to do waits for the next window. */
function isIdle({ budget, recorder }: Tenant): boolean {
  const { waiting, remaining } = budget.snapshot();
  const answered = recorder.exchanges.filter(({ answer }) => answer !== undefined).length;
  return answered === recorder.exchanges.length && (answered === 8 || (waiting > 0 && remaining === 0));
}
