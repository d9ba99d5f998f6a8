import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../../src/commands/ids.ts';
import { FakeMemento, FakeSecrets } from '../../unit/accounts/fakeStorage.ts';
import { profileOf } from '../../unit/accounts/profiles.ts';
import { secretName, secretOf } from '../support/accountStorage.ts';
import { activateApart } from '../support/apartInstance.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';
import { callsAt, openSandbox } from '../support/shop.ts';

const under = extensionUnderTest();

describe('activation', () => {
  it('waits for the first use, and a command is one', () => {
    assert.equal(under.activation.activeBefore, false);
    assert.equal(under.extension.isActive, true);
    console.log(`      activated by a command in ${Math.round(under.activation.ms)} ms`);
  });

  it('is asked for by no event of its own: not at start-up, not by any file', () => {
    assert.deepEqual(under.extension.packageJSON.activationEvents, []);
  });

  it('registers every command of the table, and no other', async () => {
    const all = await vscode.commands.getCommands(true);
    const ofView = /^dealpos\.customers\./;
    const ours = all.filter((id) => id.startsWith('dealpos.') && !ofView.test(id));
    assert.deepEqual(ours.sort(), Object.values<string>(COMMANDS).sort());
  });

  it('offers every command of the table in the manifest, and no other', () => {
    const contributed: { command: string }[] = under.extension.packageJSON.contributes.commands;
    assert.deepEqual(contributed.map(({ command }) => command).sort(), Object.values<string>(COMMANDS).sort());
  });

  it('reads no secret', () => {
    assert.equal(under.activation.secretReads, 0);
  });

  it('neither reads a secret nor sends a request where there is an account; the first look at its customers does', async () => {
    const sandbox = await openSandbox();
    const profile = profileOf({ origin: sandbox.origin });
    const storage = { memento: new FakeMemento(), secrets: new FakeSecrets() };
    storage.memento.values.set('dealpos.accounts', [profile]);
    storage.secrets.values.set(secretName(profile.id), secretOf(sandbox.origin, sandbox));
    const { provider } = activateApart(storage);
    assert.deepEqual(storage.secrets.reads, []);
    assert.equal(sandbox.requestCount, 0);
    const nodes = await provider.getChildren();
    assert.equal(nodes?.length, 60);
    assert.deepEqual(storage.secrets.reads, [secretName(profile.id)]);
    assert.deepEqual(callsAt(sandbox), ['listCustomerWithTotalCount']);
  });

  it('starts signed out, with the welcome text for that', () => {
    assert.equal(under.activation.contextKeys.get('dealpos.viewState'), 'signedOut');
    assert.equal(under.activation.contextKeys.get('dealpos.filtered'), false);
  });
});
