import assert from 'node:assert/strict';
import { draftsOf, inDraft } from '../../support/e2eDrafts.ts';
import type { Journey } from '../../support/e2eJourney.ts';
import { typeAtEnd } from '../../support/e2eTyping.ts';
import { eventually } from '../../support/e2eWait.ts';
import { storedBackup } from '../../support/e2eWindowState.ts';
import type { Workbench } from '../../support/workbench.ts';
import { ENTERED } from '../journey/canaries.ts';
import { RESTORED } from '../journey/crashes.ts';
import { ADI } from '../journey/people.ts';
import { methods } from '../journey/shop.ts';
import { HOME_AGAIN } from './ownWindow.ts';

/** The window is closed for good, and another one is opened on the same address. */
export function closedWindow(journey: Journey): void {
  let next: Workbench;

  journey.step('after a window with edits is closed, the next one has them and says so', async (session) => {
    const { workbench, page, sandbox, openWindow } = session;
    sandbox.clearRequests();
    await typeAtEnd(workbench, 'address', ENTERED.beforeClosing);
    await workbench.expectDirty(ADI.code, true);
    await inDraft(session, ENTERED.beforeClosing);
    await storedBackup(page);
    // With its last page the browser would end as well.
    await page.context().newPage();
    await Promise.all([page.waitForEvent('close'), page.close({ runBeforeUnload: true })]);
    next = await openWindow();
    await next.expectField('address', HOME_AGAIN + ENTERED.beforeClosing);
    await next.editor.getByText(RESTORED).waitFor();
    await next.expectDirty(ADI.code, true);
    assert.deepEqual(
      methods(sandbox).filter((method) => method === 'PUT'),
      [],
    );
  });

  journey.step('they are saved from there, and no draft is left on the disk', async (session) => {
    await next.editor.locator('#field-address').focus();
    await next.page.keyboard.press('ControlOrMeta+S');
    await next.expectDirty(ADI.code, false);
    assert.equal(session.sandbox.store.at(ADI.number)?.address, HOME_AGAIN + ENTERED.beforeClosing);
    await eventually('the end of the draft', () => draftsOf(session).length === 0);
    assert.deepEqual(session.pageErrors, []);
  });
}
