import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Notice, PageState } from '../../src/editor/protocol.ts';
import { CONFLICT, EDITED, FAILED, LOADING, READY, STRINGS } from '../support/pageFixtures.ts';
import type { WebviewPage } from '../support/webviewPage.ts';
import { WebviewLab } from '../support/webviewPage.ts';

let lab: WebviewLab;
before(async () => {
  lab = await WebviewLab.start();
});
after(() => lab.stop());

function withNotice(notice: Notice): PageState {
  return { ...READY, notice };
}

describe('notices', () => {
  test('an error is an alert, anything else a status', async () => {
    const webview = await lab.open({ state: FAILED });
    assert.match((await webview.page.getByRole('alert').textContent()) ?? '', /The customer could not be read/);
    await webview.show(withNotice({ severity: 'info', title: 'Saved.', details: [], actions: [] }));
    assert.equal(await webview.page.getByRole('alert').textContent(), '');
    assert.match((await webview.page.getByRole('status').allInnerTexts()).join(), /Saved\./);
  });

  test('its buttons ask the host for their action, and a vanished button hands the focus on', async () => {
    const webview = await lab.open({ state: CONFLICT });
    const actions = [{ action: 'retry', label: 'Try Again', primary: true }] as const;
    await webview.show(withNotice({ severity: 'error', title: 'Not read.', details: ['Why'], actions: [...actions] }));
    assert.ok(await webview.page.getByText('Why').isVisible());
    await webview.page.getByRole('button', { name: 'Try Again' }).click();
    assert.deepEqual(await webview.lastMessage(), { type: 'action', action: 'retry' });
    await webview.show(READY);
    assert.equal(await webview.focusedId(), 'heading');
  });

  test('it can be dismissed, by its own button where the host gives one', async () => {
    const webview = await lab.open({ state: EDITED });
    await webview.page.getByRole('button', { name: 'Dismiss' }).click();
    assert.deepEqual(await webview.lastMessage(), { type: 'action', action: 'dismissNotice' });
    const actions = [{ action: 'dismissNotice', label: 'OK', primary: true }] as const;
    await webview.show(withNotice({ severity: 'warning', title: 'Note.', details: [], actions: [...actions] }));
    assert.equal(await webview.page.getByRole('button', { name: 'Dismiss' }).count(), 0);
    assert.equal(await webview.page.getByRole('button', { name: 'OK' }).count(), 1);
  });
});

describe('phases', () => {
  test('while loading there is a way out and no form', async () => {
    const webview = await lab.open({ state: LOADING });
    assert.equal(await webview.page.getByRole('progressbar').count(), 1);
    assert.equal(await webview.page.locator('form').count(), 0);
    await webview.page.getByRole('button', { name: 'Cancel' }).click();
    assert.deepEqual(await webview.lastMessage(), { type: 'action', action: 'cancelLoad' });
  });

  test('a load that is slow says so after 3 s', async () => {
    const webview = await lab.open({ state: LOADING, fakeClock: true });
    const status = webview.page.locator('.loading');
    assert.equal(await status.innerText(), STRINGS.loading);
    await webview.page.clock.runFor(3000);
    assert.equal(await status.innerText(), STRINGS.slow);
    await webview.page.close();
  });

  test('reading again leaves the form in use; a way out is offered after 3 s', async () => {
    const webview = await lab.open({ state: { ...READY, reading: true }, fakeClock: true });
    assert.equal(await webview.page.getByRole('progressbar').count(), 1);
    assert.equal(await webview.page.locator('form').count(), 1);
    const cancel = webview.page.getByRole('button', { name: 'Cancel' });
    assert.equal(await cancel.count(), 0);
    await webview.page.clock.runFor(3000);
    await cancel.click();
    assert.deepEqual(await webview.lastMessage(), { type: 'action', action: 'cancelLoad' });
    await webview.page.close();
  });

  test('a failed load shows what happened with its actions, cannot be waved away, and has no form', async () => {
    const webview = await lab.open({ state: FAILED });
    assert.equal(await webview.page.locator('form').count(), 0);
    assert.equal(await webview.page.getByRole('button', { name: 'Dismiss' }).count(), 0);
    await webview.page.getByRole('button', { name: 'Try Again' }).click();
    assert.deepEqual(await webview.lastMessage(), { type: 'action', action: 'retry' });
    await webview.show(LOADING);
    await webview.show(READY);
    assert.equal(await webview.focusedId(), 'heading');
  });

  test('announcements go to a polite live region that was there before', async () => {
    const webview = await lab.open({ state: READY });
    const region = webview.page.locator('[aria-live=polite]');
    assert.equal(await region.textContent(), '');
    await webview.show({ ...READY, announcement: 'Saved.' });
    assert.equal(await region.textContent(), 'Saved.');
  });

  test('before the host has answered there is only a quiet skeleton', async () => {
    const webview = await lab.open();
    assert.equal(await webview.page.locator('#root').textContent(), '');
    assert.equal(await webview.page.locator('.skeleton').count(), 1);
  });
});

describe('the focus when VS Code takes it to the page itself', () => {
  /** What VS Code does after a save: the element loses the focus in one turn with the window, which then gets it back. */
  const refocus = (webview: WebviewPage, pauseMs?: number) =>
    webview.field('phone').evaluate(async (field, pause) => {
      field.focus();
      field.blur();
      if (pause !== undefined) await new Promise((resolve) => setTimeout(resolve, pause));
      window.dispatchEvent(new Event('blur'));
      window.dispatchEvent(new Event('focus'));
    }, pauseMs);

  test('comes back to the field that had it', async () => {
    const webview = await lab.open({ state: READY });
    await refocus(webview);
    assert.equal(await webview.focusedId(), 'field-phone');
  });

  test('does not come back to a field that the user had left', async () => {
    const webview = await lab.open({ state: READY });
    await refocus(webview, 0);
    assert.equal(await webview.page.evaluate(() => document.activeElement === document.body), true);
  });
});
