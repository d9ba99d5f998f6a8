import * as assert from 'node:assert/strict';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { COMMANDS } from '../../../src/commands/ids.ts';
import { enter } from '../../unit/commands/fakeStepWindow.ts';
import { listedRows, openSmallShop, run, runOpening } from '../support/commandRun.ts';
import { READING_SCENES, WRITING_SCENES } from '../support/commandScenes.ts';
import { closeEditors } from '../support/editorSpy.ts';
import { eventually } from '../support/eventually.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';
import { showHistory, watchHistoryPages } from '../support/historyPage.ts';
import { openFirstCustomer } from '../support/openCustomer.ts';
import { callsAt } from '../support/shop.ts';

const under = extensionUnderTest();
const { ui, editor } = under;

function historyFolder(accountId: string): string {
  return path.join(under.context.globalStorageUri.fsPath, 'history', accountId);
}

function historyKeyName(accountId: string): string {
  return `dealpos.historyKey.${accountId}`;
}

/** Opens a customer, changes its phone and saves it. */
async function changedPhone(phone: string) {
  const customer = await openFirstCustomer();
  customer.page.type('phone', phone);
  await run(COMMANDS.saveCustomer);
  await eventually(() => customer.sandbox.store.find('id', customer.stored.id)?.phone === phone);
  customer.sandbox.clearRequests();
  return customer;
}

