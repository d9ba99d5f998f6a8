import assert from 'node:assert/strict';
import type { Journey } from '../../support/e2eJourney.ts';
import { methods } from '../journey/shop.ts';
import { LISTED_TWO } from './people.ts';

/** Ids that were pasted become a list of their own. */
export function idList(journey: Journey): void {
  journey.step('pasted IDs become a list, after naming what is no ID', async ({ workbench, sandbox }) => {
    const [first, second] = LISTED_TWO;
    sandbox.clearRequests();
    await workbench.palette('DealPOS: Open Customers by ID List');
    await workbench.answerInput('Paste customer IDs', `${first.id}; ${second.id}, not-an-id`);
    await workbench.dialog.filter({ hasText: 'Open 2 customers?' }).waitFor();
    await workbench.dialog.filter({ hasText: 'Left out, because they are no customer IDs: not-an-id' }).waitFor();
    await workbench.screenshot('id-list-question');
    await workbench.clickDialogButton('Open');
    await workbench.focusedRow('ID list (2)').waitFor();
    for (const { code } of LISTED_TWO) await workbench.rows(code).nth(1).waitFor();
    assert.deepEqual(methods(sandbox), ['GET'], 'both in one request');
  });

  journey.step('the list is closed by its button', async ({ workbench, sandbox }) => {
    sandbox.clearRequests();
    const list = workbench.rows('ID list (2)');
    await list.hover();
    await list.locator('a.action-label[aria-label^="Close ID List"]').click();
    await list.waitFor({ state: 'detached' });
    assert.deepEqual(methods(sandbox), []);
    await workbench.clearToasts();
  });
}
