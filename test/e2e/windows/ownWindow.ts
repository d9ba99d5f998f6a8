import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { draftsOf, inDraft } from '../../support/e2eDrafts.ts';
import type { Journey } from '../../support/e2eJourney.ts';
import type { E2eSession } from '../../support/e2eSession.ts';
import { typeAtEnd } from '../../support/e2eTyping.ts';
import { eventually } from '../../support/e2eWait.ts';
import { countBackupNotes } from '../../support/e2eWindowState.ts';
import { Workbench } from '../../support/workbench.ts';
import { CANARY, ENTERED } from '../journey/canaries.ts';
import { ADI } from '../journey/people.ts';
import { methods } from '../journey/shop.ts';

const SAVED = CANARY.address + ENTERED.address + ENTERED.moreAddress;
const MOVED = SAVED + ENTERED.beforeMove + ENTERED.atMove;
/** The address of the customer in the end, with edits that are not saved. */
export const HOME_AGAIN = MOVED + ENTERED.inOwnWindow + ENTERED.afterMove;

/** A tab with unsaved edits on its way into a window of its own ("Move Editor into New Window") and back. */
export function ownWindow(journey: Journey): void {
  let own: Workbench;

  journey.step('a tab moves into a window of its own with every key that was shown', async (session) => {
    const { workbench, sandbox } = session;
    await workbench.rows(ADI.code).dblclick();
    await workbench.expectField('address', SAVED);
    sandbox.clearRequests();
    await typeAtEnd(workbench, 'address', ENTERED.beforeMove);
    await eventually('VS Code’s note of the draft', () => countBackupNotes(session) > 0);
    await typeAtEnd(workbench, 'address', ENTERED.atMove);
    own = new Workbench(await moveToOwnWindow(session));
    await own.expectField('address', MOVED);
    await own.expectDirty(ADI.code, true);
    await workbench.tab(ADI.code).waitFor({ state: 'detached' });
    assert.deepEqual(methods(sandbox), []);
  });

  journey.step('typing and save go on in that window', async (session) => {
    const { page } = own;
    await typeAtEnd(own, 'address', ENTERED.inOwnWindow);
    // At once: VS Code may know of no newer edit yet than those from before the move.
    await page.keyboard.press('ControlOrMeta+Z');
    await own.expectField('address', MOVED);
    await own.expectDirty(ADI.code, true);
    await typeAtEnd(own, 'address', ENTERED.inOwnWindow);
    await page.keyboard.press('ControlOrMeta+S');
    await own.expectDirty(ADI.code, false);
    assert.deepEqual(methods(session.sandbox), ['GET', 'PUT', 'GET']);
    assert.equal(session.sandbox.store.at(ADI.number)?.address, MOVED + ENTERED.inOwnWindow);
    await eventually('the end of the draft', () => draftsOf(session).length === 0);
  });

  journey.step(
    'undo and redo work in that window as everywhere, and the mark of the tab with them',
    async (session) => {
      session.sandbox.clearRequests();
      await typeAtEnd(own, 'address', ENTERED.afterMove);
      await own.expectDirty(ADI.code, true);
      for (const redo of ['ControlOrMeta+Shift+Z', 'ControlOrMeta+Y']) {
        await own.page.keyboard.press('ControlOrMeta+Z');
        await own.expectField('address', MOVED + ENTERED.inOwnWindow);
        await own.expectDirty(ADI.code, false);
        await own.page.keyboard.press(redo);
        await own.expectField('address', HOME_AGAIN);
        await own.expectDirty(ADI.code, true);
      }
      await own.page.keyboard.press('ControlOrMeta+Z');
      await own.expectField('address', MOVED + ENTERED.inOwnWindow);
      await own.expectDirty(ADI.code, false);
      assert.deepEqual(methods(session.sandbox), []);
    },
  );

  journey.step('what breaks the content security policy of the page in that window is seen', async (session) => {
    const frame = await own.editorFrame();
    await frame.evaluate(() => document.body.setAttribute('style', 'color: red'));
    await assert.rejects(
      frame.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<b>bold</b>')),
      /TrustedHTML/,
    );
    const breaches = await eventually(
      'both breaches',
      () => session.violations.length > 1 && session.violations.splice(0),
    );
    assert.deepEqual(
      breaches.map((breach) => breach.split(' ')[0]),
      ['style-src-attr', 'require-trusted-types-for'],
    );
  });

  journey.step('closing that window brings the tab back with what was typed there', async (session) => {
    const { workbench, sandbox } = session;
    sandbox.clearRequests();
    await typeAtEnd(own, 'address', ENTERED.afterMove);
    // VS Code brings back what it knows to be edited, and closes the rest with the window.
    await own.expectDirty(ADI.code, true);
    await inDraft(session, ENTERED.afterMove);
    await Promise.all([own.page.waitForEvent('close'), own.page.close({ runBeforeUnload: true })]);
    await workbench.expectField('address', HOME_AGAIN);
    await workbench.expectDirty(ADI.code, true);
    await inDraft(session, ENTERED.afterMove);
    assert.deepEqual(methods(sandbox), []);
  });
}

/** VS Code moves no edited tab before and while it backs it up: it says so and leaves the new window empty. */
async function moveToOwnWindow({ workbench, page }: E2eSession): Promise<Page> {
  for (let tries = 0; tries < 3; tries += 1) {
    const [own] = await Promise.all([
      page.context().waitForEvent('page'),
      workbench.palette('View: Move Editor into New Window', 'workbench.action.moveEditorToNewWindow'),
    ]);
    const isMoved = await Promise.race([
      own
        .locator('iframe.webview.ready')
        .waitFor()
        .then(() => true),
      workbench.dialog.waitFor().then(() => false),
    ]);
    if (isMoved) return own;
    await workbench.clickDialogButton('OK');
    await own.close();
    await workbench.tab(ADI.code).click();
  }
  return assert.fail('VS Code moved the editor at no try');
}
