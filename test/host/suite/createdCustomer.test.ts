import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../../src/commands/ids.ts';
import { choose, enter } from '../../unit/commands/fakeStepWindow.ts';
import { listedRows, openSmallShop, run, runOpening, said, sentTo } from '../support/commandRun.ts';
import { untilDirty } from '../support/editorSpy.ts';
import { eventuallyHolds } from '../support/eventually.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';

const { tree } = extensionUnderTest();

/** Creates a customer with this name in the editor. */
async function create(name: string): Promise<void> {
  const page = await runOpening(COMMANDS.createCustomer);
  page.type('name', name);
  await untilDirty(true);
  await vscode.commands.executeCommand('dealpos.saveCustomer');
}

describe('a customer that was created', () => {
  it('is at the top of the list at once and counted, for no request more, and a deletion counts it off', async () => {
    const shop = await openSmallShop();
    await listedRows(shop);
    await create('Dewi Baru');
    await eventuallyHolds(async () => assert.equal((await tree.customers())[0]?.label, 'Dewi Baru'));
    assert.equal(tree.view.message, '4 customers');
    assert.deepEqual(sentTo(shop.sandbox).filter((request) => !request.includes('/Detail')).length, 1);
    const [created] = await tree.customers();
    await run(COMMANDS.deleteCustomer, [created?.node], ['Delete']);
    assert.equal(tree.view.message, '3 customers');
  });

  it('is not shown in a list whose filter it does not pass, and a message says so', async () => {
    const shop = await openSmallShop();
    await listedRows(shop);
    await run(COMMANDS.filterCustomers, [], [choose('Name'), enter('Ani')]);
    await create('Dewi Baru');
    await eventuallyHolds(() => assert.match(said().join('\n'), /Dewi Baru was created\. The list does not show it/));
    const labels = (await tree.customers()).map(({ label }) => label);
    assert.deepEqual(labels, ['Ani Wijaya']);
  });
});
