import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as vscode from 'vscode';
import { encryptDraft } from '../../../src/accounts/draftCipher.ts';
import { draftKeyName } from '../support/accountStorage.ts';
import { backUp, crash, draftsOnDisk, wipeDrafts } from '../support/draftsOnDisk.ts';
import { closeEditors, customerTab, untilDirty } from '../support/editorSpy.ts';
import { eventually, eventuallyHolds } from '../support/eventually.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';
import type { OpenCustomer } from '../support/openCustomer.ts';
import { openFirstCustomer } from '../support/openCustomer.ts';

const under = extensionUnderTest();
const { editor } = under;

const DAY_MS = 24 * 60 * 60 * 1000;
const TYPED = 'Rahasia Sekali';

interface Restart {
  /** Done to the one draft on the disk while no editor is open. */
  readonly change?: (file: string) => unknown;
  /** False when VS Code has not got to storing that there is a backup. */
  readonly named?: boolean;
}

/** Types a name, ends the editor as a crash does, and opens the customer again. */
async function restart({ page, row }: OpenCustomer, { change, named = true }: Restart = {}) {
  page.type('name', TYPED);
  await untilDirty(true);
  const name = await backUp(editor.provider, page.document);
  await crash(closeEditors);
  await change?.(draftsOnDisk()[0] ?? '');
  editor.nextBackupId = named ? name : '';
  return { page: await editor.openReady(row.node) };
}

async function draftKeyOf({ accountId }: OpenCustomer): Promise<Buffer> {
  return Buffer.from((await under.context.secrets.get(draftKeyName(accountId))) ?? '', 'base64');
}

beforeEach(wipeDrafts);

describe('the draft of unsaved edits', () => {
  it('is on the disk at once and encrypted, follows what is typed, is the one that VS Code knows, and goes with the save', async () => {
    const { page, stored } = await openFirstCustomer();
    page.keystroke('name', 'Rahasia');
    const [file] = await eventually(() => (draftsOnDisk().length > 0 ? draftsOnDisk() : undefined));
    assert.ok(file);
    const first = await eventually(() => fs.readFileSync(file, 'latin1'));
    for (const secret of ['Rahasia', stored.name, stored.code, stored.email, stored.mobile]) {
      if (secret) assert.ok(!first.includes(secret));
    }
    page.keystroke('name', TYPED, true);
    await eventually(() => fs.readFileSync(file, 'latin1') !== first);
    assert.ok(!fs.readFileSync(file, 'latin1').includes(TYPED));
    assert.ok(file.endsWith(await eventually(() => editor.backups[0])));
    assert.equal(draftsOnDisk().length, 1);
    await vscode.commands.executeCommand('dealpos.saveCustomer');
    await untilDirty(false);
    await eventuallyHolds(() => assert.deepEqual(draftsOnDisk(), []));
  });

  it('goes when the edits are thrown away, and when they are undone', async () => {
    const { page } = await openFirstCustomer();
    for (const command of ['workbench.action.files.revert', 'undo']) {
      page.type('name', TYPED);
      await untilDirty(true);
      await eventually(() => draftsOnDisk().length === 1);
      await vscode.commands.executeCommand(command);
      await untilDirty(false);
      await eventuallyHolds(() => assert.deepEqual(draftsOnDisk(), []));
    }
  });

  it('brings the edits back on top of the record as it is now', async () => {
    const customer = await openFirstCustomer();
    const change = () => customer.sandbox.store.change(customer.stored.number, { phone: '0215551111' });
    const { page } = await restart(customer, { change });
    await eventuallyHolds(() => assert.equal(page.state.values.phone, '0215551111'));
    assert.deepEqual(page.state.edits, { name: TYPED });
    assert.match(page.notice, /newer copy|restored/);
  });

  it('is found when VS Code does not know of it: the tab is dirty, the page says from when, and it can be discarded', async () => {
    const { page } = await restart(await openFirstCustomer(), { named: false });
    await page.untilNotice(/An unsaved draft from .* was restored\. It is not in DealPOS yet/);
    assert.deepEqual(page.state.edits, { name: TYPED });
    await untilDirty(true);
    assert.ok(page.noticeActions.includes('discard'));
    page.press('discard');
    await untilDirty(false);
    assert.deepEqual(page.state.edits, {});
    await eventuallyHolds(() => assert.deepEqual(draftsOnDisk(), []));
  });

  it('can be undone after it was restored, and saved', async () => {
    const customer = await openFirstCustomer();
    const { page } = await restart(customer, { named: false });
    await untilDirty(true);
    await vscode.commands.executeCommand('undo');
    await untilDirty(false);
    assert.deepEqual(page.state.edits, {});
    await vscode.commands.executeCommand('redo');
    await vscode.commands.executeCommand('dealpos.saveCustomer');
    await untilDirty(false);
    assert.equal(customer.sandbox.store.at(customer.stored.number)?.name, TYPED);
  });

  it('does not keep the customer from opening when it is damaged', async () => {
    const customer = await openFirstCustomer();
    const { page } = await restart(customer, { change: (file) => fs.writeFileSync(file, 'damaged') });
    await page.untilNotice(/could not be decrypted, so they are lost/);
    assert.equal(page.state.values.name, customer.stored.name);
    assert.deepEqual(page.state.edits, {});
  });

  it('does not keep the customer from opening when it is gone', async () => {
    const { page } = await restart(await openFirstCustomer(), { change: (file) => fs.rmSync(file) });
    await page.untilNotice(/no unsaved draft of this customer any more/);
    assert.equal(page.state.phase, 'ready');
  });

  it('is too old after seven days, and says so', async () => {
    const customer = await openFirstCustomer();
    const { page } = await restart(customer, {
      change: async (file) => {
        const context = { key: await draftKeyOf(customer), accountId: customer.accountId, purpose: 'customerEditor' };
        fs.writeFileSync(file, encryptDraft(context, '{}', Date.now() - 8 * DAY_MS));
      },
    });
    await page.untilNotice(/older than 7 days/);
    assert.deepEqual(page.state.edits, {});
    assert.deepEqual(draftsOnDisk(), []);
  });

  it('cannot be read with the key of another account', async () => {
    const customer = await openFirstCustomer();
    const { page } = await restart(customer, {
      change: async (file) => {
        const context = { key: await draftKeyOf(customer), accountId: 'another', purpose: 'customerEditor' };
        fs.writeFileSync(file, encryptDraft(context, '{}', Date.now()));
      },
      named: false,
    });
    await page.untilNotice(/could not be decrypted/);
    assert.equal(customerTab().isDirty, false);
  });
});

describe('the draft of a new customer', () => {
  it('comes back into the next form for a new customer, where its own tab is lost', async () => {
    const { accountId } = await openFirstCustomer();
    await closeEditors();
    await vscode.commands.executeCommand('dealpos.createCustomer', accountId);
    const page = await eventually(() => editor.pages[1]);
    page.say({ type: 'ready' });
    await page.until('ready');
    page.type('name', TYPED);
    await untilDirty(true);
    await backUp(editor.provider, page.document);
    await crash(closeEditors);
    await vscode.commands.executeCommand('dealpos.createCustomer', accountId);
    const again = await eventually(() => editor.pages[2]);
    again.say({ type: 'ready' });
    await again.untilNotice(/An unsaved draft from .* was restored/);
    assert.deepEqual(again.state.edits, { name: TYPED });
    await untilDirty(true);
  });
});
