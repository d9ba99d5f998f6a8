import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { HistoryPageMessage, HistoryPageState } from '../../src/history/protocol.ts';
import {
  ACCOUNT_GONE,
  EMPTY_HISTORY,
  entryId,
  FILTERED,
  HISTORY,
  HISTORY_PAGE,
  LOADING_HISTORY,
  NOTHING_FITS,
  ONE_CUSTOMER,
  UNREADABLE_HISTORY,
} from '../support/historyPageFixtures.ts';
import { WebviewLab } from '../support/webviewPage.ts';

let lab: WebviewLab<HistoryPageState, HistoryPageMessage>;
before(async () => {
  lab = await WebviewLab.startPage(HISTORY_PAGE);
});
after(() => lab.stop());

describe('the list', () => {
  test('has a heading for each day and each change, and a table of what changed', async () => {
    const { page } = await lab.open({ state: HISTORY });
    assert.deepEqual(
      await page.getByRole('heading', { level: 2 }).allInnerTexts(),
      HISTORY.days.map(({ label }) => label),
    );
    assert.equal(await page.getByRole('heading', { level: 3 }).count(), 4);
    const table = page.getByRole('table', { name: 'Changed: MM-00001 Budi Santoso' }).first();
    assert.deepEqual(await table.getByRole('columnheader').allInnerTexts(), ['Field', 'Before', 'After']);
    const row = (name: string) => table.getByRole('row').filter({ hasText: name }).getByRole('cell').allInnerTexts();
    assert.deepEqual(await row('Address'), ['Jl. Contoh 1\nJakarta', 'No value']);
    assert.deepEqual(await row('Group'), ['Not known', 'Gold']);
  });

  test('names the change to a screen reader on each of its buttons', async () => {
    const { page } = await lab.open({ state: HISTORY });
    const undo = page.getByRole('button', { name: 'Undo This Change' });
    const ids = ((await undo.getAttribute('aria-describedby')) ?? '').split(' ');
    const texts = await Promise.all(ids.map((id) => page.locator(`[id="${id}"]`).textContent()));
    assert.match(texts.join(' '), /MM-00001 Budi Santoso.*not known before: Group/);
  });

  test('a change that cannot be undone says why, and has no button for it', async () => {
    const { page } = await lab.open({ state: HISTORY });
    const deleted = page.getByRole('article').filter({ hasText: 'MM-00003 Citra' });
    assert.match(await deleted.innerText(), /no way back from a deletion/);
    assert.equal(await deleted.getByRole('button').count(), 0);
  });

  test('undo and open name their entry and nothing else', async () => {
    const webview = await lab.open({ state: HISTORY });
    await webview.page.getByRole('button', { name: 'Undo This Change' }).click();
    await webview.page.getByRole('button', { name: 'Unsuspend…' }).click();
    await webview.page.getByRole('button', { name: 'Open Customer' }).first().click();
    assert.deepEqual(await webview.messages(), [
      { type: 'undo', entry: entryId(1) },
      { type: 'undo', entry: entryId(2) },
      { type: 'open', entry: entryId(1) },
    ]);
  });

  test('more is shown on request', async () => {
    const webview = await lab.open({ state: FILTERED });
    await webview.page.getByRole('button', { name: 'Show More (149)' }).click();
    assert.deepEqual(await webview.messages(), [{ type: 'action', action: 'more' }]);
  });
});

describe('the filter', () => {
  test('is typed and chosen by keyboard alone, and tells the host at each step', async () => {
    const webview = await lab.open({ state: HISTORY });
    await webview.page.getByLabel('Search customers and values').focus();
    await webview.page.keyboard.type('an');
    await webview.page.keyboard.press('Tab');
    await webview.page.keyboard.press('ArrowDown');
    await webview.page.keyboard.press('Tab');
    await webview.page.keyboard.press('ArrowDown');
    assert.deepEqual(await webview.messages(), [
      { type: 'filter', filter: { text: 'a', kind: '', outcome: '' } },
      { type: 'filter', filter: { text: 'an', kind: '', outcome: '' } },
      { type: 'filter', filter: { text: 'an', kind: 'update', outcome: '' } },
      { type: 'filter', filter: { text: 'an', kind: 'update', outcome: 'done' } },
    ]);
  });

  test('a late answer of the host does not take letters back', async () => {
    const webview = await lab.open({ state: HISTORY });
    const search = webview.page.getByLabel('Search customers and values');
    await search.fill('budi');
    await webview.show({ ...HISTORY, filter: { text: 'b', kind: '', outcome: '' } });
    assert.equal(await search.inputValue(), 'budi');
  });

  test('a page that was made anew shows what the host still knows', async () => {
    const { page } = await lab.open({ state: FILTERED });
    assert.equal(await page.getByLabel('Search customers and values').inputValue(), 'budi');
    assert.equal(await page.getByLabel('Kind of change').inputValue(), 'update');
  });

  test('is cleared by one button, which keeps the focus and then does nothing more', async () => {
    const webview = await lab.open({ state: NOTHING_FITS });
    await webview.page.getByRole('button', { name: 'Clear Filter' }).focus();
    await webview.page.keyboard.press('Enter');
    await webview.page.keyboard.press('Enter');
    assert.deepEqual(await webview.messages(), [{ type: 'filter', filter: { text: '', kind: '', outcome: '' } }]);
    assert.equal(await webview.focusedId(), 'filter-clear');
  });

  test('how many fit is said to a screen reader', async () => {
    const webview = await lab.open({ state: HISTORY });
    await webview.show(FILTERED);
    const said = webview.page.getByRole('status').filter({ hasText: 'Changes: 150 of 151' });
    assert.equal(await said.count(), 1);
  });
});

describe('the whole history', () => {
  test('can be exported, deleted and shown for the account', async () => {
    const webview = await lab.open({ state: ONE_CUSTOMER });
    for (const name of ['Export as CSV…', 'Export as JSON…', 'Delete Local History…', 'Show All Customers', 'Close']) {
      await webview.page.getByRole('button', { name }).click();
    }
    assert.deepEqual(
      (await webview.messages()).map((message) => message.type === 'action' && message.action),
      ['exportCsv', 'exportJson', 'wipe', 'showAll', 'close'],
    );
  });

  test('where there is nothing, nothing can be exported or deleted, and the page says why it is empty', async () => {
    const webview = await lab.open({ state: EMPTY_HISTORY });
    assert.match(await webview.page.locator('main').innerText(), /Nothing was changed in this account/);
    for (const name of ['Export as CSV…', 'Export as JSON…', 'Delete Local History…']) {
      await webview.page.getByRole('button', { name }).click({ force: true });
    }
    assert.deepEqual(await webview.messages(), []);
  });

  test('while reading, nothing is claimed', async () => {
    const { page } = await lab.open({ state: LOADING_HISTORY });
    assert.equal(await page.getByRole('progressbar').count(), 1);
    assert.equal(await page.getByRole('article').count(), 0);
    assert.equal(await page.getByLabel('Search customers and values').count(), 0);
  });

  test('what cannot be read, and an account that is gone, each have a way on', async () => {
    const webview = await lab.open({ state: UNREADABLE_HISTORY });
    await webview.page.getByRole('alert').getByRole('button', { name: 'Try Again' }).click();
    await webview.show(ACCOUNT_GONE);
    await webview.page.getByRole('alert').getByRole('button', { name: 'Close' }).click();
    assert.deepEqual(await webview.messages(), [
      { type: 'action', action: 'retry' },
      { type: 'action', action: 'close' },
    ]);
  });
});
