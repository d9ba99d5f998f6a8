import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { editAccount } from '../../../src/commands/accountEdit.ts';
import { profileOf } from '../accounts/profiles.ts';
import { accountScene } from './accountFixture.ts';
import { choose, enter, keep, leave } from './fakeStepWindow.ts';

describe('accountEdit', () => {
  test('takes back the consent to merge, which is offered only where it was given', async () => {
    const agreed = profileOf({ label: 'Toko A', mergeNames: { target: 'Kept', sources: 'Folded' } });
    const { deps, store, dialogs, steps } = await accountScene({
      accounts: [agreed],
      script: [choose('Take Back the Consent to Merge'), leave],
    });
    await editAccount(deps, agreed.id);
    assert.equal(steps.shown[0]?.items.at(2)?.description, '“Kept” and “Folded”');
    assert.equal(store.get(agreed.id)?.mergeNames, undefined);
    assert.deepEqual(dialogs.told, ['“Toko A” merges nothing until you agree to the field names again.']);
    await editAccount(deps, agreed.id);
    assert.ok(!steps.shown[1]?.items.some(({ label }) => label.includes('Consent')));
  });

  test('renames an account', async () => {
    const account = profileOf({ label: 'Old' });
    const { deps, store, steps } = await accountScene({ accounts: [account], script: [choose('Name'), enter('New')] });
    await editAccount(deps);
    assert.equal(store.get(account.id)?.label, 'New');
    assert.equal(steps.shown[1]?.value, 'New');
  });

  test('an account may keep its own name but not take that of another', async () => {
    const [account, other] = [profileOf({ label: 'Mine' }), profileOf({ label: 'Theirs' })];
    let message: unknown;
    const { deps, store } = await accountScene({
      accounts: [account, other],
      script: [
        choose('Name'),
        (input) => {
          enter('theirs')(input);
          message = input.validationMessage;
          enter('Mine')(input);
        },
      ],
    });
    await editAccount(deps, account.id);
    assert.equal(message, 'Another account has this name.');
    assert.equal(store.get(account.id)?.label, 'Mine');
  });

  test('changes the access mode, with the present one marked', async () => {
    const account = profileOf({ mode: 'readOnly' });
    let marked: string | undefined;
    const { deps, store } = await accountScene({
      accounts: [account],
      script: [
        choose('Access mode'),
        (input) => {
          marked = input.activeItems[0]?.label;
          input.pick('Confirm every write');
        },
      ],
    });
    await editAccount(deps, { accountId: account.id });
    assert.equal(marked, 'Read-only');
    assert.equal(store.get(account.id)?.mode, 'confirm');
  });

  test('replaces client ID and secret after a test at the same origin; the old secret is not shown', async () => {
    const account = profileOf();
    const { deps, vault, tested, steps } = await accountScene({
      accounts: [account],
      script: [choose('Client ID and secret'), keep, enter('new-secret')],
    });
    await vault.storeCredentials(account, { clientId: 'id-1', clientSecret: 'old-secret' });
    const before = steps.shown.length;
    await editAccount(deps);
    assert.equal(steps.shown.length, before + 3);
    assert.deepEqual(tested, [
      { origin: account.origin, credentials: { clientId: 'id-1', clientSecret: 'new-secret' } },
    ]);
    assert.deepEqual(await vault.readCredentials(account), { clientId: 'id-1', clientSecret: 'new-secret' });
  });

  test('a new secret that is rejected and given up leaves the old one in place', async () => {
    const account = profileOf();
    const { deps, vault, dialogs } = await accountScene({
      accounts: [account],
      script: [choose('Client ID and secret'), keep, enter('wrong')],
      outcomes: [{ kind: 'credentialsRejected', status: 401, operation: 'createToken', acted: 'no' }],
    });
    await vault.storeCredentials(account, { clientId: 'id-1', clientSecret: 'old' });
    await editAccount(deps);
    assert.equal((await vault.readCredentials(account))?.clientSecret, 'old');
    assert.deepEqual(dialogs.told, []);
  });

  test('the sample account has no secret to replace', async () => {
    const account = profileOf({ kind: 'sample' });
    const { deps, steps } = await accountScene({ accounts: [account], script: [leave] });
    await editAccount(deps);
    assert.deepEqual(
      steps.shown[0]?.items.map((item) => item.label),
      ['Name', 'Access mode'],
    );
  });

  for (const script of [[leave], [choose('Name'), leave], [choose('Access mode'), leave]]) {
    test(`leaving after ${script.length - 1} answers changes nothing (${script.length === 1 ? 'menu' : 'step'})`, async () => {
      const account = profileOf();
      const { deps, store } = await accountScene({ accounts: [account], script });
      await editAccount(deps);
      assert.deepEqual(store.list(), [account]);
    });
  }
});
