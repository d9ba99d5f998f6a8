import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { customerTab, untilDirty } from '../support/editorSpy.ts';
import { eventually } from '../support/eventually.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';
import { showHistory, watchHistoryPages } from '../support/historyPage.ts';
import { openFirstCustomer } from '../support/openCustomer.ts';
import type { Shop } from '../support/shop.ts';
import { openShop } from '../support/shop.ts';

const under = extensionUnderTest();
const { tree, editor } = under;

/** The table of the README under this heading: what is done, and how many requests it takes. */
function readmeTable(): ReadonlyMap<string, string> {
  const readme = fs.readFileSync(path.join(under.extension.extensionPath, 'README.md'), 'utf8');
  const section = readme.split(/^## /m).find((text) => text.startsWith('What an action costs\n')) ?? '';
  const rows = [...section.matchAll(/^\| ([^|]+) \| ([^|]+) \|$/gm)].map(([, action = '', count = '']) => [
    action,
    count,
  ]);
  return new Map(rows.slice(2).map(([action = '', count = '']) => [action, count]));
}

/** A shop of 250 customers whose first page is loaded, every request so far forgotten. */
async function loadedShop(): Promise<Shop & { readonly row: unknown }> {
  const shop = await openShop({ customers: 250 });
  const { node } = await tree.customer(0);
  shop.sandbox.clearRequests();
  return { ...shop, row: node };
}

/** A customer that is open, every request so far forgotten. */
async function openedCustomer() {
  const opened = await openFirstCustomer();
  opened.sandbox.clearRequests();
  return opened;
}

/** Does each action as a user does, and gives the shop that it was done in. */
const ACTIONS: Readonly<Record<string, () => Promise<Shop>>> = {
  'open the view': async () => {
    const shop = await openShop({ customers: 250 });
    await tree.show();
    await eventually(() => tree.view.message === '100 of 250 customers');
    return shop;
  },
  'load more customers': async () => {
    const shop = await loadedShop();
    await vscode.commands.executeCommand('dealpos.loadMore');
    assert.equal((await tree.customers()).length, 200);
    return shop;
  },
  'open a customer': async () => {
    const shop = await loadedShop();
    await editor.openReady(shop.row);
    return shop;
  },
  'open it again within 30 seconds': async () => {
    const shop = await openedCustomer();
    await vscode.window.tabGroups.close(customerTab());
    await editor.openReady(shop.row.node);
    return shop;
  },
  'read an open customer again': async () => {
    const shop = await openedCustomer();
    await vscode.commands.executeCommand('dealpos.reloadCustomer');
    await eventually(() => shop.sandbox.requestCount > 0 && shop.page.state.phase === 'ready');
    return shop;
  },
  'save a customer': async () => {
    const shop = await openedCustomer();
    shop.page.type('address', 'Jl. Melati No. 7, Bandung');
    await untilDirty(true);
    await vscode.commands.executeCommand('workbench.action.files.save');
    await untilDirty(false);
    return shop;
  },
  'suspend a customer': async () => {
    const shop = await loadedShop();
    await vscode.commands.executeCommand('dealpos.suspendCustomer', shop.row);
    await eventually(async () => (await tree.customer(0)).item.contextValue === 'customer.suspended');
    return shop;
  },
  'undo a saved change, up to its draft': async () => {
    const shop = await openedCustomer();
    const before = shop.stored.phone ?? '';
    shop.page.type('phone', '0215556666');
    await untilDirty(true);
    await vscode.commands.executeCommand('workbench.action.files.save');
    await untilDirty(false);
    const page = await showHistory(watchHistoryPages(), shop.row.node, 1);
    shop.sandbox.clearRequests();
    page.say({ type: 'undo', entry: page.entries[0]?.id });
    await eventually(() => shop.page.state.edits.phone === before);
    return shop;
  },
  'refresh a row': async () => {
    const shop = await loadedShop();
    await vscode.commands.executeCommand('dealpos.refreshCustomer', shop.row);
    return shop;
  },
  'search or reveal what is loaded': async () => {
    const shop = await openShop({ customers: 250 });
    await tree.show();
    await eventually(() => tree.view.message === '100 of 250 customers');
    shop.sandbox.clearRequests();
    await tree.view.reveal((await tree.customer(80)).node, { focus: true, select: true });
    await vscode.commands.executeCommand('list.find');
    await vscode.commands.executeCommand('list.closeFind');
    return shop;
  },
};

describe('what an action costs', () => {
  const table = readmeTable();

  it('is told in the README for these very actions', () => {
    assert.deepEqual([...table.keys()], Object.keys(ACTIONS));
  });

  for (const [action, act] of Object.entries(ACTIONS)) {
    it(`is what the README says for: ${action}`, async () => {
      const { sandbox } = await act();
      const tokens = sandbox.requests.filter(({ operation }) => operation === 'createToken').length;
      const count = sandbox.requestCount - tokens;
      assert.equal(tokens > 0 ? `${count}, and ${tokens} for a token` : `${count}`, table.get(action));
    });
  }
});
