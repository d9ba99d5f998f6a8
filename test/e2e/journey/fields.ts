import assert from 'node:assert/strict';
import { axeViolations } from '../../support/e2eAxe.ts';
import type { Journey } from '../../support/e2eJourney.ts';
import { NASUTION } from './people.ts';

/** Fields that are treated with care: points, and a name that must not be empty. */
export function fields(journey: Journey): void {
  journey.step('points can be changed after a warning only', async ({ workbench, page, sandbox }) => {
    const points = workbench.editor.locator('#field-loyaltyPoint');
    const button = workbench.editor.getByRole('button', { name: 'Change Points…' });
    await button.click();
    await workbench.dialog.filter({ hasText: 'Points that the till books in the meantime are overwritten.' }).waitFor();
    await workbench.clickDialogButton('Cancel');
    assert.equal(await points.isEditable(), false);
    await button.click();
    await workbench.clickDialogButton('Change Points');
    await workbench.editor.locator('#field-loyaltyPoint:focus').waitFor();
    await points.fill('1234.5');
    await workbench.expectDirty(NASUTION.code, true);
    sandbox.clearRequests();
    await page.keyboard.press('ControlOrMeta+S');
    await workbench.expectDirty(NASUTION.code, false);
    assert.deepEqual(sandbox.requests[1]?.body, { ID: NASUTION.id, LoyaltyPoint: 1234.5 });
    assert.equal(sandbox.store.at(NASUTION.number)?.loyaltyPoint, 1234.5);
  });

  journey.step(
    'an empty name is not sent: the summary of problems gets the focus and leads to the field',
    async (session) => {
      const { workbench, page, sandbox } = session;
      sandbox.clearRequests();
      await workbench.editor.locator('#field-name').fill('');
      await workbench.expectDirty(NASUTION.code, true);
      await page.keyboard.press('ControlOrMeta+S');
      await workbench.editor.locator('.summary:focus').waitFor();
      assert.equal(sandbox.requestCount, 0);
      assert.deepEqual(await axeViolations(await workbench.editorFrame()), []);
      await workbench.screenshot('problem-summary');
      await workbench.editor.getByRole('link', { name: 'Name: A name is needed.' }).click();
      await workbench.editor.locator('#field-name:focus').waitFor();
      await page.keyboard.press('ControlOrMeta+Z');
      await workbench.expectDirty(NASUTION.code, false);
      await workbench.expectField('name', NASUTION.name);
    },
  );
}
