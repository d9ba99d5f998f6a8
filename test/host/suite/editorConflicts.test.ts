import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { choose } from '../../unit/commands/fakeStepWindow.ts';
import { customerTab, untilDirty } from '../support/editorSpy.ts';
import { eventually, eventuallyHolds } from '../support/eventually.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';
import type { OpenCustomer } from '../support/openCustomer.ts';
import { openFirstCustomer } from '../support/openCustomer.ts';
import { callsAt } from '../support/shop.ts';

const under = extensionUnderTest();
const { ui } = under;

const isWrite = (call: string) => call.startsWith('update');

function save(): Thenable<unknown> {
  return vscode.commands.executeCommand('dealpos.saveCustomer');
}

/** Types an address and forgets the requests so far. */
async function edited(customer: OpenCustomer): Promise<OpenCustomer> {
  customer.page.type('address', 'Jl. Milik Saya 1');
  await untilDirty(true);
  customer.sandbox.clearRequests();
  return customer;
}

describe('a save that meets a newer record', () => {
  it('keeps what somebody else changed in another field, saves, and says what that was', async () => {
    const { page, sandbox, stored } = await edited(await openFirstCustomer());
    sandbox.store.change(stored.number, { phone: '0215559999' });
    await save();
    await untilDirty(false);
    assert.deepEqual(callsAt(sandbox), ['getCustomerDetail', 'updateCustomerById', 'getCustomerDetail']);
    const notice = await page.untilNotice(/Saved\. Changes that somebody else made meanwhile were kept/);
    assert.match(notice, /Phone: somebody else changed it from .+ to “0215559999”/);
    const now = sandbox.store.at(stored.number);
    assert.deepEqual([now?.phone, now?.address], ['0215559999', 'Jl. Milik Saya 1']);
    assert.equal(page.state.values.phone, '0215559999');
  });

  it('stops where both changed the same field; the choice can be undone, and only what was kept is sent', async () => {
    const { page, sandbox, stored } = await edited(await openFirstCustomer());
    page.type('phone', '0215551111');
    sandbox.store.change(stored.number, { phone: '0215559999', address: 'Jl. Milik Kasir 2' });
    await save();
    await page.untilNotice(/Not saved, and nothing was sent.+\nChanged in DealPOS: Phone, Address\./);
    assert.deepEqual(callsAt(sandbox), ['getCustomerDetail']);
    assert.deepEqual(page.state.conflicts, [
      { field: 'phone', was: stored.phone ?? '' },
      { field: 'address', was: stored.address ?? '' },
    ]);
    assert.deepEqual([page.state.focusConflicts, customerTab().isDirty], [1, true]);
    page.say({ type: 'resolve', fields: ['phone'], choice: 'theirs' });
    await save();
    await eventually(() => page.state.focusConflicts === 2);
    assert.deepEqual(callsAt(sandbox), ['getCustomerDetail']);
    await vscode.commands.executeCommand('undo');
    await eventually(() => page.state.conflicts.length === 2);
    assert.equal(page.state.edits.phone, '0215551111');
    await vscode.commands.executeCommand('redo');
    await eventually(() => page.state.conflicts.length === 1);
    page.say({ type: 'resolve', fields: ['address'], choice: 'mine' });
    await save();
    await untilDirty(false);
    const now = sandbox.store.at(stored.number);
    assert.deepEqual([now?.phone, now?.address], ['0215559999', 'Jl. Milik Saya 1']);
    assert.deepEqual(page.state.edits, {});
  });

  it('says so when the customer is gone, and keeps the edits', async () => {
    const { page, sandbox, stored } = await edited(await openFirstCustomer());
    sandbox.store.remove(stored.number);
    await save();
    const notice = await page.untilNotice(/Not saved\. Your edits are kept/);
    assert.match(notice, /does not exist|no such customer/);
    assert.deepEqual(page.state.edits, { address: 'Jl. Milik Saya 1' });
    assert.ok(!callsAt(sandbox).some(isWrite));
  });
});

