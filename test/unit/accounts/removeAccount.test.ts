import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { AccountStore } from '../../../src/accounts/accountStore.ts';
import { AccountRemover } from '../../../src/accounts/removeAccount.ts';
import { SecretVault } from '../../../src/accounts/secretVault.ts';
import { FakeMemento, FakeSecrets } from './fakeStorage.ts';
import { profileOf } from './profiles.ts';

describe('removeAccount', () => {
  const account = profileOf();
  const other = profileOf();
  let memento: FakeMemento;
  let secrets: FakeSecrets;
  let store: AccountStore;
  let vault: SecretVault;
  let steps: string[];
  let wiped: string[];
  let canWipe: boolean;
  let draftsAreLocked: boolean;
  beforeEach(async () => {
    secrets = new FakeSecrets();
    memento = new FakeMemento();
    store = new AccountStore(memento, secrets, () => undefined);
    vault = new SecretVault(secrets);
    steps = [];
    wiped = [];
    canWipe = true;
    draftsAreLocked = false;
    for (const each of [account, other]) {
      await store.add(each);
      await vault.storeCredentials(each, { clientId: 'a', clientSecret: 'b' });
      await vault.getOrCreateDraftKey(each.id);
    }
  });
  const deleteAccount = async (id: string) => {
    if (draftsAreLocked) throw new Error('locked');
    steps.push(`drafts ${id}`);
  };
  const remover = (drop: (id: string) => void = (id) => steps.push(`connection ${id}`)) =>
    new AccountRemover(
      store,
      vault,
      { drop },
      { wipe: async (id) => wiped.push(id) > 0 && canWipe },
      { deleteAccount },
    );

  test('nothing of the account is left, and the other one is untouched', async () => {
    assert.deepEqual(await remover().remove(account.id), []);
    assert.deepEqual(store.list(), [other]);
    assert.ok([...secrets.values.keys()].every((key) => !key.includes(account.id)));
    assert.ok(await vault.readCredentials(other));
    assert.ok(await vault.readDraftKey(other.id));
    assert.deepEqual(steps, [`drafts ${account.id}`, `connection ${account.id}`]);
    assert.deepEqual(wiped, [account.id]);
  });

  test('a history that cannot be wiped is reported, and keeps the profile', async () => {
    canWipe = false;
    assert.deepEqual(await remover().remove(account.id), ['history', 'profile']);
    assert.deepEqual(store.get(account.id), account);
  });

  test('the stored profile goes last, so that an interrupted removal can be seen and repeated', async () => {
    const reopened = () => new AccountStore(memento, secrets, () => undefined).get(account.id) !== undefined;
    const stored: boolean[] = [];
    secrets.onDidChange(() => stored.push(reopened()));
    await remover().remove(account.id);
    // Credentials and the key of the drafts; then the note for other windows, after the profile.
    assert.deepEqual(stored, [true, true, false]);
  });

  test('the account is out of sight at once and not half wiped, and is told to be gone once', async () => {
    const seen: (readonly [boolean, boolean])[] = [];
    store.onDidChange(() =>
      seen.push([store.get(account.id) !== undefined, secrets.values.has(`dealpos.account.${account.id}`)]),
    );
    await remover().remove(account.id);
    assert.deepEqual(seen, [[false, true]]);
  });

  test('an account of which something is left is in sight again', async () => {
    canWipe = false;
    const seen: boolean[] = [];
    store.onDidChange(() => seen.push(store.get(account.id) !== undefined));
    await remover().remove(account.id);
    assert.deepEqual(seen, [false, true]);
  });

  test('what could not be wiped is reported, the rest is wiped and the profile stays', async () => {
    secrets.onDelete = 'keep';
    assert.deepEqual(await remover().remove(account.id), ['credentials', 'draftKey', 'profile']);
    assert.deepEqual(steps, [`drafts ${account.id}`, `connection ${account.id}`]);
    assert.deepEqual(store.get(account.id), account);
  });

  test('a connection that cannot be dropped is reported', async () => {
    const failing = remover(() => {
      throw new Error('cannot');
    });
    assert.deepEqual(await failing.remove(account.id), ['connection', 'profile']);
  });

  test('drafts that cannot be deleted are reported', async () => {
    draftsAreLocked = true;
    assert.deepEqual(await remover().remove(account.id), ['drafts', 'profile']);
    assert.deepEqual(store.get(account.id), account);
  });

  test('removing again after a failure finishes the work', async () => {
    secrets.onDelete = 'refuse';
    await remover().remove(account.id);
    secrets.onDelete = 'delete';
    assert.deepEqual(await remover().remove(account.id), []);
    assert.deepEqual(store.list(), [other]);
  });

  test('removing an account that is gone is no failure', async () => {
    await remover().remove(account.id);
    assert.deepEqual(await remover().remove(account.id), []);
  });
});
