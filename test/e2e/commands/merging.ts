import assert from 'node:assert/strict';
import { axeViolations } from '../../support/e2eAxe.ts';
import type { Journey } from '../../support/e2eJourney.ts';
import { methods } from '../journey/shop.ts';
import { FOLDED_TWO, SURVIVOR } from './people.ts';

/** Three rows become one, with the user deciding every part of it. */
export function merging(journey: Journey): void {
  journey.step('three rows are laid side by side, and nothing can be merged yet', async ({ workbench, sandbox }) => {
    sandbox.clearRequests();
    const party = [SURVIVOR, ...FOLDED_TWO];
    for (const { code } of party) await workbench.rows(code).click({ modifiers: ['ControlOrMeta'] });
    await workbench.contextMenu(workbench.rows(SURVIVOR.code), 'Merge Customers');
    const page = workbench.editor;
    for (const { name } of party) await page.locator('th .customer-name').filter({ hasText: name }).waitFor();
    await page.getByText('The field names of a merge are not set.').waitFor();
    await page.locator('input[type=radio]:checked').waitFor({ state: 'detached' });
    assert.deepEqual(methods(sandbox), ['GET', 'GET', 'GET'], 'each is read once');
    assert.deepEqual(await axeViolations(await workbench.editorFrame()), []);
  });

  journey.step('the names of the request are entered by hand and confirmed', async ({ workbench }) => {
    await workbench.editor.getByRole('button', { name: 'Enter Names…' }).click();
    await workbench.answerInput('of the customer that survives', 'TargetID');
    await workbench.answerInput('of the customers that disappear', 'SourceIDs');
    await workbench.dialog.filter({ hasText: 'Survives: “TargetID”' }).waitFor();
    await workbench.screenshot('merge-names');
    await workbench.clickDialogButton('Use These Names');
    await workbench.editor.getByText('Choose who survives.').waitFor();
  });

  journey.step('who survives is chosen, and said in words', async ({ workbench, sandbox }) => {
    sandbox.clearRequests();
    await workbench.editor.getByRole('radio', { name: `${SURVIVOR.code} ${SURVIVOR.name}` }).click();
    const [first, second] = FOLDED_TWO;
    await workbench.editor
      .locator('.decision')
      .filter({ hasText: `${SURVIVOR.code} ${SURVIVOR.name} survives; ` })
      .filter({ hasText: `${first.code} ${first.name} and ${second.code} ${second.name} are folded into it` })
      .waitFor();
    await workbench.editor.getByRole('button', { name: 'Merge…' }).click();
    await workbench.dialog.filter({ hasText: `Merge 2 customers into ${SURVIVOR.code} ${SURVIVOR.name}?` }).waitFor();
    await workbench.screenshot('merge-question');
    assert.ok(!methods(sandbox).includes('PUT'), 'nothing is sent before the answer');
  });

  journey.step('the merge is sent once, and everybody is read again', async ({ workbench, sandbox }) => {
    await workbench.clickDialogButton('Merge');
    await workbench.editor.getByText('Merged. All customers were read again').waitFor();
    const points = [SURVIVOR, ...FOLDED_TWO].reduce((sum, { loyaltyPoint }) => sum + loyaltyPoint, 0);
    assert.equal(sandbox.store.at(SURVIVOR.number)?.loyaltyPoint, points);
    for (const { number, code } of FOLDED_TWO) {
      assert.equal(sandbox.store.at(number), undefined);
      await workbench.rows(code).waitFor({ state: 'detached' });
    }
    const merges = sandbox.requests.filter(({ method }) => method !== 'GET');
    assert.deepEqual(
      merges.map(({ path, body }) => ({ path, body })),
      [
        {
          path: '/api/v3/Customer/Merge',
          body: { TargetID: SURVIVOR.id, SourceIDs: FOLDED_TWO.map(({ id }) => id) },
        },
      ],
    );
    await workbench.editor.locator('.results').getByText('Gone from DealPOS.').nth(1).waitFor();
    assert.deepEqual(await axeViolations(await workbench.editorFrame()), []);
  });

  journey.step('the page leads to the survivor', async ({ workbench }) => {
    await workbench.editor.getByRole('button', { name: 'Open Survivor' }).click();
    await workbench.editor.locator('h1').filter({ hasText: SURVIVOR.name }).waitFor();
    await workbench.tab('Merge Customers').click();
    await workbench.closeTab('Merge Customers');
    await workbench.tab('Merge Customers').waitFor({ state: 'detached' });
  });
}