describe('a save that fails', () => {
  const failures: readonly [string, RegExp][] = [
    ['status-400@updateCustomerById', /Not saved.+\n.*refused the request.+\n.*Correct what it names/],
    ['status-403@updateCustomerById', /Not saved.+\n.*lacks a role.+\n.*needs the role/],
    ['status-402', /Not saved.+\n.*account is suspended.+\n.*owner has to settle/],
    ['status-500@updateCustomerById', /Not saved.+\n.*DealPOS itself failed/],
    ['html-200@getCustomerDetail', /Not saved.+\n.*not from the DealPOS API.+\n.*sign-in page or a proxy/],
  ];
  for (const [fault, words] of failures) {
    it(`keeps the edits and says what to do (${fault})`, async () => {
      const { page, sandbox, stored } = await edited(await openFirstCustomer());
      sandbox.setFault(fault);
      await save();
      await page.untilNotice(words);
      assert.deepEqual(page.state.edits, { address: 'Jl. Milik Saya 1' });
      assert.equal(customerTab().isDirty, true);
      assert.equal(sandbox.store.at(stored.number)?.address, stored.address);
      sandbox.setFault();
      page.press('save');
      await untilDirty(false);
      assert.equal(sandbox.store.at(stored.number)?.address, 'Jl. Milik Saya 1');
    });
  }

  it('keeps the edits while DealPOS cannot be reached', async () => {
    const { page, sandbox } = await edited(await openFirstCustomer());
    await sandbox.close();
    await save();
    const notice = await page.untilNotice(/Not saved\. Your edits are kept/);
    assert.match(notice, /could not be reached \(ECONNREFUSED\)\.\nCheck your network connection/);
    assert.equal(customerTab().isDirty, true);
  });

  it('is looked up when the answer was lost, and known to have arrived; the write is not repeated', async () => {
    const { page, sandbox, stored } = await edited(await openFirstCustomer());
    sandbox.setFault('reset-after@updateCustomerById');
    await save();
    await untilDirty(false);
    assert.deepEqual(callsAt(sandbox).filter(isWrite), ['updateCustomerById']);
    assert.equal(sandbox.store.at(stored.number)?.address, 'Jl. Milik Saya 1');
    assert.deepEqual(page.state.edits, {});
  });
});

describe('the access mode of an account', () => {
  it('read-only: takes no edits', async () => {
    const { page } = await openFirstCustomer({}, 'Read-only');
    page.type('address', 'Jl. Terlarang');
    assert.deepEqual(page.state.edits, {});
    assert.equal(page.state.account.mode, 'readOnly');
    assert.equal(customerTab().isDirty, false);
  });

  it('read-only: refuses where requests are made, also for edits from before', async () => {
    const { page, sandbox } = await edited(await openFirstCustomer());
    ui.script(choose('Access mode'), choose('Read-only'));
    await vscode.commands.executeCommand('dealpos.editAccount');
    await eventually(() => page.state.account.mode === 'readOnly');
    await save();
    await page.untilNotice(/Not saved.+\nThe account “Toko” is read-only, so nothing was sent/);
    assert.ok(!callsAt(sandbox).some(isWrite));
    assert.deepEqual(page.state.edits, { address: 'Jl. Milik Saya 1' });
  });

  it('confirm: shows method, path and fields without a value, and sends when told to', async () => {
    const { sandbox, stored } = await edited(await openFirstCustomer({}, 'Confirm every write'));
    ui.press('Send');
    await save();
    await untilDirty(false);
    const [question] = ui.shown('warning');
    assert.equal(question?.message, 'Send this change to “Toko”?');
    assert.match(
      question?.detail ?? '',
      /^PUT \/api\/v3\/Customer.*\n127\.0\.0\.1:\d+\nChanges .*\.\nChanged fields: Address$/,
    );
    assert.equal(sandbox.store.at(stored.number)?.address, 'Jl. Milik Saya 1');
  });

  it('confirm: sends nothing when cancelled, and keeps the edits', async () => {
    const { page, sandbox } = await edited(await openFirstCustomer({}, 'Confirm every write'));
    await save();
    await eventuallyHolds(() => assert.equal(ui.shown('warning').length, 1));
    await page.untilNotice(/you did not confirm it/);
    assert.ok(!callsAt(sandbox).some(isWrite));
    assert.equal(customerTab().isDirty, true);
  });
});
