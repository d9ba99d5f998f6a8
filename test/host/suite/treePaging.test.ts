import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, eventuallyHolds } from '../support/eventually.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';
import { callsAt, openShop } from '../support/shop.ts';

const under = extensionUnderTest();
const { tree } = under;

function loadMore(): Thenable<unknown> {
  return vscode.commands.executeCommand('dealpos.loadMore');
}

/** Loads to the end; how many rows there are after each page. */
async function countsToTheEnd(most: number): Promise<number[]> {
  const counts = [(await tree.customers()).length];
  while (counts.length < most && (await tree.rows()).at(-1)?.item.contextValue === 'loadMore') {
    await loadMore();
    counts.push((await tree.customers()).length);
  }
  return counts;
}

describe('paging', () => {
  it('appends a page for one request, tells how many of how many, and focuses the first new row', async () => {
    const { sandbox } = await openShop({ customers: 250 });
    const last = (await tree.rows()).at(-1);
    assert.equal(last?.label, 'Load more (100 of 250)');
    assert.equal(last?.item.command?.command, 'dealpos.loadMore');
    assert.deepEqual(last?.item.command?.arguments, [last?.node]);
    sandbox.clearRequests();
    await vscode.commands.executeCommand('dealpos.loadMore', last?.node);
    assert.deepEqual(callsAt(sandbox), ['listCustomerWithTotalCount']);
    const rows = await tree.customers();
    assert.equal(rows.length, 200);
    await eventuallyHolds(() => assert.equal(tree.view.message, '200 of 250 customers'));
    assert.deepEqual(tree.revealed.at(-1), rows[100]?.node);
    assert.equal((await tree.rows()).at(-1)?.label, 'Load more (200 of 250)');
  });

  it('ends without a row to load more, and then loads nothing', async () => {
    await under.setting('dealpos.pageSize', 30);
    const { sandbox } = await openShop({ customers: 60 });
    assert.deepEqual(await countsToTheEnd(5), [30, 60]);
    sandbox.clearRequests();
    await loadMore();
    assert.deepEqual(callsAt(sandbox), []);
  });

  it('drops a customer that moved onto the next page, and skips none', async () => {
    await under.setting('dealpos.pageSize', 20);
    const { sandbox } = await openShop({ customers: 50 });
    await tree.rows();
    sandbox.store.add({ name: '000 Baru', code: 'ZZ-1' }, '2026-01-01');
    assert.deepEqual(await countsToTheEnd(6), [20, 39, 50]);
    const ids = (await tree.customers()).map(({ item }) => item.id);
    assert.equal(new Set(ids).size, 50);
  });

  const clamps: readonly [string, number, number, readonly number[]][] = [
    ['page-clamp-20', 100, 50, [20, 40, 50]],
    ['page-clamp-100', 500, 250, [100, 200, 250]],
    ['page-clamp-500', 500, 600, [500, 600]],
  ];
  for (const [dialect, pageSize, customers, counts] of clamps) {
    it(`does not take a page that the server cut short for the last (${dialect}, ${pageSize} asked for)`, async () => {
      await under.setting('dealpos.pageSize', pageSize);
      const { sandbox } = await openShop({ customers, dialects: [dialect] });
      assert.deepEqual(await countsToTheEnd(6), counts);
      assert.equal(callsAt(sandbox).length, counts.length);
    });
  }

  it('does not stop at a cut page either where the server tells no total', async () => {
    await under.setting('dealpos.pageSize', 500);
    await openShop({ customers: 250, dialects: ['page-clamp-100', 'total-bare-array'] });
    const counts = await countsToTheEnd(6);
    assert.deepEqual(counts.slice(0, 3), [100, 200, 250]);
  });

  it('falls back to the plain list where the tenant refuses totals, and asks for them no more', async () => {
    await under.setting('dealpos.pageSize', 20);
    const { sandbox } = await openShop({ customers: 50, dialects: ['total-refused-403'] });
    assert.equal((await tree.rows()).at(-1)?.label, 'Load more (20 loaded)');
    assert.deepEqual(callsAt(sandbox), ['listCustomerWithTotalCount', 'listCustomers']);
    await loadMore();
    assert.deepEqual(callsAt(sandbox).slice(2), ['listCustomers']);
    await eventuallyHolds(() => assert.equal(tree.view.message, '40 customers loaded, more to come'));
  });

  it('keeps the rows and the way on when the next page fails', async () => {
    await under.setting('dealpos.pageSize', 20);
    const { sandbox } = await openShop({ customers: 50 });
    await tree.rows();
    sandbox.setFault('status-500');
    await loadMore();
    assert.equal((await tree.customers()).length, 20);
    await eventuallyHolds(() =>
      assert.match(tree.view.message ?? '', /20 of 50 customers · DealPOS itself failed \(status 500\)\. Try again/),
    );
    sandbox.setFault();
    await loadMore();
    assert.equal((await tree.customers()).length, 40);
  });

  it('starts over with another page size, when the setting says so', async () => {
    const { sandbox } = await openShop({ customers: 50 });
    assert.equal((await tree.customers()).length, 50);
    sandbox.clearRequests();
    await under.setting('dealpos.pageSize', 10);
    await eventually(async () => (await tree.customers()).length === 10);
    assert.deepEqual(callsAt(sandbox), ['listCustomerWithTotalCount']);
    assert.match(sandbox.requests[0]?.query ?? '', /PageSize=10/);
  });
});
