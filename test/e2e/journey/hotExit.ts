import assert from 'node:assert/strict';
import { draftsOf, inDraft } from '../../support/e2eDrafts.ts';
import type { Journey } from '../../support/e2eJourney.ts';
import { findPlainText } from '../../support/e2ePlainText.ts';
import { eventually } from '../../support/e2eWait.ts';
import { countBackupNotes, storedBackup } from '../../support/e2eWindowState.ts';
import { ADI, personalTexts, TYPED } from './people.ts';

/** Unsaved edits survive a reload of the window, and nobody can read them on the disk meanwhile. */
export function hotExit(journey: Journey): void {
  journey.step('unsaved edits are on the disk, and cannot be read there', async (session) => {
    const { workbench, page, folder } = session;
    await workbench.editor.locator('#field-address').click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.insertText(` ${TYPED.address}`);
    await workbench.expectDirty(ADI.code, true);
    await page.keyboard.insertText(` ${TYPED.moreAddress}`);
    await inDraft(session, `${TYPED.address} ${TYPED.moreAddress}`);
    await eventually('VS Code’s note of the draft', () => countBackupNotes(session) > 0);
    await storedBackup(page);
    assert.deepEqual(findPlainText(folder, [...personalTexts(ADI), ...Object.values(TYPED)]), []);
  });

  journey.step('after a reload of the window the edits are there again and the page says so', async (session) => {
    const { workbench, sandbox } = session;
    await workbench.reload();
    await workbench.expectDirty(ADI.code, true);
    await workbench.editor.getByText(/An unsaved draft from .* was restored\. It is not in DealPOS yet\./).waitFor();
    await workbench.expectField('address', `${ADI.address} ${TYPED.address} ${TYPED.moreAddress}`);
    assert.equal(sandbox.store.at(ADI.number)?.address, ADI.address);
    await workbench.treeMessage.filter({ hasText: '100 of 2,000 customers' }).waitFor();
  });

  journey.step('revert throws the edits away, with the draft on the disk', async (session) => {
    const { workbench } = session;
    await workbench.editor.locator('#discard').click();
    await workbench.expectDirty(ADI.code, false);
    await workbench.expectField('address', ADI.address);
    await eventually('the end of the draft', () => draftsOf(session).length === 0);
  });
}
