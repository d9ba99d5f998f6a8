import assert from 'node:assert/strict';
import { axeViolations } from '../../support/e2eAxe.ts';
import type { Journey } from '../../support/e2eJourney.ts';
import { ADI, TYPED } from './people.ts';
import { methods } from './shop.ts';

/** Somebody at the shop changes the customer while she is being edited here. */
export function conflicts(journey: Journey): void {
  journey.step('a save of a customer that changed meanwhile is refused, and the page says in what', async (session) => {
    const { workbench, page, sandbox } = session;
    sandbox.store.change(ADI.number, { mobile: TYPED.mobileBehindTheBack });
    await workbench.editor.locator('#field-phone').fill(TYPED.laterPhone);
    await workbench.expectDirty(ADI.code, true);
    sandbox.clearRequests();
    await page.keyboard.press('ControlOrMeta+S');
    const notice = workbench.editor.locator('.notice');
    await notice.filter({ hasText: 'Not saved' }).filter({ hasText: 'Nothing was sent.' }).waitFor();
    await notice.getByText(`Mobile: was “${ADI.mobile}”, now “${TYPED.mobileBehindTheBack}”`).waitFor();
    assert.deepEqual(methods(sandbox), ['GET']);
    await workbench.expectDirty(ADI.code, true);
    assert.deepEqual(await axeViolations(await workbench.editorFrame()), []);
  });

  journey.step('the edits can be kept on top of the newer copy and saved', async ({ workbench, page, sandbox }) => {
    await workbench.editor.getByRole('button', { name: 'Reload and Keep My Edits' }).click();
    await workbench.editor.getByText('Changed in DealPOS: Mobile.').waitFor();
    await workbench.expectField('mobile', TYPED.mobileBehindTheBack);
    await workbench.expectField('phone', TYPED.laterPhone);
    await page.keyboard.press('ControlOrMeta+S');
    await workbench.expectDirty(ADI.code, false);
    const { mobile, phone } = sandbox.store.at(ADI.number) ?? {};
    assert.deepEqual({ mobile, phone }, { mobile: TYPED.mobileBehindTheBack, phone: TYPED.laterPhone });
  });

  journey.step(
    'a refusal is in view even at the end of the form, and discarding shows the newer copy',
    async (session) => {
      const { workbench, page, sandbox } = session;
      sandbox.store.change(ADI.number, { mobile: ADI.mobile });
      await workbench.editor.locator('#field-expiredGroup').fill('2031-05-17');
      await workbench.expectDirty(ADI.code, true);
      await page.keyboard.press('ControlOrMeta+S');
      const notice = workbench.editor.locator('.notice').filter({ hasText: 'Nothing was sent.' });
      await notice.waitFor();
      const bar = await workbench.editor.locator('.bar').boundingBox();
      const box = await notice.boundingBox();
      assert.ok(bar && box && box.y >= bar.y + bar.height, 'the notice is below the bar that stays in view');
      await workbench.editor.getByRole('button', { name: 'Discard My Edits' }).click();
      await workbench.expectDirty(ADI.code, false);
      await workbench.expectField('mobile', ADI.mobile);
      assert.equal(sandbox.store.at(ADI.number)?.expiredGroup, ADI.expiredGroup);
    },
  );
}
