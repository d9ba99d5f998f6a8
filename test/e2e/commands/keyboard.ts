import assert from 'node:assert/strict';
import type { Journey } from '../../support/e2eJourney.ts';
import { tabTo } from '../../support/e2eTab.ts';
import { methods } from '../journey/shop.ts';
import { openByCode } from './openByCode.ts';
import { NAMESAKE, TYPIST } from './people.ts';

const TYPED_PHONE = '0215550077';
/** More than a context menu has items. */
const MOST_ITEMS = 60;

/** A way through the product without the mouse: palette, Tab, arrows and Enter only. */
export function keyboard(journey: Journey): void {
  journey.step('the keyboard alone opens a customer by code', async ({ workbench, page, sandbox }) => {
    sandbox.clearRequests();
    await openByCode({ workbench, page });
    assert.deepEqual(methods(sandbox), ['GET']);
  });

  journey.step('the keyboard alone edits and saves', async ({ workbench, page, sandbox }) => {
    sandbox.clearRequests();
    await tabTo(workbench, 'field-phone');
    // Not Ctrl+A: VS Code has the page select all once more, which may come after the first letter.
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+End');
    await page.keyboard.type(TYPED_PHONE);
    await workbench.expectDirty(TYPIST.code, true);
    await page.keyboard.press('ControlOrMeta+S');
    await workbench.expectDirty(TYPIST.code, false);
    assert.equal(sandbox.store.at(TYPIST.number)?.phone, TYPED_PHONE);
    assert.deepEqual(methods(sandbox), ['GET', 'PUT', 'GET']);
    await workbench.editor.locator('#field-phone:focus').waitFor();
  });

  journey.step('the keyboard alone suspends the customer in front', async ({ workbench, sandbox }) => {
    sandbox.clearRequests();
    await workbench.palette('DealPOS: Suspend Customer…');
    await workbench.toast(`${TYPIST.name} is suspended.`).waitFor();
    assert.equal(sandbox.store.at(TYPIST.number)?.status, 'Suspended');
    assert.deepEqual(sandbox.requests[0]?.body, { ID: TYPIST.id });
    await workbench.clearToasts();
  });

  journey.step('the keyboard alone takes a command from the context menu of a row', async (session) => {
    const { workbench, page } = session;
    await workbench.focusRows();
    await page.keyboard.press('Home');
    // Whoever was created last stands at the top until the list is read again.
    await workbench.focusedRow(NAMESAKE.name).waitFor();
    await page.keyboard.press('Shift+F10');
    await page.locator('.monaco-menu .action-item').filter({ hasText: 'Copy…' }).waitFor();
    const focused = page.locator('.monaco-menu .action-item.focused').filter({ hasText: 'Copy…' });
    for (let step = 0; step < MOST_ITEMS && !(await focused.isVisible()); step += 1) {
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await workbench.quickPickRow('Markdown').waitFor();
    await page.keyboard.type('Code');
    await workbench.focusedPick('Code').waitFor();
    await page.keyboard.press('Enter');
    await workbench.toast('Copied: Code').waitFor();
  });

  journey.step('the keyboard alone cancels a deletion', async ({ workbench, page, sandbox }) => {
    sandbox.clearRequests();
    await workbench.palette('DealPOS: Delete Customer…');
    await workbench.dialog.filter({ hasText: 'from DealPOS?' }).waitFor();
    await page.keyboard.press('Escape');
    await workbench.dialog.waitFor({ state: 'detached' });
    assert.deepEqual(methods(sandbox), []);
  });
}
