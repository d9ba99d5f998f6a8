import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { encryptDraft } from '../../../src/accounts/draftCipher.ts';
import { serialiseDraft } from '../../../src/customers/draftBackup.ts';
import { closeEditors, customerTab, untilDirty } from '../support/editorSpy.ts';
import { eventually, eventuallyHolds } from '../support/eventually.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';
import type { OpenCustomer } from '../support/openCustomer.ts';
import { openFirstCustomer } from '../support/openCustomer.ts';

const under = extensionUnderTest();
const { editor } = under;

const DAY_MS = 24 * 60 * 60 * 1000;
const TYPED = 'Rahasia Sekali';

/** A place for a backup that goes away after the test. */
async function backupFile(): Promise<vscode.Uri> {
  const { globalStorageUri } = under.context;
  const file = vscode.Uri.joinPath(globalStorageUri, 'test-backup');
  await vscode.workspace.fs.createDirectory(globalStorageUri);
  under.defer(() => vscode.workspace.fs.delete(file).then(undefined, () => undefined));
  return file;
}

async function readText(file: vscode.Uri): Promise<string> {
  return Buffer.from(await vscode.workspace.fs.readFile(file)).toString('latin1');
}

/** Backs an edit up as VS Code does, then closes the editor and opens it again with that backup, as after a restart. */
async function restart(customer: OpenCustomer, change: (file: vscode.Uri) => Promise<void>) {
  const file = await backupFile();
  const { page, row } = customer;
  page.type('name', TYPED);
  const source = new vscode.CancellationTokenSource();
  const backup = await editor.provider.backupCustomDocument(page.document, { destination: file }, source.token);
  await change(file);
  await closeEditors();
  editor.nextBackupId = backup.id;
  return { file, page: await editor.openReady(row.node) };
}

async function draftKeyOf({ accountId }: OpenCustomer): Promise<Buffer> {
  const key = await under.context.secrets.get(`dealpos.draftKey.${accountId}`);
  return Buffer.from(key ?? '', 'base64');
}

describe('the backup of unsaved edits', () => {
  it('is asked for by VS Code, is encrypted on disk, follows what is typed and is deleted after the save', async () => {
    const { page, stored } = await openFirstCustomer();
    page.keystroke('name', 'Rahasia');
    const file = await eventually(() => editor.backups[0]);
    const first = await eventually(() => readText(file));
    for (const secret of ['Rahasia', stored.name, stored.code, stored.email, stored.mobile]) {
      if (secret) assert.ok(!first.includes(secret));
    }
    page.keystroke('name', TYPED, true);
    await eventually(async () => (await readText(file)) !== first);
    assert.ok(!(await readText(file)).includes(TYPED));
    await vscode.commands.executeCommand('dealpos.saveCustomer');
    await untilDirty(false);
    await eventuallyHolds(() => assert.rejects(readText(file)));
  });

  it('brings the edits back on top of the record as it is now', async () => {
    const customer = await openFirstCustomer();
    const { page } = await restart(customer, async () => {
      customer.sandbox.store.change(customer.stored.number, { phone: '0215551111' });
    });
    await eventuallyHolds(() => assert.equal(page.state.values.phone, '0215551111'));
    assert.deepEqual(page.state.edits, { name: TYPED });
    assert.match(page.notice, /newer copy|restored/);
  });

  it('says that the edits were restored and are not in DealPOS yet', async () => {
    const { page } = await restart(await openFirstCustomer(), async () => undefined);
    await page.untilNotice(/Your unsaved edits were restored\. They are not in DealPOS yet/);
    assert.deepEqual(page.state.edits, { name: TYPED });
  });

  it('does not keep the customer from opening when it is damaged', async () => {
    const customer = await openFirstCustomer();
    const { page } = await restart(customer, (file) =>
      Promise.resolve(vscode.workspace.fs.writeFile(file, Buffer.from('damaged'))),
    );
    await page.untilNotice(/could not be decrypted, so they are lost/);
    assert.equal(page.state.values.name, customer.stored.name);
    assert.deepEqual(page.state.edits, {});
  });

  it('does not keep the customer from opening when it is gone', async () => {
    const { page } = await restart(await openFirstCustomer(), (file) =>
      Promise.resolve(vscode.workspace.fs.delete(file)),
    );
    await page.untilNotice(/could not be decrypted/);
    assert.equal(page.state.phase, 'ready');
  });

  it('is too old after seven days, and says so', async () => {
    const customer = await openFirstCustomer();
    const { page } = await restart(customer, async (file) => {
      const context = { key: await draftKeyOf(customer), accountId: customer.accountId, purpose: 'customerEditor' };
      const draft = { conflicts: {}, base: { name: customer.stored.name, unknownFields: {} }, edits: { name: TYPED } };
      const sealed = encryptDraft(context, serialiseDraft(draft), Date.now() - 8 * DAY_MS);
      await vscode.workspace.fs.writeFile(file, sealed);
    });
    await page.untilNotice(/older than 7 days/);
    assert.deepEqual(page.state.edits, {});
  });

  it('cannot be read with the key of another account', async () => {
    const customer = await openFirstCustomer();
    const { page } = await restart(customer, async (file) => {
      const context = { key: await draftKeyOf(customer), accountId: 'another', purpose: 'customerEditor' };
      const draft = { conflicts: {}, base: { unknownFields: {} }, edits: { name: TYPED } };
      await vscode.workspace.fs.writeFile(file, encryptDraft(context, serialiseDraft(draft), Date.now()));
    });
    await page.untilNotice(/could not be decrypted/);
    assert.equal(customerTab().isDirty, false);
  });
});
