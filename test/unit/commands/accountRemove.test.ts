import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { removeAccount } from '../../../src/commands/accountRemove.ts';
import { profileOf } from '../accounts/profiles.ts';
import { accountScene } from './accountFixture.ts';

describe('accountRemove', () => {
  const account = profileOf({ label: 'Toko A' });

  test('names the account and what is wiped, and wipes it', async () => {
    const { deps, dialogs, store, secrets, vault, dropped } = await accountScene({
      accounts: [account],
      answers: ['Remove Account'],
    });
    await vault.storeCredentials(account, { clientId: 'a', clientSecret: 'b' });
    await vault.getOrCreateDraftKey(account.id);
    assert.equal(await removeAccount(deps, account.id), true);
    assert.match(dialogs.questions[0]?.message ?? '', /“Toko A” \(toko\.dealpos\.net\)/);
    assert.match(dialogs.questions[0]?.detail ?? '', /secret.*token.*drafts/);
    assert.deepEqual(store.list(), []);
    assert.ok([...secrets.values.keys()].every((key) => !key.includes(account.id)));
    assert.deepEqual(dropped, [account.id]);
  });

  test('the first answer, which has the focus, wipes nothing', async () => {
    const { deps, dialogs, store } = await accountScene({ accounts: [account], answers: ['Keep Account'] });
    assert.equal(await removeAccount(deps, account.id), false);
    assert.equal(dialogs.questions[0]?.choices[0]?.label, 'Keep Account');
    assert.deepEqual(store.list(), [account]);
  });

  test('Cancel wipes nothing', async () => {
    const { deps, store, vault } = await accountScene({ accounts: [account] });
    await vault.storeCredentials(account, { clientId: 'a', clientSecret: 'b' });
    assert.equal(await removeAccount(deps), false);
    assert.deepEqual(store.list(), [account]);
    assert.ok(await vault.readCredentials(account));
  });

  test('when the keyring keeps the secret, the user learns what is left and can try again', async () => {
    const { deps, dialogs, secrets, store } = await accountScene({
      accounts: [account],
      answers: ['Remove Account', 'Try Again', undefined],
    });
    secrets.onDelete = 'refuse';
    assert.equal(await removeAccount(deps), false);
    assert.match(dialogs.questions[1]?.detail ?? '', /client ID and secret, the key of its drafts/);
    assert.equal(dialogs.questions.length, 3);
    assert.deepEqual(store.list(), [account]);
    assert.deepEqual(dialogs.told, []);
  });

  test('an account can be removed from the list although the keyring stays locked', async () => {
    const { deps, secrets, store } = await accountScene({
      accounts: [account],
      answers: ['Remove Account', 'Remove It Nevertheless'],
    });
    secrets.onDelete = 'refuse';
    assert.equal(await removeAccount(deps), true);
    assert.deepEqual(store.list(), []);
  });
});
