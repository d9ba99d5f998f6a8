import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { PageState } from '../../src/editor/protocol.ts';
import { LOADING, READ_ONLY, READY, SAVING } from '../support/pageFixtures.ts';
import type { WebviewPage } from '../support/webviewPage.ts';
import { WebviewLab } from '../support/webviewPage.ts';

let lab: WebviewLab;
before(async () => {
  lab = await WebviewLab.start();
});
after(() => lab.stop());

const shown = ({ page }: WebviewPage) => page.locator('.tools > li > button').allInnerTexts();
const more = ({ page }: WebviewPage) => page.getByRole('button', { name: 'More Actions' });
const items = ({ page }: WebviewPage) => page.locator('.menu-item');

async function focusedText({ page }: WebviewPage): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.textContent ?? undefined);
}

describe('the toolbar', () => {
  test('asks the host for an action by its name alone', async () => {
    const webview = await lab.open({ state: READY });
    await webview.page.getByRole('button', { name: 'Suspend' }).click();
    assert.deepEqual(await webview.lastMessage(), { type: 'action', action: 'suspend' });
  });

  test('shows the most used actions where there is room, else all of them in its menu', async () => {
    const wide = await lab.open({ state: READY, width: 900 });
    assert.deepEqual(await shown(wide), ['Refresh', 'Suspend', 'Copy…', 'History']);
    assert.equal(await items(wide).count(), 5);
    const narrow = await lab.open({ state: READY, width: 320 });
    assert.deepEqual(await shown(narrow), []);
    assert.equal(await items(narrow).count(), 9);
    await narrow.page.setViewportSize({ width: 900, height: 800 });
    await narrow.page.getByRole('button', { name: 'Refresh' }).waitFor();
    assert.equal(await items(narrow).count(), 5);
  });

  test('is not there without a customer', async () => {
    const webview = await lab.open({ state: LOADING });
    assert.equal(await webview.page.locator('.tools').count(), 0);
  });

  test('keeps what cannot be used in its place, with the reason, and does not send it', async () => {
    const webview = await lab.open({ state: READ_ONLY });
    const suspend = webview.page.getByRole('button', { name: 'Suspend' });
    assert.equal(await suspend.getAttribute('aria-disabled'), 'true');
    assert.equal(await suspend.getAttribute('title'), 'This account is read-only.');
    await suspend.click({ force: true });
    await more(webview).click();
    const merge = items(webview).filter({ hasText: 'Merge' });
    // Told once for all the neighbours that it holds for.
    const reason = webview.page.locator('.menu-reason');
    assert.deepEqual(await reason.allInnerTexts(), ['This account is read-only.']);
    assert.equal(await merge.getAttribute('aria-describedby'), await reason.getAttribute('id'));
    await merge.click({ force: true });
    assert.deepEqual(await webview.messages(), []);
    await webview.page.getByRole('button', { name: 'Copy…' }).click();
    assert.deepEqual(await webview.lastMessage(), { type: 'action', action: 'copy' });
  });

  test('can do nothing while a save is under way', async () => {
    const webview = await lab.open({ state: SAVING });
    for (const tool of await webview.page.locator('.tools > li > button, .menu-item').all()) {
      assert.equal(await tool.getAttribute('aria-disabled'), 'true');
    }
  });
});

describe('its menu', () => {
  test('is closed until it is asked for, and says so', async () => {
    const webview = await lab.open({ state: READY });
    assert.equal(await more(webview).getAttribute('aria-expanded'), 'false');
    assert.equal(await items(webview).first().isVisible(), false);
    await more(webview).click();
    assert.equal(await more(webview).getAttribute('aria-expanded'), 'true');
    assert.equal(await items(webview).first().isVisible(), true);
    assert.equal(
      await more(webview).getAttribute('aria-controls'),
      await webview.page.locator('.menu ul').getAttribute('id'),
    );
  });

  test('works by keyboard alone: opened, walked through, used; the focus comes back', async () => {
    const webview = await lab.open({ state: READY });
    const { keyboard } = webview.page;
    await more(webview).focus();
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    assert.equal(await focusedText(webview), 'Verify Mobile…');
    await keyboard.press('ArrowUp');
    assert.equal(await focusedText(webview), 'Delete…');
    await keyboard.press('Home');
    await keyboard.press('Tab');
    assert.equal(await focusedText(webview), 'Verify Email…');
    await keyboard.press('Enter');
    assert.deepEqual(await webview.lastMessage(), { type: 'action', action: 'verifyEmail' });
    assert.equal(await focusedText(webview), 'More Actions');
    assert.equal(await more(webview).getAttribute('aria-expanded'), 'false');
  });

  test('closes at Escape and gives the focus back', async () => {
    const webview = await lab.open({ state: READY });
    await more(webview).click();
    await webview.page.keyboard.press('End');
    await webview.page.keyboard.press('Escape');
    assert.equal(await more(webview).getAttribute('aria-expanded'), 'false');
    assert.equal(await focusedText(webview), 'More Actions');
  });

  test('closes when the focus or the pointer goes elsewhere', async () => {
    const webview = await lab.open({ state: READY });
    await more(webview).click();
    await webview.field('name').focus();
    assert.equal(await more(webview).getAttribute('aria-expanded'), 'false');
    await more(webview).click();
    await webview.page.locator('h1').click();
    assert.equal(await more(webview).getAttribute('aria-expanded'), 'false');
  });

  test('stays inside the page at 320 px', async () => {
    const state: PageState = { ...READ_ONLY };
    const webview = await lab.open({ state, width: 320 });
    await more(webview).click();
    assert.equal(await webview.page.evaluate(() => document.documentElement.scrollWidth), 320);
  });
});
