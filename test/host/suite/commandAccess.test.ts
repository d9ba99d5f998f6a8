import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { NO_ROLE } from '../../../src/api/operation.ts';
import type { OperationId } from '../../../src/api/operationId.ts';
import { operations } from '../../../src/api/operations.ts';
import { COMMANDS } from '../../../src/commands/ids.ts';
import { PAGE_ACTIONS } from '../../../src/editor/protocol.ts';
import { MERGE_ACTIONS } from '../../../src/merge/protocol.ts';
import { choose, enter } from '../../unit/commands/fakeStepWindow.ts';
import { agreeToMerge } from '../support/accountStorage.ts';
import type { Answer } from '../support/commandRun.ts';
import { listedRows, openSmallShop, run, runOpening, said, sentTo, writesTo } from '../support/commandRun.ts';
import { READING_SCENES, sceneTitle, WRITING_MANY_SCENES, WRITING_SCENES } from '../support/commandScenes.ts';
import type { CustomerPage } from '../support/customerPage.ts';
import { untilDirty } from '../support/editorSpy.ts';
import { eventually, eventuallyHolds } from '../support/eventually.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';
import { readyMergePage, watchMergePages } from '../support/mergePage.ts';

const under = extensionUnderTest();
const { ui } = under;
const FIELD_NAMES = 'dealpos.api.fieldNames';
const NAMES = { mergeTarget: 'TargetID', mergeSources: 'SourceIDs' };
const REFUSED = /The account “Toko” is read-only, so nothing was sent\./;
const WRITES = [...WRITING_SCENES, ...WRITING_MANY_SCENES];

/** Every way to write that opens an editor: the command, what it is asked for, and the operation of its save. */
const EDITORS: readonly (readonly [(typeof COMMANDS)[keyof typeof COMMANDS], readonly Answer[], OperationId])[] = [
  [COMMANDS.getCustomer, [enter('MM-901')], 'updateCustomerById'],
  [COMMANDS.updateCustomerByCode, [enter('MM-901')], 'updateCustomerByCode'],
  [COMMANDS.updateCustomerByEmail, [enter('no1@example.test')], 'updateCustomerByEmail'],
  [COMMANDS.updateCustomerByMobilePhone, [enter('081200000001')], 'updateCustomerByMobilePhone'],
  [COMMANDS.createCustomer, [], 'createCustomer'],
];

async function save(): Promise<void> {
  await vscode.commands.executeCommand('dealpos.saveCustomer');
}

/** Opens an editor and types a name into it. */
async function typeName(id: (typeof EDITORS)[number][0], answers: readonly Answer[]): Promise<CustomerPage> {
  const page = await runOpening(id, [], answers);
  page.type('name', 'Nama Baru');
  return page;
}

/** Makes the account read-only by the command, as a user does. */
async function makeReadOnly(accountId: string): Promise<void> {
  await run(COMMANDS.editAccount, [accountId], [choose('Access mode'), choose('Read-only')]);
}

describe('a read-only account', () => {
  it('refuses every command that writes, and the message names the account and its mode', async () => {
    const shop = await openSmallShop({}, 'Read-only');
    const nodes = (await listedRows(shop)).map(({ node }) => node);
    for (const scene of WRITES) {
      ui.reset();
      const answers = scene.steps.map(([, answer]) => answer(shop));
      await run(scene.id, scene.many ? [nodes[0], nodes] : [], answers);
      assert.deepEqual(writesTo(shop.sandbox), [], sceneTitle(scene));
      assert.match(said().at(-1) ?? '', REFUSED, sceneTitle(scene));
    }
  });

  it('takes no edits in any editor and sends nothing, whatever its page says', async () => {
    const { sandbox } = await openSmallShop({}, 'Read-only');
    for (const [id, answers] of EDITORS) {
      const page = await typeName(id, answers);
      assert.equal(page.state.account.mode, 'readOnly');
      assert.deepEqual(page.state.edits, {}, id);
      for (const action of PAGE_ACTIONS) page.press(action);
      page.say({ type: 'edit', seq: 9, field: 'loyaltyPoint', text: '1', done: true });
      page.say({ type: 'save' });
      await save();
      assert.deepEqual(writesTo(sandbox), [], id);
    }
  });

  for (const [id, answers, operation] of EDITORS) {
    it(`refuses ${operation} of what was typed before it became read-only, and keeps that`, async () => {
      const { sandbox, accountId } = await openSmallShop();
      const page = await typeName(id, answers);
      await untilDirty(true);
      await makeReadOnly(accountId);
      await save();
      await page.untilNotice(REFUSED);
      assert.deepEqual(page.state.edits, { name: 'Nama Baru' });
      assert.deepEqual(writesTo(sandbox), []);
    });
  }

  it('compares customers for a merge and merges none, whatever the page says', async () => {
    const pages = watchMergePages();
    const shop = await openSmallShop({}, 'Read-only');
    await under.setting(FIELD_NAMES, NAMES);
    await agreeToMerge(under.context, shop.accountId, { target: 'TargetID', sources: 'SourceIDs' });
    const nodes = (await listedRows(shop)).map(({ node }) => node);
    await run(COMMANDS.mergeCustomers, [nodes[0], nodes]);
    const page = await readyMergePage(pages);
    assert.equal(page.state.account.label, 'Toko');
    assert.match(page.notices, /This account is read-only: you can compare here, but not merge\./);
    ui.press('Merge');
    page.choose(0);
    page.merge(0);
    for (const action of MERGE_ACTIONS.filter((each) => each !== 'close')) page.press(action);
    await page.until('ready');
    page.choose(1);
    page.merge(1);
    assert.equal(page.state.whyOff, 'This account is read-only.');
    assert.deepEqual(writesTo(shop.sandbox), []);
  });

  it('answers everything that only reads', async () => {
    const shop = await openSmallShop({}, 'Read-only');
    for (const scene of READING_SCENES.filter(({ opens }) => !opens)) {
      const answers = scene.steps.map(([, answer]) => answer(shop));
      await run(scene.id, [shop.accountId], answers);
      assert.doesNotMatch(said().join(), REFUSED, scene.id);
    }
  });
});

