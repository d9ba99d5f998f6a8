import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { choose, enter, leave } from '../../unit/commands/fakeStepWindow.ts';
import { draftKeyName, secretName, secretOf, storedProfiles } from '../support/accountStorage.ts';
import { openTabs } from '../support/editorSpy.ts';
import { eventually, eventuallyHolds } from '../support/eventually.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';
import { callsAt, openShop } from '../support/shop.ts';

const under = extensionUnderTest();
const { ui, tree, editor } = under;

describe('editing an account', () => {
  it('renames it without a request', async () => {
    const { sandbox } = await openShop({}, 'Toko Lama');
    await tree.rows();
    sandbox.clearRequests();
    ui.script(choose('Name'), enter('Toko Baru'));
    await vscode.commands.executeCommand('dealpos.editAccount');
    assert.equal(tree.view.description, 'Toko Baru · Normal');
    assert.equal(sandbox.requestCount, 0);
  });

  it('changes the access mode, seen at once in the view', async () => {
    await openShop();
    ui.script(choose('Access mode'), choose('Read-only'));
    await vscode.commands.executeCommand('dealpos.editAccount');
    assert.equal(tree.view.description, 'Toko · Read-only');
  });

  it('keeps the old secret when the new one does not work, and starts the client ID from the known one', async () => {
    const { sandbox, accountId } = await openShop();
    const before = await under.context.secrets.get(secretName(accountId));
    ui.script(
      choose('Client ID and secret'),
      (input) => {
        assert.equal(input.value, sandbox.clientId);
        enter(sandbox.clientId)(input);
      },
      enter('wrong'),
    );
    await vscode.commands.executeCommand('dealpos.editAccount');
    assert.match(ui.shown('error')[0]?.message ?? '', /did not accept the client ID and secret/);
    assert.equal(await under.context.secrets.get(secretName(accountId)), before);
  });

  it('rotates the secret: the new one is used from the next request on', async () => {
    const { sandbox, accountId } = await openShop({ clientSecret: 'first' });
    await tree.rows();
    await under.context.secrets.store(
      secretName(accountId),
      secretOf(sandbox.origin, { clientId: sandbox.clientId, clientSecret: 'out of date' }),
    );
    await eventuallyHolds(async () => assert.equal((await tree.customers()).length, 0));
    ui.script(choose('Client ID and secret'), enter(sandbox.clientId), enter('first'));
    await vscode.commands.executeCommand('dealpos.editAccount', accountId);
    assert.match(ui.shown('information')[0]?.message ?? '', /were replaced/);
    await eventuallyHolds(async () => assert.equal((await tree.customers()).length, 60));
  });
});

describe('removing an account', () => {
  it('names the account and what is wiped, and does nothing when cancelled', async () => {
    const { sandbox, accountId } = await openShop({}, 'Toko Tetap');
    await vscode.commands.executeCommand('dealpos.removeAccount', accountId);
    const [question] = ui.shown('warning');
    assert.equal(question?.message, `Remove the account “Toko Tetap” (${new URL(sandbox.origin).host})?`);
    assert.match(
      question?.detail ?? '',
      /client ID and secret, its access token, all unsaved drafts .* and the history of its changes/,
    );
    assert.equal(question?.modal, true);
    assert.equal(storedProfiles(under.context).length, 1);
    assert.ok(await under.context.secrets.get(secretName(accountId)));
  });

  it('wipes secret, draft key and profile, closes its customers with their edits, and ends signed out', async () => {
    const { accountId } = await openShop();
    const row = await tree.customer(0);
    const page = await editor.openReady(row.node);
    page.type('name', 'Belum Disimpan');
    await eventually(() => editor.backups.length > 0);
    await eventually(async () => (await under.context.secrets.get(draftKeyName(accountId))) !== undefined);
    ui.press('Remove Account');
    await vscode.commands.executeCommand('dealpos.removeAccount', accountId);
    assert.deepEqual(storedProfiles(under.context), []);
    assert.equal(await under.context.secrets.get(secretName(accountId)), undefined);
    assert.equal(await under.context.secrets.get(draftKeyName(accountId)), undefined);
    await eventually(() => openTabs() === 0);
    assert.deepEqual(await tree.rows(), []);
    assert.equal(under.contextKeys.get('dealpos.viewState'), 'signedOut');
  });

  it('forgets the token: an account that is added again signs in anew', async () => {
    const { sandbox, accountId } = await openShop();
    await tree.rows();
    ui.press('Remove Account');
    await vscode.commands.executeCommand('dealpos.removeAccount', accountId);
    sandbox.clearRequests();
    assert.deepEqual(await tree.rows(), []);
    assert.equal(sandbox.requestCount, 0);
  });

  it('leaves the other accounts alone', async () => {
    const { accountId: first } = await openShop({ customers: 3 }, 'Toko Satu');
    const { accountId: second } = await openShop({ customers: 4 }, 'Toko Dua');
    ui.press('Remove Account');
    await vscode.commands.executeCommand('dealpos.removeAccount', first);
    assert.equal((await tree.customers()).length, 4);
    assert.ok(await under.context.secrets.get(secretName(second)));
  });
});

describe('an account whose secret is gone', () => {
  it('says so in the view and recovers when the secret is entered', async () => {
    const { sandbox, accountId } = await openShop();
    await tree.rows();
    await under.context.secrets.delete(secretName(accountId));
    const actions = ['Enter Secret…', 'Remove Account…'];
    await eventuallyHolds(async () => assert.deepEqual(await tree.labels(), actions));
    await eventually(() => under.contextKeys.get('dealpos.viewState') === 'secretMissing');
    assert.match(tree.view.message ?? '', /client secret of “Toko” is not on this machine.+Enter the secret again/);
    ui.script(enter(sandbox.clientId), enter(sandbox.clientSecret));
    await tree.click('Enter Secret…');
    assert.match(ui.shown('information')[0]?.message ?? '', /The secret of “Toko” was saved/);
    await eventuallyHolds(async () => assert.equal((await tree.customers()).length, 60));
  });

  it('is marked “needs its secret” among several, with the action under it', async () => {
    const { accountId } = await openShop({}, 'Toko Satu');
    await openShop({}, 'Toko Dua');
    const [account] = await tree.rows();
    await tree.rows(account?.node);
    await under.context.secrets.delete(secretName(accountId));
    const line = await eventually(async () => {
      const [first] = await tree.rows(account?.node);
      return first?.item.contextValue === 'message' && first;
    });
    assert.match(line.label, /client secret of “Toko Satu” is not on this machine/);
    assert.deepEqual((await tree.labels(account?.node)).slice(1), ['Enter Secret…', 'Remove Account…']);
    const [marked] = await tree.rows();
    assert.equal(marked?.description, 'needs its secret');
    assert.equal(marked?.item.accessibilityInformation?.label, 'Toko Satu, needs its secret');
    assert.equal(marked?.item.contextValue, 'account.secretMissing');
  });

  it('keeps its profile when the user leaves the question', async () => {
    const { sandbox, accountId } = await openShop();
    await under.context.secrets.delete(secretName(accountId));
    ui.script(leave);
    await vscode.commands.executeCommand('dealpos.enterSecret', accountId);
    assert.equal(storedProfiles(under.context).length, 1);
    assert.deepEqual(callsAt(sandbox), []);
  });
});
