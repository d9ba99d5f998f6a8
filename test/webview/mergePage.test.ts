import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { MergePageMessage, MergePageState } from '../../src/merge/protocol.ts';
import {
  CHOSEN,
  COMPARED,
  LOADING_MERGE,
  MERGE_PAGE,
  MERGED,
  MERGING,
  READ_ONLY_MERGE,
  SURPRISED,
  UNCONFIRMED,
  UNREAD,
} from '../support/mergePageFixtures.ts';
import type { WebviewPage } from '../support/webviewPage.ts';
import { WebviewLab } from '../support/webviewPage.ts';

let lab: WebviewLab<MergePageState, MergePageMessage>;
before(async () => {
  lab = await WebviewLab.startPage(MERGE_PAGE);
});
after(() => lab.stop());

type MergeView = WebviewPage<MergePageState, MergePageMessage>;
const radios = ({ page }: MergeView) => page.getByRole('radio');
const mergeButton = ({ page }: MergeView) => page.getByRole('button', { name: 'Merge…' });

describe('the comparison', () => {
  test('is a table with the customers as columns and every field as a row', async () => {
    const webview = await lab.open({ state: COMPARED });
    const table = webview.page.getByRole('table');
    assert.deepEqual(
      (await table.getByRole('columnheader').allInnerTexts()).map((text) => text.split('\n')[0]),
      ['Field', 'Budi Santoso', 'Budi S.', 'Boedi Santoso'],
    );
    const rows = COMPARED.groups.flatMap(({ rows: fields }) => fields.map(({ label }) => label));
    const headers = await table.locator('tbody:not(.survivor) th[scope=row] .row-label').allInnerTexts();
    assert.deepEqual(headers, rows);
    const address = table.getByRole('row').filter({ has: webview.page.getByText('Address', { exact: true }) });
    assert.deepEqual(await address.getByRole('cell').allInnerTexts(), [
      'Jl. Contoh 1\nJakarta',
      'No value',
      'No value',
    ]);
  });

  test('says of each field that differs that it differs, and tells no value from an unknown one', async () => {
    const webview = await lab.open({ state: COMPARED });
    const name = (label: string) => webview.page.getByRole('rowheader').filter({ hasText: new RegExp(`^${label}`) });
    assert.equal((await name('Email').innerText()).replace(/\s+/, ' '), 'Email differs');
    assert.equal(await name('Mobile').innerText(), 'Mobile');
    assert.equal(await webview.page.getByText('Not in DealPOS’s answer').count(), 2);
    assert.equal(await webview.page.getByText('8 of 10 fields differ.').count(), 1);
  });
});

describe('the choice', () => {
  test('is nobody’s at first, and there is no merge without it', async () => {
    const webview = await lab.open({ state: COMPARED });
    assert.deepEqual(await radios(webview).evaluateAll((all) => all.filter((radio) => radio.matches(':checked'))), []);
    assert.equal(await mergeButton(webview).getAttribute('aria-disabled'), 'true');
    await mergeButton(webview).click({ force: true });
    assert.deepEqual(await webview.messages(), []);
  });

  test('is told to the host, and shown once the host knows it', async () => {
    const webview = await lab.open({ state: COMPARED });
    await radios(webview).nth(1).click();
    assert.deepEqual(await webview.messages(), [{ type: 'choose', survivor: 1 }]);
    await webview.show({ ...CHOSEN, survivor: 1 });
    assert.equal(await radios(webview).nth(1).isChecked(), true);
  });

  test('names its customer to a screen reader', async () => {
    const webview = await lab.open({ state: COMPARED });
    const radio = webview.page.getByRole('radio', { name: 'Survives: MM-00007 Boedi Santoso' });
    assert.equal(await radio.count(), 1);
    assert.equal(await webview.page.getByRole('group', { name: 'Who survives?' }).count(), 1);
  });

  test('is said in words in a region that announces itself', async () => {
    const webview = await lab.open({ state: COMPARED });
    await webview.show(CHOSEN);
    assert.match((await webview.page.locator('.decision[aria-live=polite]').textContent()) ?? '', /folded into it/);
  });

  test('can be made and sent by keyboard alone', async () => {
    const webview = await lab.open({ state: COMPARED });
    await webview.page.locator('#close').focus();
    await webview.page.keyboard.press('Tab');
    assert.equal(
      await webview.page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
      'The customers side by side',
    );
    await webview.page.keyboard.press('Tab');
    await webview.page.keyboard.press('Space');
    await webview.show(CHOSEN);
    await webview.page.keyboard.press('ArrowDown');
    await webview.show({ ...CHOSEN, survivor: 1 });
    for (const _ of ['region', 'close', 'merge']) await webview.page.keyboard.press('Shift+Tab');
    await webview.page.keyboard.press('Enter');
    assert.deepEqual(await webview.messages(), [
      { type: 'choose', survivor: 0 },
      { type: 'choose', survivor: 1 },
      { type: 'merge', survivor: 1 },
    ]);
  });

  test('goes with the merge, so that the host can refuse another than its own', async () => {
    const webview = await lab.open({ state: { ...CHOSEN, survivor: 2 } });
    await mergeButton(webview).click();
    assert.deepEqual(await webview.messages(), [{ type: 'merge', survivor: 2 }]);
  });
});

