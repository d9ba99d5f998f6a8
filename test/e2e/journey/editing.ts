import assert from 'node:assert/strict';
import { axeViolations } from '../../support/e2eAxe.ts';
import { inDraft } from '../../support/e2eDrafts.ts';
import type { Journey } from '../../support/e2eJourney.ts';
import { typeAtEnd } from '../../support/e2eTyping.ts';
import { ADI, TYPED } from './people.ts';
import { differences, methods, READ_COST, readAtShop } from './shop.ts';

/** Opening a customer, changing a field, undo, redo and save. */
export function editing(journey: Journey): void {
  journey.step('a click opens the customer under a tab that names no person', async ({ workbench, sandbox }) => {
    sandbox.clearRequests();
    await workbench.rows(ADI.code).click();
    await workbench.editor.locator('h1').filter({ hasText: ADI.name }).waitFor();
    for (const field of ['name', 'code', 'mobile', 'email', 'address'] as const) {
      await workbench.expectField(field, ADI[field]);
    }
    assert.equal(await workbench.tab(ADI.code).innerText(), ADI.code);
    assert.deepEqual(methods(sandbox), ['GET']);
  });

  journey.step('axe finds nothing on the form inside VS Code', async ({ workbench }) => {
    assert.deepEqual(await axeViolations(await workbench.editorFrame()), []);
  });

  journey.step(
    'the first typed character marks the tab, undo takes the mark away, redo brings it back',
    async (session) => {
      const { workbench, page } = session;
      const phone = workbench.editor.locator('#field-phone');
      await phone.click();
      await page.keyboard.press('End');
      await page.keyboard.type('9');
      await workbench.expectDirty(ADI.code, true);
      await page.keyboard.type('88');
      await workbench.editor.getByText('Unsaved changes: 1').waitFor();
      await page.keyboard.press('ControlOrMeta+Z');
      await workbench.expectDirty(ADI.code, false);
      await workbench.expectField('phone', ADI.phone);
      await page.keyboard.press('ControlOrMeta+Y');
      await workbench.expectDirty(ADI.code, true);
      await workbench.expectField('phone', TYPED.phone);
    },
  );

  journey.step('Ctrl+S changes this field at the shop and no other, in three requests', async (session) => {
    const { workbench, page, sandbox } = session;
    const before = await readAtShop(sandbox, ADI);
    sandbox.clearRequests();
    await page.keyboard.press('ControlOrMeta+S');
    await workbench.expectDirty(ADI.code, false);
    await workbench.editor.getByText('Saved to DealPOS').waitFor({ state: 'attached' });
    assert.deepEqual(methods(sandbox), ['GET', 'PUT', 'GET']);
    assert.deepEqual(sandbox.requests[1]?.body, { ID: ADI.id, Phone: TYPED.phone });
    const after = await readAtShop(sandbox, ADI);
    assert.equal(before.requestsLeft - after.requestsLeft, 3 + READ_COST);
    assert.deepEqual(differences(before.customer, after.customer), ['Phone']);
    assert.equal(after.customer.Phone, TYPED.phone);
  });

  journey.step('an edit in the place of a saved one that was undone marks the tab', async (session) => {
    const { workbench, page, sandbox } = session;
    sandbox.clearRequests();
    await workbench.editor.locator('#field-phone').click();
    await page.keyboard.press('ControlOrMeta+Z');
    await workbench.expectField('phone', ADI.phone);
    await typeAtEnd(workbench, 'phone', '7');
    await inDraft(session, `${ADI.phone}7`);
    await workbench.expectDirty(ADI.code, true);
  });

  journey.step('a text that was typed back to the saved one needs no request to be saved', async (session) => {
    const { workbench, page, sandbox } = session;
    await workbench.editor.locator('#field-phone').fill(TYPED.phone);
    await workbench.editor.getByText('No unsaved changes').waitFor();
    await workbench.expectDirty(ADI.code, true);
    await page.keyboard.press('ControlOrMeta+S');
    await workbench.expectDirty(ADI.code, false);
    assert.deepEqual(methods(sandbox), []);
  });
}