/** The question of an account that confirms every write. */
function question(operation: OperationId): { readonly message: string; readonly detail: string } | undefined {
  const { method, path } = operations[operation];
  return ui.messages.find(
    ({ message, detail }) => message === 'Send this change to “Toko”?' && detail.startsWith(`${method} ${path}\n`),
  );
}

describe('an account that confirms every write', () => {
  it('is shown method and path before anything is sent, and nothing is without consent', async () => {
    const shop = await openSmallShop({}, 'Confirm every write');
    const { sandbox } = shop;
    const { name, code, email, mobile, joinDate } = shop.ani;
    for (const { id, operation, steps } of WRITING_SCENES) {
      ui.reset();
      sandbox.clearRequests();
      if (!operation) continue;
      if (!sandbox.store.find('code', 'MM-901')) sandbox.store.add({ name, code, email, mobile }, joinDate);
      const answers = steps.map(([, answer]) => answer(shop));
      await run(id, [], answers);
      assert.deepEqual(writesTo(sandbox), [], id);
      assert.ok(question(operation), id);
      await run(id, [], [...answers, 'Send']);
      assert.equal(writesTo(sandbox).length, 1, id);
    }
  });

  it('is told in words what is done to whom, and never a PIN', async () => {
    const { sandbox, ani } = await openSmallShop({}, 'Confirm every write');
    const who = `MM-901 Ani Wijaya \\(Customer ID: ${ani.id}\\)`;
    for (const [id, answers, words] of [
      [COMMANDS.suspendCustomer, [enter('MM-901')], `Suspends ${who}\\.`],
      [COMMANDS.verifyCustomerMobile, [enter('MM-901'), choose('Verified')], `of ${who}\\.\nVerified: yes`],
      [COMMANDS.verifyCustomerEmail, [enter('MM-901'), choose('Not Verified')], `of ${who}\\.\nVerified: no`],
      [COMMANDS.updateAppLastSignIn, [enter(ani.id)], `Records an app sign-in of ${who}, now\\.`],
      [COMMANDS.deleteCustomer, [enter('MM-901'), 'Delete'], 'Deletes MM-901 Ani Wijaya \\(Code: MM-901\\), for good'],
      [COMMANDS.checkCustomerPin, [enter(ani.id), enter('918273')], `Checks a PIN of ${who}\\. It is not shown here`],
    ] as const) {
      ui.reset();
      await run(id, [], answers);
      assert.match(said().join('\n'), new RegExp(words), id);
      assert.doesNotMatch(said().join('\n'), /918273/);
    }
    assert.deepEqual(writesTo(sandbox), []);
  });

  it('names the status as what a suspension changes', async () => {
    await openSmallShop({}, 'Confirm every write');
    await run(COMMANDS.suspendCustomer, [], [enter('MM-901')]);
    assert.match(question('suspendCustomer')?.detail ?? '', /\nChanged fields: Status$/);
  });

  for (const [id, answers, operation] of EDITORS) {
    it(`shows method, path and the changed fields of ${operation}, and never a value`, async () => {
      const { sandbox } = await openSmallShop({}, 'Confirm every write');
      const page = await typeName(id, answers);
      page.type('address', 'Jl. Rahasia 7');
      await untilDirty(true);
      await save();
      await eventually(() => question(operation));
      assert.match(question(operation)?.detail ?? '', /\nChanged fields: Name, Address$/);
      assert.doesNotMatch(said().join(), /Nama Baru|Jl\. Rahasia/);
      assert.deepEqual(writesTo(sandbox), []);
      ui.press('Send');
      await save();
      await eventuallyHolds(() => assert.equal(writesTo(sandbox).length, 1));
    });
  }

  it('asks before a merge is sent, after the merge’s own question', async () => {
    const pages = watchMergePages();
    const shop = await openSmallShop({}, 'Confirm every write');
    await under.setting(FIELD_NAMES, NAMES);
    await agreeToMerge(under.context, shop.accountId, { target: 'TargetID', sources: 'SourceIDs' });
    const nodes = (await listedRows(shop)).map(({ node }) => node).slice(0, 2);
    await run(COMMANDS.mergeCustomers, [nodes[0], nodes]);
    const page = await readyMergePage(pages);
    page.choose(0);
    ui.press('Merge');
    page.merge(0);
    await eventually(() => question('mergeCustomer'));
    await page.until('ready');
    assert.deepEqual(writesTo(shop.sandbox), []);
  });
});

