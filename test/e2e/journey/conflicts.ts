import assert from 'node:assert/strict';
import { axeViolations } from '../../support/e2eAxe.ts';
import type { Journey } from '../../support/e2eJourney.ts';
import { ADI, TYPED } from './people.ts';
import { methods } from './shop.ts';

/** Somebody at the shop changes the customer while she is being edited here. */
export function conflicts(journey: Journey): void {
  journey.step('a change elsewhere in another field is kept by the save, and told of afterwards', async (session) => {
    const { workbench, page, sandbox } = session;
    sandbox.store.change(ADI.number, { mobile: TYPED.mobileBehindTheBack });
    await workbench.editor.locator('#field-phone').fill(TYPED.laterPhone);
    await workbench.expectDirty(ADI.code, true);
    sandbox.clearRequests();
    await page.keyboard.press('ControlOrMeta+S');
    await workbench.expectDirty(ADI.code, false);
    await workbench.editor
      .getByText(`Mobile: somebody else changed it from “${ADI.mobile}” to “${TYPED.mobileBehindTheBack}”`)
      .waitFor();
    assert.deepEqual(methods(sandbox), ['GET', 'PUT', 'GET']);
    const { mobile, phone } = sandbox.store.at(ADI.number) ?? {};
    assert.deepEqual({ mobile, phone }, { mobile: TYPED.mobileBehindTheBack, phone: TYPED.laterPhone });
  });

  journey.step('two changes of one field stop the save, and the choice is in focus and in view', async (session) => {
    const { workbench, page, sandbox } = session;
    sandbox.store.change(ADI.number, { mobile: ADI.mobile, expiredGroup: '2030-01-31' });
    await workbench.editor.locator('#field-expiredGroup').fill('2031-05-17');
    await workbench.expectDirty(ADI.code, true);
    sandbox.clearRequests();
    await page.keyboard.press('ControlOrMeta+S');
    const first = workbench.editor.locator('#first-conflict');
    await workbench.editor.locator('#first-conflict:focus').waitFor();
    await workbench.editor.getByText('Not saved, and nothing was sent').waitFor();
    await workbench.expectField('mobile', ADI.mobile);
    assert.deepEqual(methods(sandbox), ['GET']);
    const bar = await workbench.editor.locator('.bar').boundingBox();
    const box = await first.boundingBox();
    assert.ok(bar && box && box.y >= bar.y + bar.height, 'the choice is below the bar that stays in view');
    assert.deepEqual(await axeViolations(await workbench.editorFrame()), []);
  });

  journey.step('the choice is made by keyboard, undone by VS Code, made anew and saved', async (session) => {
    const { workbench, page, sandbox } = session;
    const section = workbench.editor.locator('.conflicts');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await section.waitFor({ state: 'detached' });
    await workbench.expectField('expiredGroup', '2030-01-31');
    await page.keyboard.press('ControlOrMeta+Z');
    await section.waitFor();
    await workbench.expectField('expiredGroup', '2031-05-17');
    await workbench.editor.getByRole('button', { name: 'Keep Mine' }).press('Enter');
    await section.waitFor({ state: 'detached' });
    await page.keyboard.press('ControlOrMeta+S');
    await workbench.expectDirty(ADI.code, false);
    assert.equal(sandbox.store.at(ADI.number)?.expiredGroup, '2031-05-17');
  });
}
