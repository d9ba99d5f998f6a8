import assert from 'node:assert/strict';
import type { Journey } from '../../support/e2eJourney.ts';
import { ADI } from './people.ts';
import { methods } from './shop.ts';

/** Closing a tab with unsaved edits: VS Code's own question and its three answers. */
export function closing(journey: Journey): void {
  journey.step(
    'closing a tab with edits asks, and Cancel keeps tab and edits',
    async ({ workbench, page, sandbox }) => {
      const group = workbench.editor.locator('#field-group');
      await group.fill('Gold');
      await workbench.expectDirty(ADI.code, true);
      sandbox.clearRequests();
      await page.keyboard.press('Control+W');
      await workbench.dialog.filter({ hasText: `save the changes you made to ${ADI.code}` }).waitFor();
      await workbench.screenshot('close-prompt');
      await workbench.clickDialogButton('Cancel');
      await workbench.expectDirty(ADI.code, true);
      await workbench.expectField('group', 'Gold');
    },
  );

  journey.step('Don’t Save closes the tab and sends nothing', async ({ workbench, sandbox }) => {
    await workbench.closeTab(ADI.code);
    await workbench.clickDialogButton("Don't Save");
    await workbench.tab(ADI.code).waitFor({ state: 'detached' });
    assert.deepEqual(methods(sandbox), []);
  });

  journey.step('Save saves to the shop and closes the tab', async ({ workbench, sandbox }) => {
    await workbench.rows(ADI.code).click();
    const group = workbench.editor.locator('#field-group');
    await group.waitFor();
    await workbench.expectField('group', ADI.group);
    await group.fill('Gold');
    await workbench.expectDirty(ADI.code, true);
    await workbench.closeTab(ADI.code);
    await workbench.clickDialogButton('Save');
    await workbench.tab(ADI.code).waitFor({ state: 'detached' });
    assert.equal(sandbox.store.at(ADI.number)?.group, 'Gold');
  });
}
