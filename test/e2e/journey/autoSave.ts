import assert from 'node:assert/strict';
import type { Journey } from '../../support/e2eJourney.ts';
import { NASUTION, TYPED } from './people.ts';
import { methods } from './shop.ts';

/** With VS Code's auto save on, as it is by default in a browser. */
export function autoSave(journey: Journey): void {
  journey.step('auto save never writes to the shop; a message offers to', async ({ workbench, sandbox }) => {
    await workbench.palette('File: Toggle Auto Save');
    await workbench.rows(NASUTION.code).click();
    await workbench.editor.locator('h1').filter({ hasText: NASUTION.name }).waitFor();
    sandbox.clearRequests();
    await workbench.editor.locator('#field-phone').fill(TYPED.laterPhone);
    await workbench.toast('Auto save does not write to DealPOS.').waitFor();
    await workbench.expectDirty(NASUTION.code, true);
    assert.equal(sandbox.requestCount, 0);
    await workbench.screenshot('auto-save');
    await workbench.clickToastButton('Auto save does not write to DealPOS.', 'Save to DealPOS');
    await workbench.expectDirty(NASUTION.code, false);
    assert.deepEqual(methods(sandbox), ['GET', 'PUT', 'GET']);
    assert.equal(sandbox.store.at(NASUTION.number)?.phone, TYPED.laterPhone);
    await workbench.palette('File: Toggle Auto Save');
  });
}
