import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { customerTab, untilDirty } from '../support/editorSpy.ts';
import { eventually } from '../support/eventually.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';
import type { OpenCustomer } from '../support/openCustomer.ts';
import { customerAt, openFirstCustomer } from '../support/openCustomer.ts';
import { replaceMember } from '../support/replaceMember.ts';
import { callsAt } from '../support/shop.ts';

const under = extensionUnderTest();
const { editor } = under;

/** Lets the clock of this window be ahead until the end of the test. */
function later(ms: number): void {
  const { now } = Date;
  replaceMember(Date, 'now', () => now() + ms);
  under.defer(() => replaceMember(Date, 'now', now));
}

/** Goes to another customer's tab and comes back. */
async function lookAwayAndBack(customer: OpenCustomer): Promise<void> {
  // A tab that only previews a customer would make room for the next one.
  await vscode.commands.executeCommand('workbench.action.keepEditor');
  const other = await customerAt(customer, 1);
  await editor.openReady(other.row.node);
  customer.sandbox.clearRequests();
  await editor.reveal(customer.page);
}

describe('a customer that was changed elsewhere', () => {
  it('is updated in place when its tab is looked at again after a minute', async () => {
    const customer = await openFirstCustomer();
    const { page, sandbox, stored } = customer;
    sandbox.store.change(stored.number, { phone: '0215559999' });
    later(61_000);
    await lookAwayAndBack(customer);
    await eventually(() => page.state.values.phone === '0215559999');
    assert.deepEqual(callsAt(sandbox), ['getCustomerDetail']);
    assert.equal(customerTab().isDirty, false);
    assert.equal(page.notice, '');
  });

  it('is not read again when its tab is looked at within the minute', async () => {
    const customer = await openFirstCustomer();
    await lookAwayAndBack(customer);
    await vscode.commands.executeCommand('dealpos.showLog');
    assert.deepEqual(callsAt(customer.sandbox), []);
  });

  it('is put under the edits of a tab that is looked at again, with a notice and the conflicts', async () => {
    const customer = await openFirstCustomer();
    const { page, sandbox, stored } = customer;
    page.type('address', 'Jl. Milik Saya 1');
    page.type('group', 'Perak');
    await untilDirty(true);
    sandbox.store.change(stored.number, { address: 'Jl. Milik Kasir 2', phone: '0215559999' });
    later(61_000);
    await lookAwayAndBack(customer);
    await page.untilNotice(/Your edits are kept on top of the newer copy/);
    assert.deepEqual(page.state.edits, { address: 'Jl. Milik Saya 1', group: 'Perak' });
    assert.equal(page.state.values.phone, '0215559999');
    assert.deepEqual(page.state.conflicts, [{ field: 'address', was: stored.address ?? '' }]);
    assert.equal(page.state.focusConflicts, 0);
    assert.equal(customerTab().isDirty, true);
  });
});

describe('one customer in two editors', () => {
  it('a save in one is put under the edits of the other, which loses nothing', async () => {
    const { page, row, sandbox, stored } = await openFirstCustomer();
    page.type('address', 'Jl. Milik Saya 1');
    page.type('group', 'Perak');
    await vscode.commands.executeCommand('dealpos.updateCustomerByEmail', row.node);
    const byEmail = await eventually(() => editor.pages[1]);
    byEmail.say({ type: 'ready' });
    await byEmail.until('ready');
    byEmail.type('address', 'Jl. Milik Tab Kedua');
    sandbox.clearRequests();
    await vscode.commands.executeCommand('dealpos.saveCustomer');
    await eventually(() => sandbox.store.at(stored.number)?.address === 'Jl. Milik Tab Kedua');
    await eventually(() => page.state.conflicts.length === 1);
    assert.deepEqual(callsAt(sandbox), ['getCustomerDetail', 'updateCustomerByEmail', 'getCustomerDetail']);
    assert.deepEqual(page.state.edits, { address: 'Jl. Milik Saya 1', group: 'Perak' });
    assert.equal(page.state.values.address, 'Jl. Milik Tab Kedua');
  });
});
