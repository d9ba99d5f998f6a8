import * as assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { COMMANDS } from '../../../src/commands/ids.ts';
import { openTabs } from '../support/editorSpy.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';
import { callsAt, openShop } from '../support/shop.ts';

const under = extensionUnderTest();
const { ui, tree } = under;

const stranger = randomUUID();
const hostile: readonly [string, unknown][] = [
  ['undefined', undefined],
  ['null', null],
  ['an empty object', {}],
  ['a word', 'x'],
  ['a number', Number.NaN],
  ['an id of no account', stranger],
  ['a node of no account', { type: 'customer', accountId: stranger, customer: 'id:1' }],
  ['a huge text', 'x'.repeat(1_000_000)],
  ['a node with a huge key', { type: 'customer', accountId: stranger, customer: 'x'.repeat(1_000_000) }],
  ['prototype keys', JSON.parse(`{"__proto__":{"accountId":"${stranger}"},"constructor":{"prototype":{"x":1}}}`)],
  ['an array', [[], [stranger]]],
];

const all = Object.values(COMMANDS);

/** Calls commands one after the other; a throw of one fails the test. */
async function call(ids: readonly string[], argument: unknown): Promise<void> {
  for (const id of ids) {
    assert.equal(await vscode.commands.executeCommand(id, argument, argument), undefined, id);
  }
}

describe('commands called with anything', () => {
  for (const [name, argument] of hostile) {
    it(`do nothing harmful with ${name}, with or without accounts: no exception and no request`, async () => {
      // Sample data would be an account that the others may take for the one meant.
      const withoutAccount = all.filter((id) => id !== COMMANDS.trySampleData);
      await call(withoutAccount, argument);
      const shops = [await openShop({}, 'Toko Satu'), await openShop({}, 'Toko Dua')];
      await call(all, argument);
      for (const { sandbox } of shops) assert.deepEqual(callsAt(sandbox), []);
      assert.equal(openTabs(), 0);
      assert.deepEqual(ui.shown('error'), []);
      assert.equal(Object.hasOwn(Object.prototype, 'x'), false);
    });
  }

  it('tell when the account of an old row was removed, and act on no other', async () => {
    const { sandbox } = await openShop();
    const row = await tree.customer(0);
    sandbox.clearRequests();
    const strange = { ...Object(row.node), accountId: stranger };
    await vscode.commands.executeCommand('dealpos.refreshCustomer', strange);
    await vscode.commands.executeCommand('dealpos.openCustomer', strange);
    await vscode.commands.executeCommand('dealpos.removeAccount', stranger);
    assert.deepEqual(
      ui.messages.map(({ message }) => message),
      ['This account has been removed.'],
    );
    assert.equal(sandbox.requestCount, 0);
  });

  it('take a customer’s key only as it is listed', async () => {
    const { sandbox, accountId } = await openShop();
    await tree.rows();
    sandbox.clearRequests();
    for (const customer of ['', 'id:unknown', '__proto__', 'constructor', '../..']) {
      await vscode.commands.executeCommand('dealpos.openCustomer', { type: 'customer', accountId, customer });
      await vscode.commands.executeCommand('dealpos.refreshCustomer', { type: 'customer', accountId, customer });
    }
    const refreshes = callsAt(sandbox).filter((call) => call === 'getCustomerDetail');
    assert.deepEqual(refreshes, []);
    assert.equal(openTabs(), 0);
  });

  it('open nothing for an address that is none of ours', async () => {
    for (const address of [`dealpos-customer://${stranger}/id/1/MM-1`, 'dealpos-customer:/x']) {
      await vscode.commands
        .executeCommand('vscode.openWith', vscode.Uri.parse(address), 'dealpos.customer')
        .then(undefined, () => undefined);
    }
    const pages = under.editor.pages.map((page) => {
      page.say({ type: 'ready' });
      return page.state.phase;
    });
    assert.ok(pages.every((phase) => phase === 'failed'));
  });
});
