import * as assert from 'node:assert/strict';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { COMMANDS } from '../../../src/commands/ids.ts';
import { choose, enter } from '../../unit/commands/fakeStepWindow.ts';
import { listedRows, openSmallShop, run, said, sentTo } from '../support/commandRun.ts';
import { openTabs } from '../support/editorSpy.ts';
import { eventually } from '../support/eventually.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';
import { replaceMember } from '../support/replaceMember.ts';

const under = extensionUnderTest();
const { ui } = under;
const FIELD_NAMES = 'dealpos.api.fieldNames';

/** A vendor's file that calls the flag of VerifyMobile otherwise than we guess. */
const VENDOR_FILE = JSON.stringify({
  openapi: '3.0.3',
  info: { title: 'Invented DealPOS API', version: '9' },
  paths: {
    '/api/v3/Customer/VerifyMobile': {
      put: {
        requestBody: {
          content: {
            'application/json': {
              schema: { type: 'object', properties: { ID: { type: 'string' }, IsVerified: { type: 'boolean' } } },
            },
          },
        },
        responses: { '200': { description: 'Done' } },
      },
    },
  },
});

/** Lets the user choose files with these texts in the next file dialogs, and leave those after them. */
async function chooseFiles(...texts: readonly string[]): Promise<void> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'dealpos-api-'));
  const files = texts.map((_, index) => path.join(folder, `openapi-${index}.json`));
  await Promise.all(texts.map((text, index) => fs.writeFile(files[index] ?? '', text)));
  const restore = replaceMember(vscode.window, 'showOpenDialog', async () => {
    const file = files.shift();
    return file === undefined ? undefined : [vscode.Uri.file(file)];
  });
  under.defer(async () => {
    restore();
    await fs.rm(folder, { recursive: true });
  });
}

/** Waits for the page of the comparison, which VS Code opens when it likes. */
async function comparisonOpens(): Promise<void> {
  await eventually(() => vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes('API Description'));
}

describe(COMMANDS.checkApiDescription, () => {
  it('is silent when no file is chosen', async () => {
    await run(COMMANDS.checkApiDescription);
    assert.deepEqual(ui.messages, []);
    assert.equal(openTabs(), 0);
  });

  it('leaves what is loaded as it is when names change: no request, and a known status stays', async () => {
    await under.setting(FIELD_NAMES, {}); // put back after the test
    const shop = await openSmallShop();
    const [row] = await listedRows(shop);
    await run(COMMANDS.suspendCustomer, [row?.node]);
    shop.sandbox.clearRequests();
    await chooseFiles(VENDOR_FILE);
    await run(COMMANDS.checkApiDescription, [], ['Adopt Names', 'Adopt Names']);
    const [ani] = await under.tree.customers();
    assert.equal(ani?.item.contextValue, 'customer.suspended');
    assert.deepEqual(sentTo(shop.sandbox), []);
  });

  it('compares the file, stores its names when they are adopted, and the next call uses them', async () => {
    await under.setting(FIELD_NAMES, {}); // put back after the test
    const { sandbox, ani } = await openSmallShop({ dialects: ['verify-flag-isverified'] });
    await chooseFiles(VENDOR_FILE);
    await run(COMMANDS.checkApiDescription, [], ['Adopt Names', 'Adopt Names']);
    await comparisonOpens();
    assert.match(said()[0] ?? '', / operations are confirmed\. Names that can be adopted: 1\.$/);
    assert.match(said()[1] ?? '', /verifyMobileFlag: IsVerified instead of Verified/);
    assert.equal(said().at(-1), 'The names have been adopted.');
    assert.deepEqual(sentTo(sandbox), []);
    await run(COMMANDS.verifyCustomerMobile, [], [enter(ani.id), choose('Verified')]);
    assert.match(sentTo(sandbox).at(-1) ?? '', /"IsVerified":true/);
  });

  it('stores nothing unless the user adopts the names, and asks for another file where one is none', async () => {
    await chooseFiles('{"no": "description"}', VENDOR_FILE);
    await run(COMMANDS.checkApiDescription, [], ['Choose Another File', 'Close']);
    await comparisonOpens();
    assert.match(
      said()[0] ?? '',
      /^The file is not an OpenAPI description of version 3\.\n.*Nothing has been changed\.$/,
    );
    assert.equal(vscode.workspace.getConfiguration().inspect(FIELD_NAMES)?.globalValue, undefined);
  });
});
