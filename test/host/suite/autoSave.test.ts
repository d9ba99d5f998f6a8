import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { customerTab, untilDirty } from '../support/editorSpy.ts';
import { eventually, eventuallyHolds } from '../support/eventually.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';
import type { OpenCustomer } from '../support/openCustomer.ts';
import { openFirstCustomer } from '../support/openCustomer.ts';
import { callsAt } from '../support/shop.ts';

const under = extensionUnderTest();
const { ui, editor } = under;

/** A customer that has just got an edit, under a mode of auto save: what comes of it may be over in a moment. */
async function editUnder(mode: string): Promise<OpenCustomer> {
  await under.setting('files.autoSave', mode);
  await under.setting('files.autoSaveDelay', 30);
  const customer = await openFirstCustomer();
  customer.sandbox.clearRequests();
  customer.page.type('mobile', '0812000');
  return customer;
}

/** The same for an edit that stays. */
async function editedUnder(mode: string): Promise<OpenCustomer> {
  const customer = await editUnder(mode);
  await untilDirty(true);
  return customer;
}

async function nothingWritten({ sandbox, stored }: OpenCustomer): Promise<void> {
  assert.deepEqual(callsAt(sandbox), []);
  assert.equal(sandbox.store.at(stored.number)?.mobile, stored.mobile);
}

describe('auto save', () => {
  it('never writes to DealPOS after a delay; the tab stays marked and the user is told once', async () => {
    const customer = await editedUnder('afterDelay');
    await eventually(() => editor.saves > 0);
    const asked = editor.saves;
    customer.page.type('mobile', '08120001');
    await eventually(() => editor.saves > asked);
    await nothingWritten(customer);
    assert.equal(customerTab().isDirty, true);
    assert.deepEqual(
      ui.messages.map(({ message, buttons }) => [message, buttons]),
      [
        [
          'Auto save does not write to DealPOS. Your edits wait here until you save them yourself.',
          ['Save to DealPOS', 'Discard Changes'],
        ],
      ],
    );
    assert.deepEqual(customer.page.state.edits, { mobile: '08120001' });
  });

  it('never writes when the editor loses the focus', async () => {
    const customer = await editedUnder('onFocusChange');
    const { uri } = customer.page.document;
    const other = await under.tree.customer(5);
    customer.sandbox.clearRequests();
    await editor.openReady(other.node);
    await eventually(() => editor.saves > 0);
    assert.deepEqual(callsAt(customer.sandbox), ['getCustomerDetail']);
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const tab = tabs.find(({ input }) => input instanceof vscode.TabInputCustom && `${input.uri}` === `${uri}`);
    assert.equal(tab?.isDirty, true);
    assert.equal(customer.sandbox.store.at(customer.stored.number)?.mobile, customer.stored.mobile);
  });

  it('does not keep the user’s own save from writing', async () => {
    const { sandbox, stored, page } = await editedUnder('afterDelay');
    page.type('mobile', '081200012345');
    await vscode.commands.executeCommand('dealpos.saveCustomer');
    await untilDirty(false);
    assert.deepEqual(callsAt(sandbox), ['getCustomerDetail', 'updateCustomerById', 'getCustomerDetail']);
    assert.equal(sandbox.store.at(stored.number)?.mobile, '081200012345');
  });

  it('does not call off the user’s own save when it comes in the middle of it', async () => {
    await under.setting('files.autoSave', 'afterDelay');
    await under.setting('files.autoSaveDelay', 100);
    const { sandbox, stored, page } = await openFirstCustomer();
    sandbox.setFault('latency:400@updateCustomerById');
    sandbox.clearRequests();
    page.type('mobile', '081200012345');
    await vscode.commands.executeCommand('dealpos.saveCustomer');
    await untilDirty(false);
    assert.ok(editor.saves > 1, 'auto save did not come');
    assert.deepEqual(callsAt(sandbox), ['getCustomerDetail', 'updateCustomerById', 'getCustomerDetail']);
    assert.equal(sandbox.store.at(stored.number)?.mobile, '081200012345');
    assert.equal(page.notice, '');
  });

  it('is told once for each customer, and offers to save', async () => {
    await under.setting('files.autoSave', 'afterDelay');
    await under.setting('files.autoSaveDelay', 30);
    const { sandbox, stored, page } = await openFirstCustomer();
    ui.press('Save to DealPOS');
    page.type('mobile', '081200054321');
    await eventuallyHolds(() => assert.equal(sandbox.store.at(stored.number)?.mobile, '081200054321'));
    await untilDirty(false);
    const asked = editor.saves;
    page.type('mobile', '0899');
    await eventually(() => editor.saves > asked);
    await untilDirty(true);
    assert.equal(ui.messages.length, 1);
    assert.equal(sandbox.store.at(stored.number)?.mobile, '081200054321');
  });

  it('offers to discard', async () => {
    ui.press('Discard Changes');
    const customer = await editUnder('afterDelay');
    await eventually(() => ui.messages.length > 0);
    await eventuallyHolds(() => assert.deepEqual(customer.page.state.edits, {}));
    await untilDirty(false);
    await nothingWritten(customer);
  });

  // VS Code saves all editors when the window loses the focus; “Save All” asks in the same words.
  for (const mode of ['afterDelay', 'onFocusChange', 'onWindowChange']) {
    it(`writes nothing when all editors are saved under ${mode}, and tells so`, async () => {
      const customer = await editedUnder(mode);
      await vscode.commands.executeCommand('workbench.action.files.saveAll');
      await eventually(() => editor.saves > 0 && ui.messages.length > 0);
      await nothingWritten(customer);
      assert.equal(customerTab().isDirty, true);
      assert.deepEqual(ui.messages[0]?.buttons, ['Save to DealPOS', 'Discard Changes']);
      assert.equal(ui.messages.length, 1);
    });
  }

  it('that is off leaves every save to the user, who is told nothing', async () => {
    const { sandbox, stored, page } = await editedUnder('off');
    page.type('mobile', '081200099999');
    await vscode.commands.executeCommand('workbench.action.files.saveAll');
    await untilDirty(false);
    assert.equal(sandbox.store.at(stored.number)?.mobile, '081200099999');
    assert.deepEqual(ui.messages, []);
  });
});
