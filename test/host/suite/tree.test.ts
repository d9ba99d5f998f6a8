import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventuallyHolds } from '../support/eventually.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';
import { callsAt, openShop } from '../support/shop.ts';

const under = extensionUnderTest();
const { tree } = under;

describe('the list of customers', () => {
  it('shows the customers of the only account directly, for one request', async () => {
    const { sandbox } = await openShop({ customers: 30 });
    const rows = await tree.rows();
    assert.equal(rows.length, 30);
    assert.ok(rows.every(({ item }) => item.collapsibleState === vscode.TreeItemCollapsibleState.None));
    assert.deepEqual(callsAt(sandbox), ['listCustomerWithTotalCount']);
    await eventuallyHolds(() => assert.equal(tree.view.message, '30 customers'));
    assert.equal(under.contextKeys.get('dealpos.viewState'), 'ready');
  });

  it('shows a node for each of several accounts and reads those alone that are looked into', async () => {
    const first = await openShop({ customers: 30 }, 'Toko Satu');
    const second = await openShop({ customers: 5 }, 'Toko Dua', 'Read-only');
    await eventuallyHolds(() => assert.equal(under.contextKeys.get('dealpos.severalAccounts'), true));
    first.sandbox.clearRequests();
    const [one, two, ...others] = await tree.rows();
    assert.deepEqual(others, []);
    assert.equal(one?.item.collapsibleState, vscode.TreeItemCollapsibleState.Collapsed);
    assert.equal((await tree.customers(two?.node)).length, 5);
    assert.deepEqual(callsAt(second.sandbox), ['listCustomerWithTotalCount']);
    assert.deepEqual(callsAt(first.sandbox), []);
    const [, drawn] = await tree.rows();
    assert.equal(drawn?.description, 'Read-only · 5 customers');
  });

  it('gives every node an id of its own that stays the same, without personal data', async () => {
    const { sandbox } = await openShop({ customers: 60 });
    const before = await tree.rows();
    const ids = before.map(({ item }) => item.id);
    assert.equal(new Set(ids).size, 60);
    await vscode.commands.executeCommand('dealpos.refresh');
    const after = await tree.rows();
    assert.deepEqual(
      after.map(({ item }) => item.id),
      ids,
    );
    assert.deepEqual(
      after.map(({ node }) => node === before.find((row) => row.node === node)?.node),
      after.map(() => true),
      'nodes are the same objects, so that selection and expansion stay',
    );
    const personal = [...sandbox.store.rows()].flatMap(({ name, email, mobile }) => [name, email, mobile]);
    assert.ok(personal.every((text) => !text || !ids.join('\n').includes(text)));
  });

  it('reads one row again for one request and draws that row alone', async () => {
    const { sandbox } = await openShop();
    const row = await tree.customer(3);
    const code = row.description.split(' · ')[0] ?? '';
    const stored = sandbox.store.find('code', code);
    assert.ok(stored);
    sandbox.store.change(stored.number, { name: `${stored.name} Baru` });
    sandbox.clearRequests();
    tree.fired.length = 0;
    await vscode.commands.executeCommand('dealpos.refreshCustomer', row.node);
    assert.deepEqual(callsAt(sandbox), ['getCustomerDetail']);
    assert.deepEqual(tree.fired, [row.node]);
    assert.equal((await tree.customer(3)).label, `${stored.name} Baru`);
  });

  it('draws nothing anew when a row is read again unchanged', async () => {
    await openShop();
    const row = await tree.customer(3);
    await vscode.commands.executeCommand('dealpos.refreshCustomer', row.node);
    tree.fired.length = 0;
    await vscode.commands.executeCommand('dealpos.refreshCustomer', row.node);
    assert.deepEqual(tree.fired, []);
  });

  it('reads the loaded pages again on refresh, one request each', async () => {
    await under.setting('dealpos.pageSize', 20);
    const { sandbox } = await openShop({ customers: 50 });
    await tree.rows();
    await vscode.commands.executeCommand('dealpos.loadMore');
    sandbox.clearRequests();
    await vscode.commands.executeCommand('dealpos.refresh');
    assert.deepEqual(callsAt(sandbox), ['listCustomerWithTotalCount', 'listCustomerWithTotalCount']);
    assert.equal((await tree.customers()).length, 40);
  });
});
