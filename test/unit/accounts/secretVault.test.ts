import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { SecretVault } from '../../../src/accounts/secretVault.ts';
import { FakeSecrets } from './fakeStorage.ts';
import { profileOf } from './profiles.ts';

const credentials = { clientId: 'id-1', clientSecret: 'secret-1' };

describe('secretVault credentials', () => {
  const account = profileOf();
  const key = `dealpos.account.${account.id}`;
  let secrets: FakeSecrets;
  let vault: SecretVault;
  beforeEach(() => {
    secrets = new FakeSecrets();
    vault = new SecretVault(secrets);
  });

  test('what was stored is read back', async () => {
    assert.equal(await vault.storeCredentials(account, credentials), 'stored');
    assert.deepEqual(await vault.readCredentials(account), credentials);
  });

  test('one versioned blob under a random id holds everything, bound to the origin', async () => {
    await vault.storeCredentials(account, credentials);
    assert.deepEqual([...secrets.values.keys()], [key]);
    assert.deepEqual(JSON.parse(secrets.values.get(key) ?? ''), { v: 1, ...credentials, origin: account.origin });
  });

  test('a store that did not stick is not called stored', async () => {
    secrets.onStore = 'forget';
    assert.equal(await vault.storeCredentials(account, credentials), 'notKept');
  });

  test('a store that lost the new secret over an old one is not called stored', async () => {
    await vault.storeCredentials(account, credentials);
    secrets.onStore = 'forget';
    assert.equal(await vault.storeCredentials(account, { clientId: 'id-1', clientSecret: 'new' }), 'notKept');
  });

  test('a keyring that refuses is not called stored', async () => {
    secrets.onStore = 'refuse';
    assert.equal(await vault.storeCredentials(account, credentials), 'notKept');
  });

  test('a lost secret is undefined, not an error', async () => {
    assert.equal(await vault.readCredentials(account), undefined);
    secrets.refuseReads = true;
    assert.equal(await vault.readCredentials(account), undefined);
  });

  const damaged: readonly [string, string][] = [
    ['no JSON', '{"v":1'],
    ['another version', JSON.stringify({ v: 2, ...credentials, origin: account.origin })],
    ['an empty secret', JSON.stringify({ v: 1, clientId: 'x', clientSecret: '', origin: account.origin })],
    ['a number for a secret', JSON.stringify({ v: 1, clientId: 'x', clientSecret: 5, origin: account.origin })],
    ['no object', 'null'],
  ];
  for (const [what, blob] of damaged) {
    test(`a blob with ${what} counts as a lost secret`, async () => {
      secrets.values.set(key, blob);
      assert.equal(await vault.readCredentials(account), undefined);
    });
  }

  test('a credential is not given out for another origin', async () => {
    await vault.storeCredentials(account, credentials);
    assert.equal(await vault.readCredentials({ ...account, origin: 'https://evil.example' }), undefined);
    assert.equal(await vault.readCredentials({ ...account, origin: 'http://toko.dealpos.net' }), undefined);
    assert.equal(await vault.readCredentials({ ...account, origin: 'https://toko.dealpos.net:8443' }), undefined);
  });

  test('a deleted credential is gone', async () => {
    await vault.storeCredentials(account, credentials);
    assert.equal(await vault.deleteCredentials(account.id), true);
    assert.equal(secrets.values.size, 0);
  });

  test('a delete that did not work says so', async () => {
    await vault.storeCredentials(account, credentials);
    secrets.onDelete = 'keep';
    assert.equal(await vault.deleteCredentials(account.id), false);
    secrets.onDelete = 'refuse';
    assert.equal(await vault.deleteCredentials(account.id), false);
  });

  test('listeners hear the account whose credentials changed, and nothing of other keys', async () => {
    const heard: string[] = [];
    const listening = vault.onDidChangeCredentials((id) => heard.push(id));
    await vault.storeCredentials(account, credentials);
    await vault.getOrCreateDraftKey(account.id);
    secrets.signal('dealpos.accounts.revision');
    assert.deepEqual(heard, [account.id]);
    listening.dispose();
    await vault.deleteCredentials(account.id);
    assert.deepEqual(heard, [account.id]);
  });
});

describe('secretVault draft keys', () => {
  let secrets: FakeSecrets;
  let vault: SecretVault;
  beforeEach(() => {
    secrets = new FakeSecrets();
    vault = new SecretVault(secrets);
  });

  test('a draft key is 32 bytes, made once and found again', async () => {
    const made = await vault.getOrCreateDraftKey('a');
    assert.equal(made?.length, 32);
    assert.deepEqual(await new SecretVault(secrets).getOrCreateDraftKey('a'), made);
    assert.deepEqual(await vault.readDraftKey('a'), made);
  });

  test('each account has its own draft key', async () => {
    assert.notDeepEqual(await vault.getOrCreateDraftKey('a'), await vault.getOrCreateDraftKey('b'));
  });

  test('two requests at the same time get the same key', async () => {
    const [one, two] = await Promise.all([vault.getOrCreateDraftKey('a'), vault.getOrCreateDraftKey('a')]);
    assert.deepEqual(one, two);
  });

  test('reading never makes a key', async () => {
    assert.equal(await vault.readDraftKey('a'), undefined);
    assert.equal(secrets.values.size, 0);
  });

  test('a key that is not kept is not handed out, because the draft could never be read', async () => {
    secrets.onStore = 'forget';
    assert.equal(await vault.getOrCreateDraftKey('a'), undefined);
  });

  test('a damaged key is replaced', async () => {
    secrets.values.set('dealpos.draftKey.a', 'short');
    assert.equal((await vault.getOrCreateDraftKey('a'))?.length, 32);
  });

  test('a deleted key is gone', async () => {
    await vault.getOrCreateDraftKey('a');
    assert.equal(await vault.deleteDraftKey('a'), true);
    assert.equal(await vault.readDraftKey('a'), undefined);
  });
});
