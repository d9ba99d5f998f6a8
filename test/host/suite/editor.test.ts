import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { draftsOnDisk } from '../support/draftsOnDisk.ts';
import { customerTab, openCustomerTabs, untilDirty } from '../support/editorSpy.ts';
import { eventually, eventuallyHolds } from '../support/eventually.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';
import { openFirstCustomer } from '../support/openCustomer.ts';
import { callsAt } from '../support/shop.ts';

const under = extensionUnderTest();
const { ui } = under;

const SAVE_CALLS = ['getCustomerDetail', 'updateCustomerById', 'getCustomerDetail'];

describe('opening a customer', () => {
  it('takes one request, and none where the customer is open already', async () => {
    const { sandbox, row } = await openFirstCustomer();
    assert.deepEqual(callsAt(sandbox), ['getCustomerDetail']);
    await vscode.commands.executeCommand('dealpos.openCustomer', row.node);
    assert.equal(openCustomerTabs(), 1);
    assert.deepEqual(callsAt(sandbox), ['getCustomerDetail']);
  });

  it('labels the tab with the code, not with the name', async () => {
    const { stored } = await openFirstCustomer();
    await eventuallyHolds(() => assert.equal(customerTab().label, stored.code));
  });

  it('labels the tab with the name where the user wants that', async () => {
    await under.setting('dealpos.editor.tabLabel', 'name');
    const { stored } = await openFirstCustomer();
    await eventuallyHolds(() => assert.equal(customerTab().label, stored.name));
  });

  it('puts id or code into the address, never a name, email or number', async () => {
    const { stored } = await openFirstCustomer();
    const { input } = customerTab();
    assert.ok(input instanceof vscode.TabInputCustom);
    const address = decodeURIComponent(input.uri.toString());
    assert.match(address, /^dealpos-customer:/);
    assert.ok([stored.name, stored.email, stored.mobile].every((text) => !text || !address.includes(text)));
  });

  it('starts the real page, which reports ready under its own policy', async () => {
    const { page } = await openFirstCustomer();
    await eventuallyHolds(() => assert.deepEqual(page.heard, [{ type: 'ready' }]));
    assert.match(page.panel.webview.html, /default-src &#39;none&#39;/);
    assert.ok(!page.panel.webview.html.includes('Toko'));
  });

  it('drops messages of the page that are malformed', async () => {
    const { page } = await openFirstCustomer();
    const before = page.state;
    for (const message of [undefined, null, 'edit', {}, { type: 'edit', field: 'id', text: 'x', seq: 1, done: true }]) {
      page.say(message);
    }
    page.say({ type: 'action', action: 'workbench.action.quit' });
    page.say({ type: 'edit', seq: 1, field: 'name', text: 'x'.repeat(20_000), done: true });
    assert.deepEqual(page.state, before);
    assert.equal(customerTab().isDirty, false);
  });
});

describe('editing a customer', () => {
  it('marks the tab at the first keystroke; undo and redo are VS Code’s own', async () => {
    const { page, stored } = await openFirstCustomer();
    page.keystroke('name', 'S');
    await untilDirty(true);
    page.keystroke('name', 'Sr');
    page.keystroke('name', 'Sri', true);
    assert.deepEqual(page.state.edits, { name: 'Sri' });
    await vscode.commands.executeCommand('undo');
    await untilDirty(false);
    await eventuallyHolds(() => assert.deepEqual(page.state.edits, {}));
    assert.equal(page.state.values.name, stored.name);
    await vscode.commands.executeCommand('redo');
    await untilDirty(true);
    await eventuallyHolds(() => assert.deepEqual(page.state.edits, { name: 'Sri' }));
  });

  it('undoes field by field', async () => {
    const { page } = await openFirstCustomer();
    page.type('firstName', 'Satu');
    page.type('lastName', 'Dua');
    await untilDirty(true);
    await vscode.commands.executeCommand('undo');
    await eventuallyHolds(() => assert.deepEqual(page.state.edits, { firstName: 'Satu' }));
    await vscode.commands.executeCommand('undo');
    await untilDirty(false);
  });

  it('undoes and redoes across a save: each is an edit that the next save writes', async () => {
    const { page, sandbox, stored } = await openFirstCustomer();
    const nameAtShop = () => sandbox.store.at(stored.number)?.name;
    page.type('name', 'Nama Baru');
    await vscode.commands.executeCommand('dealpos.saveCustomer');
    await untilDirty(false);
    assert.equal(nameAtShop(), 'Nama Baru');
    await vscode.commands.executeCommand('undo');
    await untilDirty(true);
    assert.deepEqual(page.state.edits, { name: stored.name });
    await vscode.commands.executeCommand('dealpos.saveCustomer');
    await untilDirty(false);
    assert.equal(nameAtShop(), stored.name);
    await vscode.commands.executeCommand('redo');
    await untilDirty(true);
    await vscode.commands.executeCommand('dealpos.saveCustomer');
    await untilDirty(false);
    assert.equal(nameAtShop(), 'Nama Baru');
  });

  it('keeps every edit while it is hidden and when its tab moves to another group', async () => {
    const { page } = await openFirstCustomer();
    page.type('address', 'Jl. Baru 1');
    await untilDirty(true);
    await under.editor.openReady((await under.tree.customer(3)).node);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await untilDirty(true);
    await vscode.commands.executeCommand('workbench.action.moveEditorToRightGroup');
    await untilDirty(true);
    assert.deepEqual(page.state.edits, { address: 'Jl. Baru 1' });
    assert.equal(draftsOnDisk().length, 1);
    page.say({ type: 'ready' });
    assert.deepEqual(page.state.edits, { address: 'Jl. Baru 1' });
  });

  it('reverts to what DealPOS has, without a request', async () => {
    const { page, sandbox } = await openFirstCustomer();
    page.type('address', 'Jl. Baru 1');
    await untilDirty(true);
    sandbox.clearRequests();
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await untilDirty(false);
    assert.deepEqual(page.state.edits, {});
    assert.equal(sandbox.requestCount, 0);
  });

  it('lets loyalty points be changed only after a warning', async () => {
    const { page, sandbox, stored } = await openFirstCustomer();
    page.type('loyaltyPoint', '999');
    assert.deepEqual(page.state.edits, {});
    page.press('unlockLoyaltyPoint');
    await eventually(() => ui.shown('warning').length === 1);
    assert.deepEqual(page.state.unlocked, []);
    ui.press('Change Points');
    page.press('unlockLoyaltyPoint');
    await eventually(() => page.state.unlocked.includes('loyaltyPoint'));
    page.type('loyaltyPoint', '999');
    await untilDirty(true);
    await vscode.commands.executeCommand('dealpos.saveCustomer');
    await untilDirty(false);
    assert.equal(sandbox.store.at(stored.number)?.loyaltyPoint, 999);
  });
});

describe('saving a customer', () => {
  it('takes exactly three requests, sends the changed field alone, and the change is at DealPOS', async () => {
    const { page, sandbox, stored } = await openFirstCustomer();
    page.type('address', 'Jl. Melati No. 7, Bandung');
    await untilDirty(true);
    sandbox.clearRequests();
    await vscode.commands.executeCommand('workbench.action.files.save');
    await untilDirty(false);
    assert.deepEqual(callsAt(sandbox), SAVE_CALLS);
    assert.deepEqual(sandbox.requests[1]?.body, { ID: stored.id, Address: 'Jl. Melati No. 7, Bandung' });
    assert.equal(sandbox.store.at(stored.number)?.address, 'Jl. Melati No. 7, Bandung');
    assert.deepEqual(page.state.edits, {});
    assert.match(page.state.announcement, /Saved to DealPOS/);
  });

  it('renews the row of the list without a request', async () => {
    const { page, sandbox, row } = await openFirstCustomer();
    page.type('name', '000 Paling Atas');
    await untilDirty(true);
    await vscode.commands.executeCommand('dealpos.saveCustomer');
    await untilDirty(false);
    sandbox.clearRequests();
    const renewed = (await under.tree.customers()).find(({ node }) => node === row.node);
    assert.equal(renewed?.label, '000 Paling Atas');
    assert.equal(sandbox.requestCount, 0);
  });

  it('sends nothing when nothing was changed', async () => {
    const { sandbox } = await openFirstCustomer();
    sandbox.clearRequests();
    await vscode.commands.executeCommand('dealpos.saveCustomer');
    assert.equal(sandbox.requestCount, 0);
  });

  it('sends nothing while a field is wrong, and leads to it', async () => {
    const { page, sandbox } = await openFirstCustomer();
    page.type('email', 'not an address');
    await untilDirty(true);
    sandbox.clearRequests();
    await vscode.commands.executeCommand('dealpos.saveCustomer');
    await eventuallyHolds(() => assert.equal(page.state.focusProblems, 1));
    assert.match(page.state.problems.email ?? '', /does not look like an email/);
    assert.equal(sandbox.requestCount, 0);
    assert.equal(customerTab().isDirty, true);
  });

  it('saves by the code where DealPOS gives no ID, and keeps the code from being changed', async () => {
    const { page, sandbox } = await openFirstCustomer({ dialects: ['detail-without-id'] });
    page.type('phone', '0215550000');
    await untilDirty(true);
    sandbox.clearRequests();
    await vscode.commands.executeCommand('dealpos.saveCustomer');
    await untilDirty(false);
    assert.deepEqual(callsAt(sandbox), SAVE_CALLS);
  });

  it('leaves the tab marked for what was typed while the save was under way', async () => {
    const { page, sandbox, stored } = await openFirstCustomer();
    page.type('address', 'Jl. Baru 1');
    await untilDirty(true);
    const underWay = page.next('saving');
    const saving = vscode.commands.executeCommand('dealpos.saveCustomer');
    await underWay;
    page.type('phone', '0215557777');
    await saving;
    await page.until('ready');
    assert.equal(sandbox.store.at(stored.number)?.address, 'Jl. Baru 1');
    assert.deepEqual(page.state.edits, { phone: '0215557777' });
    await untilDirty(true);
    await vscode.commands.executeCommand('undo');
    await eventuallyHolds(() => assert.deepEqual(page.state.edits, {}));
    await untilDirty(false);
  });

  it('says what DealPOS kept instead of what was entered', async () => {
    const { page } = await openFirstCustomer({ dialects: ['ignores-address'] });
    page.type('address', 'Jl. Baru 1');
    await untilDirty(true);
    await vscode.commands.executeCommand('dealpos.saveCustomer');
    const notice = await page.untilNotice(/kept something else/);
    assert.match(notice, /Address: you entered “Jl\. Baru 1”, DealPOS left it at/);
  });
});
