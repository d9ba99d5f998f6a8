import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { accountIdArgument, chooseAccount } from '../../../src/commands/accountArgument.ts';
import { profileOf } from '../accounts/profiles.ts';
import { accountScene } from './accountFixture.ts';
import { choose, leave } from './fakeStepWindow.ts';

describe('accountArgument', () => {
  const account = profileOf({ label: 'First' });
  const other = profileOf({ label: 'Second' });

  test('an id and a tree item name an account', () => {
    assert.equal(accountIdArgument(account.id), account.id);
    assert.equal(accountIdArgument({ accountId: account.id, label: 'x' }), account.id);
  });

  for (const argument of [
    undefined,
    null,
    5,
    '',
    '../../etc',
    'dealpos.account.x',
    {},
    { accountId: 5 },
    [account.id],
  ]) {
    test(`${JSON.stringify(argument)} names no account`, () => {
      assert.equal(accountIdArgument(argument), undefined);
    });
  }

  test('the only account is taken without asking', async () => {
    const { deps, steps } = await accountScene({ accounts: [account] });
    assert.deepEqual(await chooseAccount(deps, undefined, 'Edit'), account);
    assert.equal(steps.shown.length, 0);
  });

  test('the given account is taken without asking', async () => {
    const { deps, steps } = await accountScene({ accounts: [account, other] });
    assert.deepEqual(await chooseAccount(deps, other.id, 'Edit'), other);
    assert.equal(steps.shown.length, 0);
  });

  test('of several accounts the user picks one', async () => {
    const { deps, steps } = await accountScene({ accounts: [account, other], script: [choose('Second')] });
    assert.deepEqual(await chooseAccount(deps, { nonsense: true }, 'Edit'), other);
    assert.equal(steps.shown[0]?.title, 'Edit');
  });

  test('leaving the pick chooses none', async () => {
    const { deps } = await accountScene({ accounts: [account, other], script: [leave] });
    assert.equal(await chooseAccount(deps, undefined, 'Edit'), undefined);
  });

  test('an account that is gone is not replaced by the only one left', async () => {
    const { deps, dialogs } = await accountScene({ accounts: [account] });
    assert.equal(await chooseAccount(deps, other.id, 'Edit'), undefined);
    assert.deepEqual(dialogs.told, ['This account has been removed.']);
  });

  test('without any account the user is told so', async () => {
    const { deps, dialogs } = await accountScene();
    assert.equal(await chooseAccount(deps, undefined, 'Edit'), undefined);
    assert.equal(dialogs.told.length, 1);
  });
});