describe('what stands in the way', () => {
  for (const [name, state] of [
    ['names that are not set', UNCONFIRMED],
    ['a read-only account', READ_ONLY_MERGE],
  ] as const) {
    test(`${name}: the reason is beside the button, which does nothing`, async () => {
      const webview = await lab.open({ state });
      await mergeButton(webview).click({ force: true });
      assert.deepEqual(await webview.messages(), []);
      const described = await mergeButton(webview).getAttribute('aria-describedby');
      assert.equal(await webview.page.locator(`#${described}`).textContent(), state.whyOff);
      assert.equal(await radios(webview).count(), 3);
    });
  }

  test('the page offers both ways to the names', async () => {
    const webview = await lab.open({ state: UNCONFIRMED });
    await webview.page.getByRole('button', { name: 'Check API Description…' }).click();
    await webview.page.getByRole('button', { name: 'Enter Names…' }).click();
    assert.deepEqual(await webview.messages(), [
      { type: 'action', action: 'checkApiDescription' },
      { type: 'action', action: 'enterNames' },
    ]);
  });

  test('customers that could not be read leave no table and no merge', async () => {
    const webview = await lab.open({ state: UNREAD });
    assert.match((await webview.page.getByRole('alert').textContent()) ?? '', /could be read/);
    assert.equal(await webview.page.getByRole('table').count(), 0);
    assert.equal(await mergeButton(webview).count(), 0);
    await webview.page.getByRole('button', { name: 'Try Again' }).click();
    assert.deepEqual(await webview.lastMessage(), { type: 'action', action: 'retry' });
  });
});

describe('phases', () => {
  test('while reading there is a way out and nothing to choose', async () => {
    const webview = await lab.open({ state: LOADING_MERGE });
    assert.equal(await webview.page.getByRole('progressbar').count(), 1);
    assert.equal(await radios(webview).count(), 0);
    await webview.page.getByRole('button', { name: 'Cancel' }).click();
    assert.deepEqual(await webview.lastMessage(), { type: 'action', action: 'close' });
  });

  test('while merging nothing can be pressed or chosen any more', async () => {
    const webview = await lab.open({ state: CHOSEN });
    await mergeButton(webview).focus();
    await webview.show(MERGING);
    assert.equal(await webview.focusedId(), 'merge');
    await webview.page.keyboard.press('Enter');
    assert.equal(await radios(webview).first().isDisabled(), true);
    assert.equal(await webview.page.getByRole('button', { name: 'Cancel' }).count(), 0);
    assert.deepEqual(await webview.messages(), []);
  });

  test('afterwards everybody’s fate is told, and the survivor can be opened', async () => {
    const webview = await lab.open({ state: MERGING });
    await webview.page.locator('#merge').focus();
    await webview.show(MERGED);
    assert.equal(await webview.focusedId(), 'close');
    assert.deepEqual(
      await webview.page.locator('.results dt').allInnerTexts(),
      CHOSEN.customers.map(({ label }) => label),
    );
    assert.equal(await radios(webview).count(), 0);
    await webview.page.getByRole('button', { name: 'Open Survivor' }).click();
    assert.deepEqual(await webview.lastMessage(), { type: 'action', action: 'openSurvivor' });
  });

  test('a surprising outcome is an alert, and brought into view', async () => {
    const webview = await lab.open({ state: MERGING, height: 300 });
    await webview.page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await webview.show(SURPRISED);
    assert.match((await webview.page.getByRole('alert').textContent()) ?? '', /Check this now/);
    assert.ok(
      (await webview.page
        .getByRole('alert')
        .boundingBox()
        .then((box) => box?.y ?? -1)) >= 0,
    );
  });
});
