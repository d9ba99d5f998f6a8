import assert from 'node:assert/strict';
import { beforeEach, describe, mock, test } from 'node:test';
import { AccountStore } from '../../../src/accounts/accountStore.ts';
import { FakeMemento, FakeSecrets } from './fakeStorage.ts';
import { profileOf } from './profiles.ts';

describe('accountStore', () => {
  let memento: FakeMemento;
  let secrets: FakeSecrets;
  let dropped: number[];
  beforeEach(() => {
    memento = new FakeMemento();
    secrets = new FakeSecrets();
    dropped = [];
  });
  const open = (): AccountStore => new AccountStore(memento, secrets, (count) => dropped.push(count));
  const changesOf = (store: AccountStore): { count: number } => {
    const changes = { count: 0 };
    store.onDidChange(() => {
      changes.count += 1;
    });
    return changes;
  };

  test('several accounts are kept in the order of adding', async () => {
    const store = open();
    const [first, second] = [profileOf({ label: 'A' }), profileOf({ label: 'B' })];
    await store.add(first);
    await store.add(second);
    assert.deepEqual(store.list(), [first, second]);
    assert.deepEqual(store.get(second.id), second);
  });

  test('accounts outlive the window', async () => {
    const profile = profileOf();
    await open().add(profile);
    assert.deepEqual(open().list(), [profile]);
  });

  test('adding, changing and removing each tell once', async () => {
    const store = open();
    const changes = changesOf(store);
    const profile = profileOf();
    await store.add(profile);
    assert.equal(changes.count, 1);
    assert.equal((await store.update(profile.id, { label: 'Renamed', mode: 'readOnly' }))?.label, 'Renamed');
    assert.equal(changes.count, 2);
    assert.equal(store.get(profile.id)?.mode, 'readOnly');
    await store.remove(profile.id);
    assert.equal(changes.count, 3);
    assert.deepEqual(store.list(), []);
  });

  test('changing an account that is gone changes nothing', async () => {
    const store = open();
    const changes = changesOf(store);
    assert.equal(await store.update(profileOf().id, { label: 'X' }), undefined);
    assert.equal(changes.count, 0);
  });

  test('adding the same id again replaces the account', async () => {
    const store = open();
    const profile = profileOf();
    await store.add(profile);
    await store.add({ ...profile, label: 'Again' });
    assert.deepEqual(
      store.list().map((each) => each.label),
      ['Again'],
    );
  });

  test('another window hears of a change through the secrets, and its list is fresh', async () => {
    const [here, there] = [open(), open()];
    const changes = changesOf(there);
    await here.add(profileOf({ label: 'From here' }));
    assert.equal(changes.count, 1);
    assert.equal(there.list()[0]?.label, 'From here');
  });

  test('a signal without a change, or twice, tells nothing', async () => {
    const store = open();
    await store.add(profileOf());
    const changes = changesOf(store);
    secrets.signal('dealpos.accounts.revision');
    secrets.signal('dealpos.accounts.revision');
    secrets.signal('another.key');
    assert.equal(changes.count, 0);
  });

  test('a signal that overtakes the profiles is made good by a second look', () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const store = open();
      const changes = changesOf(store);
      secrets.signal('dealpos.accounts.revision');
      memento.values.set('dealpos.accounts', [profileOf()]);
      assert.equal(changes.count, 0);
      mock.timers.tick(5000);
      assert.equal(changes.count, 1);
    } finally {
      mock.timers.reset();
    }
  });

  test('a keyring that refuses does not keep a profile from being stored', async () => {
    secrets.onStore = 'refuse';
    const store = open();
    await store.add(profileOf());
    assert.equal(store.list().length, 1);
  });

  test('a malformed profile is left out and reported once, and the others work', async () => {
    const good = profileOf();
    memento.values.set('dealpos.accounts', [{ id: 'broken' }, good, null]);
    const store = open();
    assert.deepEqual(store.list(), [good]);
    store.list();
    assert.deepEqual(dropped, [2]);
  });

  test('a profile that this version cannot read survives a change of another one', async () => {
    const newer = { ...profileOf(), mode: 'modeOfTheFuture' };
    const good = profileOf();
    memento.values.set('dealpos.accounts', [newer, good]);
    const store = open();
    await store.update(good.id, { label: 'Renamed' });
    assert.deepEqual(memento.values.get('dealpos.accounts'), [newer, { ...good, label: 'Renamed' }]);
  });

  test('a change that VS Code loses to an older one is made again', async () => {
    const store = open();
    const profile = profileOf();
    await store.add(profile);
    const changes = changesOf(store);
    memento.loses = 1;
    await store.update(profile.id, { mode: 'readOnly' });
    assert.equal(store.get(profile.id)?.mode, 'readOnly');
    memento.loses = 2;
    await store.remove(profile.id);
    assert.deepEqual(store.list(), []);
    assert.equal(changes.count, 2);
  });

  test('storage that keeps nothing is a failure of every change', async () => {
    const store = open();
    const profile = profileOf();
    await store.add(profile);
    memento.loses = Number.POSITIVE_INFINITY;
    await assert.rejects(store.add(profileOf()));
    await assert.rejects(store.update(profile.id, { mode: 'readOnly' }));
    await assert.rejects(store.remove(profile.id));
    assert.deepEqual(store.list(), [profile]);
  });

  test('storage that holds no list at all is an empty list', () => {
    memento.values.set('dealpos.accounts', 'damaged');
    assert.deepEqual(open().list(), []);
  });

  test('a disposed store hears nothing any more', async () => {
    const [here, there] = [open(), open()];
    const changes = changesOf(there);
    there.dispose();
    await here.add(profileOf());
    assert.equal(changes.count, 0);
  });

  test('no secret is read to know the accounts', async () => {
    await open().add(profileOf());
    open().list();
    assert.deepEqual(secrets.reads, []);
  });
});
