import assert from 'node:assert/strict';
import type { Journey } from '../../support/e2eJourney.ts';
import { ASTUTI, TYPED } from './people.ts';
import { methods } from './shop.ts';

/** With VS Code's auto save on, as it is by default in a browser. */
export function autoSave(journey: Journey): void {
  journey.step('auto save never writes to the shop; a message offers to', async ({ workbench, sandbox }) => {
    await workbench.palette('File: Toggle Auto Save');
    await workbench.rows(ASTUTI.code).click();
    await workbench.editor.locator('h1').filter({ hasText: ASTUTI.name }).waitFor();
    sandbox.clearRequests();
    await workbench.editor.locator('#field-phone').fill(TYPED.laterPhone);
    await workbench.toast('Auto save does not write to DealPOS.').waitFor();
    await workbench.expectDirty(ASTUTI.code, true);
    assert.equal(sandbox.requestCount, 0);
    await workbench.screenshot('auto-save');
    await workbench.clickToastButton('Auto save does not write to DealPOS.', 'Save to DealPOS');
    await workbench.expectDirty(ASTUTI.code, false);
    assert.deepEqual(methods(sandbox), ['GET', 'PUT', 'GET']);
    assert.equal(sandbox.store.at(ASTUTI.number)?.phone, TYPED.laterPhone);
    await workbench.palette('File: Toggle Auto Save');
  });
}