describe('the local history', () => {
  const checks = READING_SCENES.filter(({ id }) => id === COMMANDS.checkCustomerPin);
  for (const scene of [...WRITING_SCENES, ...checks]) {
    it(`has exactly one entry after ${scene.id}`, async () => {
      const shop = await openSmallShop();
      await run(
        scene.id,
        [],
        scene.steps.map(([, answer]) => answer(shop)),
      );
      const page = await showHistory(watchHistoryPages(), shop.accountId, 1);
      const [entry] = page.entries;
      assert.equal(entry?.outcome, 'done');
      assert.match(entry?.customer ?? '', /MM-901 Ani Wijaya/);
    });
  }

  for (const [id, key] of [
    [COMMANDS.updateCustomerById, 'id'],
    [COMMANDS.updateCustomerByCode, 'code'],
    [COMMANDS.updateCustomerByEmail, 'email'],
    [COMMANDS.updateCustomerByMobilePhone, 'mobile'],
  ] as const) {
    it(`has exactly one entry after a save by ${id}`, async () => {
      const shop = await openSmallShop();
      const form = await runOpening(id, [], [enter(shop.ani[key] ?? '')]);
      form.type('phone', '0215550009');
      await run(COMMANDS.saveCustomer);
      const page = await showHistory(watchHistoryPages(), shop.accountId, 1);
      assert.deepEqual([page.entries[0]?.title, page.entries[0]?.outcome], ['Changed', 'done']);
    });
  }

  it('has exactly one entry after a customer was created, by the code that DealPOS gave', async () => {
    const shop = await openSmallShop();
    const form = await runOpening(COMMANDS.createCustomer);
    form.type('name', 'Dewi Baru');
    await run(COMMANDS.saveCustomer);
    const page = await showHistory(watchHistoryPages(), shop.accountId, 1);
    assert.equal(page.entries[0]?.title, 'Created');
    assert.match(page.entries[0]?.customer ?? '', /\S+ Dewi Baru/);
  });

  it('tells a save field by field, and shows a new one while it is open', async () => {
    const customer = await changedPhone('0215551111');
    const pages = watchHistoryPages();
    const page = await showHistory(pages, customer.row.node, 1);
    assert.deepEqual(page.entries[0]?.changes, [
      {
        label: 'Phone',
        before: customer.stored.phone ? { kind: 'value', text: customer.stored.phone } : { kind: 'none', text: '' },
        after: { kind: 'value', text: '0215551111' },
      },
    ]);
    await run(COMMANDS.suspendCustomer, [customer.row.node]);
    const [newest] = await page.until(2);
    assert.equal(newest?.title, 'Suspended');
  });

  it('names nobody in the tab’s title, on the disk or in the log', async () => {
    const customer = await changedPhone('0215552222');
    const page = await showHistory(watchHistoryPages(), customer.row.node, 1);
    assert.equal(page.panel.title, `History ${customer.stored.code}`);
    const folder = historyFolder(customer.accountId);
    for (const file of await fs.readdir(folder)) {
      const text = await fs.readFile(path.join(folder, file), 'utf8');
      for (const secret of [customer.stored.name, '0215552222', 'phone']) assert.ok(!text.includes(secret));
    }
  });

  it('undoes a change as a draft: 1 request, and nothing is written before it is saved', async () => {
    const customer = await changedPhone('0215553333');
    const before = customer.stored.phone ?? '';
    const page = await showHistory(watchHistoryPages(), customer.row.node, 1);
    page.say({ type: 'undo', entry: page.entries[0]?.id });
    await eventually(() => customer.page.state.edits.phone === before);
    assert.deepEqual(callsAt(customer.sandbox), ['getCustomerDetail']);
    assert.match(customer.page.state.notice?.title ?? '', /undoes the change/);
    await eventually(() => customer.page.panel.active);
    await run(COMMANDS.saveCustomer);
    await eventually(() => (customer.sandbox.store.find('id', customer.stored.id)?.phone ?? '') === before);
    await page.until(2);
  });

  it('opens the customer for an undo where it is not open: 1 request as well', async () => {
    const customer = await changedPhone('0215554444');
    await closeEditors();
    const page = await showHistory(watchHistoryPages(), customer.row.node, 1);
    const opened = editor.pages.length;
    page.say({ type: 'undo', entry: page.entries[0]?.id });
    const form = await eventually(() => editor.pages[opened]);
    form.say({ type: 'ready' });
    await eventually(() => form.state.edits.phone === (customer.stored.phone ?? ''));
    assert.deepEqual(callsAt(customer.sandbox), ['getCustomerDetail']);
  });

  it('is deleted on request, and then stays empty', async () => {
    const customer = await changedPhone('0215555555');
    const page = await showHistory(watchHistoryPages(), customer.accountId, 1);
    ui.press('Delete');
    await run(COMMANDS.wipeHistory, [customer.accountId]);
    await page.until(0);
    await assert.rejects(fs.readdir(historyFolder(customer.accountId)));
    assert.equal(await under.context.secrets.get(historyKeyName(customer.accountId)), undefined);
  });

  it('goes with its account', async () => {
    const { accountId } = await changedPhone('0215556666');
    assert.ok(await under.context.secrets.get(historyKeyName(accountId)));
    ui.press('Remove Account');
    await vscode.commands.executeCommand(COMMANDS.removeAccount, accountId);
    await assert.rejects(fs.readdir(historyFolder(accountId)));
    assert.equal(await under.context.secrets.get(historyKeyName(accountId)), undefined);
  });

  it('records nothing, and deletes what there was, once it is switched off', async () => {
    const { accountId, row, sandbox } = await changedPhone('0215557777');
    await under.setting('dealpos.history.retentionDays', 0);
    await eventually(async () => (await fs.readdir(historyFolder(accountId)).catch(() => [])).length === 0);
    await run(COMMANDS.suspendCustomer, [row.node]);
    assert.deepEqual(callsAt(sandbox).filter((call) => call === 'suspendCustomer').length, 1);
    await assert.rejects(fs.readdir(historyFolder(accountId)));
  });

  it('is shown of an account with nothing in it, without a request', async () => {
    const shop = await openSmallShop();
    await listedRows(shop);
    const page = await showHistory(watchHistoryPages(), shop.accountId, 0);
    assert.match(page.state.empty, /Nothing was changed in this account/);
    assert.deepEqual(callsAt(shop.sandbox), []);
  });
});
