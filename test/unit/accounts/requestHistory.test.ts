import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AccountStore } from '../../../src/accounts/accountStore.ts';
import { RequestHistory } from '../../../src/accounts/requestHistory.ts';
import type { TracedRequest } from '../../../src/api/requestTrace.ts';
import { FakeMemento, FakeSecrets } from './fakeStorage.ts';
import { profileOf } from './profiles.ts';

function request(correlation: number): TracedRequest {
  return {
    ...{ correlation, operation: 'listCustomers', method: 'GET', route: '/api/v3/Customer', outcome: 200 },
    ...{ url: 'https://toko.dealpos.net/api/v3/Customer', body: undefined, authorized: true },
  };
}

async function scene() {
  const [account, other] = [profileOf(), profileOf({ label: 'Lain' })];
  const memento = new FakeMemento();
  const store = new AccountStore(memento, new FakeSecrets(), () => undefined);
  await store.add(account);
  await store.add(other);
  let now = 1000;
  const history = new RequestHistory(store, () => now++);
  const numbers = () => history.recent().map((past) => past.request.correlation);
  return { account, other, memento, store, history, numbers };
}

describe('requestHistory', () => {
  test('gives the newest first, with its account and its time', async () => {
    const { account, other, history } = await scene();
    history.of(account.id).sent(request(1));
    history.of(other.id).sent(request(2));
    assert.deepEqual(
      history.recent().map((past) => [past.accountId, past.at, past.request.correlation]),
      [
        [other.id, 1001, 2],
        [account.id, 1000, 1],
      ],
    );
  });

  test('keeps the last 100 of each account', async () => {
    const { account, other, history, numbers } = await scene();
    history.of(other.id).sent(request(-1));
    for (let n = 1; n <= 130; n += 1) history.of(account.id).sent(request(n));
    assert.equal(numbers().length, 101);
    assert.equal(numbers()[0], 130);
    assert.equal(numbers()[99], 31);
    assert.equal(numbers()[100], -1);
  });

  test('forgets an account that is removed, and what still ends of it afterwards', async () => {
    const { account, other, store, history, numbers } = await scene();
    const trace = history.of(account.id);
    trace.sent(request(1));
    history.of(other.id).sent(request(2));
    await store.remove(account.id);
    assert.deepEqual(numbers(), [2]);
    trace.sent(request(3));
    assert.deepEqual(numbers(), [2]);
  });

  test('writes nothing anywhere', async () => {
    const { account, memento, history } = await scene();
    const before = JSON.stringify([...memento.values]);
    history.of(account.id).sent(request(1));
    assert.equal(JSON.stringify([...memento.values]), before);
  });

  test('is empty once disposed', async () => {
    const { account, history, numbers } = await scene();
    history.of(account.id).sent(request(1));
    history.dispose();
    assert.deepEqual(numbers(), []);
  });
});
