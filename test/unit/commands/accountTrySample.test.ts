import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { trySampleData } from '../../../src/commands/accountTrySample.ts';
import { accountScene } from './accountFixture.ts';

describe('accountTrySample', () => {
  test('one click makes the sample account, without any question or secret', async () => {
    const { deps, store, secrets, steps, dialogs } = await accountScene();
    const id = await trySampleData(deps);
    const [account] = store.list();
    assert.deepEqual([account?.id, account?.kind, account?.label], [id, 'sample', 'Sample data']);
    assert.deepEqual([steps.shown.length, dialogs.questions.length], [0, 0]);
    assert.deepEqual([...secrets.values.keys()], ['dealpos.accounts.revision']);
  });

  test('a second click finds the same account', async () => {
    const { deps, store } = await accountScene();
    assert.equal(await trySampleData(deps), await trySampleData(deps));
    assert.equal(store.list().length, 1);
  });

  test('two clicks at the same time make one account', async () => {
    const { deps, store } = await accountScene();
    const [one, two] = await Promise.all([trySampleData(deps), trySampleData(deps)]);
    assert.equal(one, two);
    assert.equal(store.list().length, 1);
  });

  test('a sandbox that does not start makes no account, and can be tried again', async () => {
    let starts = 0;
    const { deps, store, dialogs } = await accountScene({
      answers: ['Try Again'],
      startSandbox: async () => {
        starts += 1;
        if (starts === 1) throw new Error('no free port');
      },
    });
    assert.ok(await trySampleData(deps));
    assert.equal(dialogs.questions[0]?.message, 'The sample data could not be started.');
    assert.equal(store.list().length, 1);
  });

  test('giving up after a failed start leaves everything as it was', async () => {
    const { deps, store } = await accountScene({ startSandbox: () => Promise.reject(new Error('no free port')) });
    assert.equal(await trySampleData(deps), undefined);
    assert.deepEqual(store.list(), []);
  });
});
