import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { failureOf, ofKind } from '../../support/apiErrors.ts';
import { always, connect } from '../../support/apiHarness.ts';
import type { Reply, SeenRequest } from '../../support/scriptedFetch.ts';

const PAGE = { pageNumber: 1, pageSize: 100 };
const ID = { kind: 'id', value: 'id-1' } as const;
const REFUSED: Reply = { status: 401, json: { Message: 'expired' } };
const MINUTE = 60_000;

/** A server that takes these tokens only. */
function takes(...tokens: readonly string[]) {
  const good = new Set(tokens.map((token) => `Bearer ${token}`));
  return {
    good,
    script: ({ headers }: SeenRequest): Reply =>
      good.has(headers.Authorization ?? '') ? { json: { ID: 'id-1', Name: 'Budi' } } : REFUSED,
  };
}

/** An account whose first token was good and is so no more. */
async function withExpiredToken(...next: readonly string[]) {
  const { good, script } = takes('token-1');
  const account = connect((request) =>
    request.method === 'GET' && request.path.endsWith('/Customer') ? listOf(script(request)) : script(request),
  );
  await account.api.getCustomerDetail(ID);
  good.clear();
  for (const token of next) good.add(`Bearer ${token}`);
  return {
    ...account,
    /** What was sent since, and how many tokens were asked for. */
    since: () => ({ sent: account.sent.slice(1), tokens: account.tokenCalls.length - 1 }),
  };
}

function listOf(reply: Reply): Reply {
  return reply.status === 401 ? reply : { json: [reply.json] };
}

/** Two hundred different reads at once, with all the time that the budget needs. */
async function twoHundred({ api, clock }: Pick<ReturnType<typeof connect>, 'api' | 'clock'>) {
  const reads = Array.from({ length: 200 }, (_, index) => api.listCustomers({ ...PAGE, pageNumber: index + 1 }));
  const all = Promise.allSettled(reads);
  for (let window = 0; window < 12; window += 1) await clock.advance(180_100);
  return all;
}

describe('a token that was good and is refused', () => {
  test('is renewed once and the call is sent again, a write too: a 401 did not act', async () => {
    const { api, since, gated } = await withExpiredToken('token-2');
    assert.equal((await api.createCustomer({ name: 'x' })).id, 'id-1');
    assert.deepEqual([since().sent.length, since().tokens, gated.length], [2, 1, 1]);
  });

  test('is renewed once for two hundred calls, each of which is sent at most once more', async () => {
    const account = await withExpiredToken('token-2');
    const outcomes = await twoHundred(account);
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 200);
    assert.equal(account.since().tokens, 1);
    const pages = account.since().sent.map(({ query }) => query.find(([name]) => name === 'PageNumber')?.[1]);
    for (const page of new Set(pages)) assert.ok(pages.filter((other) => other === page).length <= 2);
  });

  test('open question 4: is not used again for a PIN, which may itself be what was refused', async () => {
    const { api, since } = await withExpiredToken('token-2');
    assert.equal((await failureOf(api.checkCustomerPinAuthenticate('id-1', '1234'))).kind, 'unauthorized');
    assert.equal(since().sent.length, 1);
    assert.equal((await api.getCustomerDetail(ID)).name, 'Budi');
    assert.equal(since().tokens, 1);
  });

  test('and whose time is up is renewed once for two hundred calls, all of which succeed at once', async () => {
    const account = await withExpiredToken('token-2');
    await account.clock.advance(48 * MINUTE);
    const outcomes = await twoHundred(account);
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 200);
    assert.deepEqual([account.since().tokens, account.since().sent.length], [1, 200]);
  });
});

describe('a token that is refused as soon as it was issued', () => {
  test('ends the call, with the words of the server and its place in the log', async () => {
    const { api, sent, tokenCalls, log } = connect(always({ Message: 'no' }, 401));
    const detail = ofKind(await failureOf(api.getCustomerDetail(ID)), 'unauthorized');
    assert.deepEqual([detail.serverMessage, detail.operation], ['no', 'getCustomerDetail']);
    assert.equal(log.find(({ outcome }) => outcome === 401)?.correlation, detail.correlation);
    assert.deepEqual([sent.length, tokenCalls.length], [1, 1]);
  });

  test('after another one was refused, ends a storm of two hundred calls without a request for most', async () => {
    const account = await withExpiredToken();
    const outcomes = await twoHundred(account);
    assert.ok(
      outcomes.every((outcome) => outcome.status === 'rejected' && outcome.reason.detail.kind === 'unauthorized'),
    );
    const { sent, tokens } = account.since();
    assert.equal(tokens, 1);
    assert.ok(sent.length <= 100, `${sent.length} calls were sent`);
  });

  test('stops everything for a minute: nothing is sent in vain', async () => {
    const { api, clock, network } = connect(always({}, 401));
    await failureOf(api.getCustomerDetail(ID));
    await clock.advance(MINUTE - 1);
    assert.equal((await failureOf(api.createCustomer({ name: 'x' }))).kind, 'unauthorized');
    assert.equal(network.seen.length, 2);
    await clock.advance(1);
    await failureOf(api.getCustomerDetail(ID));
    assert.equal(network.seen.length, 4);
  });

  test('is forgotten once the user has entered the secret again, be it the same', async () => {
    const { good, script } = takes();
    const { api, forgetRefusal } = connect(script);
    await failureOf(api.getCustomerDetail(ID));
    good.add('Bearer token-2');
    forgetRefusal();
    assert.equal((await api.getCustomerDetail(ID)).name, 'Budi');
  });

  test('stops nothing where it was a PIN that was refused', async () => {
    const { good, script } = takes();
    const { api } = connect(script);
    await failureOf(api.checkCustomerPinAuthenticate('id-1', '1234'));
    good.add('Bearer token-2');
    assert.equal((await api.getCustomerDetail(ID)).name, 'Budi');
  });
});