/** Where a refusal leads elsewhere: to a page, to the list without a total, to reading one by one, to "not verified". */
const SPECIAL_REFUSALS: readonly string[] = [
  COMMANDS.refresh,
  COMMANDS.getCustomersByListId,
  COMMANDS.checkCustomerPin,
];

/** What has to be said about the role that DealPOS wants for an operation. */
function roleText(operation: OperationId): string {
  const { role } = operations[operation];
  return role === NO_ROLE
    ? 'Ask the shop’s owner for the role.'
    : `This call needs the role ${role}. Ask the shop’s owner`;
}

describe('a refusal for want of a role (403)', () => {
  it('names the role that each operation needs', async () => {
    const shop = await openSmallShop();
    for (const scene of [...WRITING_SCENES, ...READING_SCENES]) {
      const { id, operation } = scene;
      if (!operation || scene.opens || SPECIAL_REFUSALS.includes(id)) continue;
      ui.reset();
      shop.sandbox.setFault(`status-403@${operation}`);
      const answers = scene.steps.map(([, answer]) => answer(shop));
      await run(id, [], answers);
      const shown = () => [...said(), under.tree.view.message ?? ''].join('\n');
      await eventuallyHolds(() => assert.ok(shown().includes(roleText(operation)), `${id}: ${shown()}`));
    }
  });

  it('names the role that reading a customer needs, on the page', async () => {
    const shop = await openSmallShop();
    shop.sandbox.setFault('status-403@getCustomerDetail');
    await run(COMMANDS.getCustomer, [], [enter('MM-901')]);
    const page = await eventually(() => under.editor.pages[0]);
    page.say({ type: 'ready' });
    await page.until('failed');
    assert.ok(page.notice.includes(roleText('getCustomerDetail')));
  });

  for (const [id, answers, operation] of EDITORS) {
    it(`names the role that ${operation} needs, on the page of an edit`, async () => {
      const { sandbox } = await openSmallShop();
      const page = await typeName(id, answers);
      await untilDirty(true);
      sandbox.setFault(`status-403@${operation}`);
      await save();
      await page.untilNotice(/lacks a role/);
      assert.ok(page.notice.includes(roleText(operation)), page.notice);
      assert.deepEqual(page.state.edits, { name: 'Nama Baru' });
      assert.equal(writesTo(sandbox).length, 1);
    });
  }

  it('names the role that a merge needs, on its page', async () => {
    const pages = watchMergePages();
    const shop = await openSmallShop();
    await under.setting(FIELD_NAMES, NAMES);
    await agreeToMerge(under.context, shop.accountId, { target: 'TargetID', sources: 'SourceIDs' });
    const nodes = (await listedRows(shop)).map(({ node }) => node).slice(0, 2);
    await run(COMMANDS.mergeCustomers, [nodes[0], nodes]);
    const page = await readyMergePage(pages);
    shop.sandbox.setFault('status-403@mergeCustomer');
    page.choose(0);
    ui.press('Merge');
    page.merge(0);
    await eventuallyHolds(() => assert.ok(page.notices.includes(roleText('mergeCustomer')), page.notices));
    assert.equal(sentTo(shop.sandbox).filter((sent) => sent.startsWith('PUT')).length, 1);
  });

  it('tells the role for the ID list, and for a PIN that nothing was verified', async () => {
    const shop = await openSmallShop();
    shop.sandbox.setFault('status-403@getCustomerByListId', 'status-403@getCustomerDetail');
    await run(COMMANDS.getCustomersByListId, [], [enter(shop.ani.id), 'Read One by One']);
    assert.ok(said().at(-1)?.includes(roleText('getCustomerDetail')), said().join('\n'));
    shop.sandbox.setFault('status-403@checkCustomerPinAuthenticate');
    await run(COMMANDS.checkCustomerPin, [], [enter(shop.ani.id), enter('123456')]);
    assert.match(said().at(-1) ?? '', /treat it as not verified\.\n.*lacks a role/);
  });
});
