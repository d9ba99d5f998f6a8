import assert from 'node:assert/strict';
import { draftsOf, inDraft } from '../../support/e2eDrafts.ts';
import { killExtensionHost } from '../../support/e2eExtensionHost.ts';
import type { Journey } from '../../support/e2eJourney.ts';
import { typeAtEnd } from '../../support/e2eTyping.ts';
import { eventually } from '../../support/e2eWait.ts';
import { readStoredEditors } from '../../support/e2eWindowState.ts';
import { CANARY, ENTERED, plantCanaries } from './canaries.ts';
import { ADI } from './people.ts';

export const RESTORED = /An unsaved draft from .* was restored\. It is not in DealPOS yet\./;

/** Windows and extension hosts that end without a farewell: what was typed is there again. */
export function crashes(journey: Journey): void {
  journey.step('a customer opens under a tab and a window title that name no person', async (session) => {
    const { workbench, page, sandbox } = session;
    plantCanaries(sandbox);
    await workbench.openSidebar();
    await workbench.welcomeButton('Try with Sample Data').click();
    await workbench.rows(ADI.code).click();
    await workbench.expectField('address', CANARY.address);
    await eventually('the code in the window’s title', async () => (await page.title()).includes(ADI.code));
    await eventually('a title without the name', async () => !(await page.title()).includes(CANARY.name));
  });

  journey.step('what was typed is there again after a reload at once', async (session) => {
    const { workbench } = session;
    await typeAtEnd(workbench, 'address', ENTERED.address);
    await inDraft(session, ENTERED.address);
    await workbench.reload();
    await workbench.openSidebar();
    await workbench.rows(ADI.code).dblclick();
    await workbench.expectField('address', CANARY.address + ENTERED.address);
    await workbench.editor.getByText(RESTORED).waitFor();
    await workbench.expectDirty(ADI.code, true);
  });

  journey.step('what was typed before the extension host was killed is there after a reload', async (session) => {
    const { workbench } = session;
    await typeAtEnd(workbench, 'address', ENTERED.moreAddress);
    await inDraft(session, ENTERED.moreAddress);
    await killExtensionHost(session);
    await workbench.reload();
    await workbench.expectField('address', CANARY.address + ENTERED.address + ENTERED.moreAddress);
    await workbench.expectDirty(ADI.code, true);
  });

  journey.step('a new customer that was just begun is there after a reload', async (session) => {
    const { workbench, page } = session;
    await workbench.palette('DealPOS: New Customer');
    await workbench.editor.getByText('Create in DealPOS').waitFor();
    await workbench.editor.locator('#field-name').click();
    await page.keyboard.type(ENTERED.newName);
    await inDraft(session, ENTERED.newName);
    assert.equal(draftsOf(session).length, 2);
    await eventually('the stored tab', async () => (await readStoredEditors(page)).includes('/new/'));
    await workbench.reload();
    await workbench.expectField('name', ENTERED.newName);
    await workbench.editor.getByRole('button', { name: 'Discard My Edits' }).click();
    await eventually('the end of the draft', () => draftsOf(session).length === 1);
  });
}
