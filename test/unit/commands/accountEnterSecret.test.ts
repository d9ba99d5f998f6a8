import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { enterSecret } from '../../../src/commands/accountEnterSecret.ts';
import { profileOf } from '../accounts/profiles.ts';
import { accountScene } from './accountFixture.ts';
import { enter } from './fakeStepWindow.ts';

describe('accountEnterSecret', () => {
  const account = profileOf();

  test('an account whose secret was lost gets it again and stays the same account', async () => {
    const { deps, vault, store } = await accountScene({ accounts: [account], script: [enter('id-1'), enter('s-1')] });
    assert.equal(await vault.readCredentials(account), undefined);
    await enterSecret(deps, account.id);
    assert.deepEqual(await vault.readCredentials(account), { clientId: 'id-1', clientSecret: 's-1' });
    assert.deepEqual(store.list(), [account]);
  });

  test('with several accounts only those that have a secret are offered', async () => {
    const sample = profileOf({ kind: 'sample', label: 'Sample data' });
    const { deps, steps } = await accountScene({ accounts: [sample, account], script: [enter('id-1'), enter('s-1')] });
    await enterSecret(deps);
    assert.deepEqual(
      steps.shown.map((input) => input.kind),
      ['text', 'text'],
    );
  });

  test('the sample account needs no secret', async () => {
    const sample = profileOf({ kind: 'sample' });
    const { deps, dialogs, steps } = await accountScene({ accounts: [sample] });
    await enterSecret(deps, sample.id);
    assert.equal(steps.shown.length, 0);
    assert.deepEqual(dialogs.told, ['The sample data need no secret.']);
  });
});
