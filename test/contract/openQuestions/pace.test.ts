import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { failureOf, ofKind } from '../../support/apiErrors.ts';
import { directoryOf } from '../../support/contractActions.ts';
import type { Tenant } from '../../support/contractTenant.ts';
import { useTenant } from '../../support/contractTenant.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { until } from '../../support/sandboxFixture.ts';

const PAGE = { pageNumber: 1, pageSize: 5 };

/** Every request so far was answered, and what is left to do waits for the clock. */
function isWaiting({ recorder, budget }: Tenant): boolean {
  const { waiting, remaining } = budget.snapshot();
  return recorder.exchanges.every(({ answer }) => answer !== undefined) && waiting > 0 && remaining === 0;
}

describe('what affects pace and resilience (open questions 27 to 31)', () => {
  test('open question 27: sixty reads at once keep within the documented limit, and none is refused', async (t) => {
    const clock = new FakeClock();
    const limit = { limit: 50, windowSeconds: 180 };
    const tenant = await useTenant(t, { clock, rateLimit: limit, now: () => 1_800_000_000_000 + clock.now() });
    const { api, row, sandbox } = tenant;
    const reads = Array.from({ length: 60 }, (_, number) =>
      api.getCustomerDetail({ kind: 'id', value: row(number).id }),
    );
    await until(() => isWaiting(tenant));
    assert.equal(sandbox.requestCount, 50);
    await clock.advance(181_000);
    assert.equal((await Promise.all(reads)).length, 60);
    assert.equal(sandbox.requestCount, 61);
    assert.deepEqual(new Set(sandbox.requests.map(({ status }) => status)), new Set([200]));
  });

  test('open question 27: a tenant whose quota was raised is used to that quota, and not to the documented one', async (t) => {
    const clock = new FakeClock();
    const { api, sandbox, budget } = await useTenant(t, { clock, rateLimit: { limit: 500, windowSeconds: 180 } });
    for (let pageNumber = 1; pageNumber <= 120; pageNumber += 1) await api.listCustomers({ pageNumber, pageSize: 1 });
    assert.equal(sandbox.requestCount, 121);
    assert.deepEqual([budget.snapshot().limit, budget.snapshot().remaining], [500, 379]);
  });

  test('open question 27: what the till spends is not asked for again', async (t) => {
    const clock = new FakeClock();
    const limit = { limit: 10, windowSeconds: 180 };
    const tenant = await useTenant(t, { clock, rateLimit: limit, now: () => 1_800_000_000_000 + clock.now() });
    const till = tenant.connectAnother();
    for (let pageNumber = 1; pageNumber <= 5; pageNumber += 1) await till.listCustomers({ ...PAGE, pageNumber });
    await tenant.api.listCustomers(PAGE);
    assert.equal(tenant.budget.snapshot().remaining, 2);
    assert.equal(tenant.budget.snapshot().limit, 10);
  });

  for (const [fault, waitMs] of [
    ['429-seconds:7', 7000],
    ['429-reset:9', 9000],
    ['429-message:11', 11_000],
    ['429-seconds:0', 1000],
    ['429-seconds:86400', 600_000],
    ['429-message:601', 180_000],
    ['429-none', 180_000],
    ['429-garbage', 180_000],
  ] as const) {
    test(`open question 28: ${fault} pauses the account for ${waitMs / 1000} s, then a read is made again`, async (t) => {
      const clock = new FakeClock();
      const { api, budget, sandbox, row } = await useTenant(t, { clock });
      await api.listCustomers(PAGE);
      sandbox.setFault(`${fault}*1`);
      const read = api.getCustomerDetail({ kind: 'id', value: row(0).id });
      await until(() => budget.snapshot().pausedForMs > 0);
      assert.equal(budget.snapshot().pausedForMs, waitMs);
      const other = api.listCustomers(PAGE);
      await clock.advance(waitMs - 1);
      assert.equal(sandbox.requestCount, 3, 'the whole account is silent');
      await clock.advance(1);
      assert.equal((await read).id, row(0).id);
      await other;
      assert.equal(sandbox.requestCount, 5);
    });
  }

  test('open question 28: a wait given as a date is counted from the date of the answer', async (t) => {
    const clock = new FakeClock();
    const { api, budget, sandbox, row } = await useTenant(t, { clock, faults: ['429-date:30@getCustomerDetail*1'] });
    const read = api.getCustomerDetail({ kind: 'id', value: row(0).id });
    await until(() => budget.snapshot().pausedForMs > 0);
    const { pausedForMs } = budget.snapshot();
    assert.ok(pausedForMs >= 29_000 && pausedForMs <= 31_000, `${pausedForMs}`);
    await clock.advance(31_000);
    assert.equal((await read).id, row(0).id);
    assert.equal(sandbox.requestCount, 3);
  });

  test('open question 28: a write is not made again by itself, and is known not to have acted', async (t) => {
    const { api, row, sandbox } = await useTenant(t, { faults: ['429-seconds:7@updateCustomerById'] });
    const failure = ofKind(await failureOf(api.updateCustomerById(row(0).id, { name: 'Rina' })), 'rateLimited');
    assert.deepEqual([failure.waitMs, failure.acted, sandbox.requestCount], [7000, 'no', 2]);
  });

  test('open question 28: a wait can be called off', async (t) => {
    const { api, budget, sandbox } = await useTenant(t, { faults: ['429-seconds:60@listCustomers'] });
    const abort = new AbortController();
    const read = failureOf(api.listCustomers(PAGE, { signal: abort.signal }));
    await until(() => budget.snapshot().pausedForMs > 0);
    abort.abort();
    assert.equal((await read).kind, 'cancelled');
    assert.equal(sandbox.requestCount, 2);
  });

  test('open question 29: a 429 that is an HTML page is a 429', async (t) => {
    const tenant = await useTenant(t, { faults: ['429-html@updateCustomerById'] });
    tenant.expectDeviations('updateCustomerById answer: is text/html, not application/json');
    const failure = await failureOf(tenant.api.updateCustomerById(tenant.row(0).id, { name: 'Rina' }));
    assert.deepEqual(ofKind(failure, 'rateLimited').waitMs, 180_000);
  });

  test('open question 29: a 503 without a body is a server error', async (t) => {
    const tenant = await useTenant(t, { faults: ['status-503@updateCustomerById'] });
    tenant.expectDeviations('updateCustomerById answer: status 503 is not declared');
    const failure = await failureOf(tenant.api.updateCustomerById(tenant.row(0).id, { name: 'Rina' }));
    assert.equal(ofKind(failure, 'serverError').status, 503);
  });

  test('open question 30: a suspended tenant is told as such in every call, after one request each', async (t) => {
    const { api, row, sandbox } = await useTenant(t);
    await api.listCustomers(PAGE);
    sandbox.setFault('status-402');
    for (const call of [
      api.listCustomers(PAGE),
      api.listCustomerWithTotalCount(PAGE),
      api.getCustomerDetail({ kind: 'id', value: row(0).id }),
      api.updateCustomerById(row(0).id, { name: 'Rina' }),
    ]) {
      const failure = ofKind(await failureOf(call), 'tenantSuspended');
      assert.deepEqual([failure.acted, failure.serverMessage], ['no', 'Your Account has been suspended']);
    }
    assert.equal(sandbox.requestCount, 6);
    const state = await directoryOf(api).load();
    assert.deepEqual([state.error?.kind, sandbox.requestCount], ['tenantSuspended', 7]);
  });

  test('open question 31: the role of a 403 comes from the contract, and the curly quotes are only shown', async (t) => {
    const { api, row } = await useTenant(t, { dialects: ['view-only'] });
    const failure = ofKind(await failureOf(api.updateCustomerById(row(0).id, { name: 'Rina' })), 'forbidden');
    assert.equal(failure.role, '"EDIT" in "Contacts", or "EDIT" in "Global"');
    assert.match(failure.serverMessage ?? '', /^You must have “EDIT” role/);
  });
});
