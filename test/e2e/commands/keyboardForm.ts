import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Journey } from '../../support/e2eJourney.ts';
import { tabTo } from '../../support/e2eTab.ts';
import { methods } from '../journey/shop.ts';
import { openByCode } from './openByCode.ts';
import { TYPIST } from './people.ts';

const NEW_NAME = 'Kanaria Tanpa Tetikus';
const MINE = '0215550088';
const THEIRS = '0215550099';

/** Through error, correction, save, conflict, decision and save again without the mouse. */
export function keyboardForm(journey: Journey): void {
  journey.step('the keyboard alone comes from a refused save to the field and mends it', async (session) => {
    const { workbench, page, sandbox } = session;
    await openByCode(session);
    sandbox.clearRequests();
    await tabTo(workbench, 'field-name');
    await selectLine(page);
    await page.keyboard.press('Delete');
    await workbench.expectDirty(TYPIST.code, true);
    await page.keyboard.press('ControlOrMeta+S');
    await workbench.editor.locator('.summary:focus').waitFor();
    assert.deepEqual(methods(sandbox), []);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await workbench.editor.locator('#field-name:focus').waitFor();
    await page.keyboard.type(NEW_NAME);
    await workbench.expectField('name', NEW_NAME);
    await page.keyboard.press('ControlOrMeta+S');
    await workbench.expectDirty(TYPIST.code, false);
    assert.equal(sandbox.store.at(TYPIST.number)?.name, NEW_NAME);
    assert.deepEqual(methods(sandbox), ['GET', 'PUT', 'GET']);
  });

  journey.step('the keyboard alone decides a conflict, and only then something is sent', async (session) => {
    const { workbench, page, sandbox } = session;
    sandbox.store.change(TYPIST.number, { phone: THEIRS });
    await tabTo(workbench, 'field-phone');
    await selectLine(page);
    await page.keyboard.type(MINE);
    await workbench.expectDirty(TYPIST.code, true);
    sandbox.clearRequests();
    await page.keyboard.press('ControlOrMeta+S');
    await workbench.editor.locator('#first-conflict:focus').waitFor();
    assert.deepEqual(methods(sandbox), ['GET']);
    await page.keyboard.press('Enter');
    await workbench.editor.locator('#save:focus').waitFor();
    await page.keyboard.press('Enter');
    await workbench.expectDirty(TYPIST.code, false);
    assert.equal(sandbox.store.at(TYPIST.number)?.phone, MINE);
    assert.deepEqual(methods(sandbox), ['GET', 'GET', 'PUT', 'GET']);
  });
}

/** Not Ctrl+A: VS Code has the page select all once more, which may come after the first letter. */
async function selectLine(page: Page): Promise<void> {
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
}
