import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, eventuallyHolds } from '../support/eventually.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';
import { addShop, callsAt, openSandbox, openShop } from '../support/shop.ts';
import { watchStatusBar, watchWaits } from '../support/waitSpy.ts';

const under = extensionUnderTest();
const { editor, tree, ui } = under;

/** A shop whose first list takes all but so many requests of its window. */
function narrowShop(left: number, windowSeconds = 180) {
  return openShop({ rateLimit: { limit: 2 + left, windowSeconds } });
}

describe('the status bar', () => {
  it('shows an only account by its name and access mode, and names the requests once few are left', async () => {
    const [items, sandbox] = [watchStatusBar(), await openSandbox({ rateLimit: { limit: 4, windowSeconds: 180 } })];
    await addShop(sandbox, 'Toko', 'Read-only');
    await eventually(() => items[0]?.text === '$(lock) Toko');
    await tree.customers();
    assert.deepEqual(callsAt(sandbox), ['listCustomerWithTotalCount']);
    await eventuallyHolds(() => {
      const tooltip = /^Toko\n.*\nAccess: Read-only\n2 of 4 requests left; all of them again at /;
      assert.match(String(items[0]?.tooltip), tooltip);
      assert.match(items[0]?.accessibilityInformation?.label ?? '', /^DealPOS account Toko\. .*2 of 4 requests left/);
    });
    assert.equal(items[0]?.text, '$(lock) Toko');
    await vscode.commands.executeCommand('dealpos.refresh');
    await eventually(() => items[0]?.text === '$(lock) Toko 1/4');
    assert.equal(items.length, 1);
  });

  it('has an item for each of several accounts that was used', async () => {
    const items = watchStatusBar();
    const sandbox = await openSandbox();
    await addShop(sandbox, 'Timur');
    await addShop(sandbox, 'Barat');
    const [, barat] = await tree.rows();
    await tree.rows(barat?.node);
    await eventually(() => items.at(-1)?.text === '$(organization) Barat');
  });
});

describe('a wait for the request budget', () => {
  it('names its reason while a customer is read, and ends with the window', async () => {
    const waits = watchWaits();
    const items = watchStatusBar();
    await narrowShop(0, 5);
    const page = await editor.open((await tree.customer(0)).node);
    await eventually(() => waits.length === 1);
    assert.match(waits[0]?.said.at(-1) ?? '', /^DealPOS allows 2 requests in 5 seconds; continuing in [3-6] s$/);
    assert.equal(waits[0]?.cancellable, true);
    await eventually(() => /^\$\(watch\) Toko \d s$/.test(items[0]?.text ?? ''));
    await page.until('ready');
    await eventually(() => waits[0]?.isOpen === false);
    assert.equal(waits.length, 1);
  });

  it('can be cancelled while a customer is read, who can then be read again', async () => {
    const waits = watchWaits();
    const { sandbox } = await narrowShop(0);
    const page = await editor.open((await tree.customer(0)).node);
    const wait = await eventually(() => waits[0]);
    assert.match(wait.said.at(-1) ?? '', /^DealPOS allows 2 requests in 3 minutes; continuing in /);
    wait.cancel();
    await page.until('failed');
    assert.match(page.notice, /Cancelled\./);
    assert.ok(page.noticeActions.includes('retry'));
    assert.deepEqual(callsAt(sandbox), ['listCustomerWithTotalCount']);
    assert.equal(wait.isOpen, false);
  });

  it('can be cancelled while the list goes on, which keeps its rows and the way on', async () => {
    await under.setting('dealpos.pageSize', 20);
    const waits = watchWaits();
    const { sandbox } = await narrowShop(0);
    assert.equal((await tree.customers()).length, 20);
    assert.deepEqual(callsAt(sandbox), ['listCustomerWithTotalCount']);
    const more = vscode.commands.executeCommand('dealpos.loadMore');
    (await eventually(() => waits[0])).cancel();
    await more;
    const rows = await tree.rows();
    assert.deepEqual([rows.length, rows.at(-1)?.item.contextValue], [21, 'loadMore']);
    await eventuallyHolds(() => assert.match(tree.view.message ?? '', /20 of 60 customers · Cancelled\./));
  });

  it('can be cancelled while a command acts, silently and with nothing sent', async () => {
    const waits = watchWaits();
    const { sandbox } = await narrowShop(0);
    const { node } = await tree.customer(0);
    const acting = vscode.commands.executeCommand('dealpos.suspendCustomer', node);
    (await eventually(() => waits[0])).cancel();
    await acting;
    assert.deepEqual(callsAt(sandbox), ['listCustomerWithTotalCount']);
    assert.deepEqual(ui.shown('error'), []);
  });

  it('says so where DealPOS asked for it', async () => {
    const waits = watchWaits();
    const { sandbox } = await openShop();
    const { node } = await tree.customer(0);
    sandbox.setFault('429-seconds:60*1');
    await editor.open(node);
    const wait = await eventually(() => waits[0]);
    assert.match(wait.said.at(-1) ?? '', /^DealPOS asked for a pause; continuing in (1 min|5\d s)$/);
    wait.cancel();
  });
});
