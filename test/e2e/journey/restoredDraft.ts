import assert from 'node:assert/strict';
import { draftsOf } from '../../support/e2eDrafts.ts';
import type { Journey } from '../../support/e2eJourney.ts';
import { eventually } from '../../support/e2eWait.ts';
import { CANARY, ENTERED } from './canaries.ts';
import { ADI } from './people.ts';

/** A restored draft on its way to DealPOS, past a change that somebody made at the shop. */
export function restoredDraft(journey: Journey): void {
  journey.step('a field that was changed at the shop as well is not saved over', async (session) => {
    const { workbench, page, sandbox } = session;
    await workbench.tab(ADI.code).click();
    await workbench.editor.locator('#field-address').click();
    await workbench.expectDirty(ADI.code, true);
    sandbox.store.change(ADI.number, { address: ENTERED.addressAtTheShop });
    await page.keyboard.press('ControlOrMeta+S');
    await workbench.editor.getByRole('button', { name: 'Keep Mine' }).first().waitFor();
    assert.equal(sandbox.store.at(ADI.number)?.address, ENTERED.addressAtTheShop);
    assert.equal(draftsOf(session).length, 1);
  });

  journey.step('the user’s own choice is saved, and no draft is left on the disk', async (session) => {
    const { workbench, page, sandbox } = session;
    await workbench.editor.getByRole('button', { name: 'Keep Mine' }).first().click();
    await page.keyboard.press('ControlOrMeta+S');
    await workbench.expectDirty(ADI.code, false);
    assert.equal(sandbox.store.at(ADI.number)?.address, CANARY.address + ENTERED.address + ENTERED.moreAddress);
    await eventually('the end of the draft', () => draftsOf(session).length === 0);
  });

  journey.step('a PIN is entered, and the customer is closed', async ({ workbench }) => {
    await workbench.palette('DealPOS: Check Customer PIN');
    await workbench.answerInput(`PIN of ${CANARY.name}`, ENTERED.pin);
    await workbench.dialog.filter({ hasText: `${CANARY.name}: the PIN is wrong.` }).waitFor();
    await workbench.dialog.getByRole('button').first().click();
    await workbench.dialog.waitFor({ state: 'detached' });
    await workbench.closeTab(ADI.code);
    await workbench.tab(ADI.code).waitFor({ state: 'detached' });
  });
}
