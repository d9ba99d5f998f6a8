import assert from 'node:assert/strict';
import type { Journey } from '../../support/e2eJourney.ts';
import { ADI } from './people.ts';
import { methods } from './shop.ts';

/** From the first look at the sidebar to a list that is paged and filtered. */
export function browsing(journey: Journey): void {
  journey.step('the sidebar offers sample data and a real account', async ({ workbench, sandbox }) => {
    await workbench.openSidebar();
    await workbench.welcomeButton('Add Account').waitFor();
    await workbench.welcomeButton('Try with Sample Data').waitFor();
    assert.equal(sandbox.requestCount, 0);
  });

  journey.step('one click shows the first customers and how many there are', async ({ workbench, sandbox }) => {
    await workbench.welcomeButton('Try with Sample Data').click();
    await workbench.treeMessage.filter({ hasText: '100 of 2,000 customers' }).waitFor();
    await workbench.rows(`${ADI.name}${ADI.code} · ${ADI.mobile}`).waitFor();
    assert.deepEqual(methods(sandbox), ['POST', 'GET'], 'a token and one page');
  });

  journey.step('the last row loads more and the focus goes to the first new row', async ({ workbench, sandbox }) => {
    await workbench.focusRows();
    await workbench.page.keyboard.press('End');
    await workbench.focusedRow('Load more (100 of 2,000)').waitFor();
    sandbox.clearRequests();
    await workbench.page.keyboard.press('Enter');
    await workbench.treeMessage.filter({ hasText: '200 of 2,000 customers' }).waitFor();
    const firstNew = sandbox.store.at(sandbox.store.order.numbers[100] ?? -1);
    await workbench.focusedRow(firstNew?.code ?? '').waitFor();
    assert.deepEqual(methods(sandbox), ['GET'], 'one page');
  });

  journey.step('a filter by name narrows the list and is named above it', async ({ workbench, sandbox }) => {
    await workbench.viewButton('Filter Customers').click();
    await workbench.pick('Name');
    sandbox.clearRequests();
    await workbench.answerInput('Name to look for', 'anggr');
    await workbench.treeMessage.filter({ hasText: '39 customers · Filter: name “anggr”' }).waitFor();
    await workbench.rows(ADI.code).waitFor();
    for (const row of await workbench.rows().allTextContents()) assert.match(row, /anggr/i);
    assert.deepEqual(methods(sandbox), ['GET']);
  });

  journey.step('clearing the filter shows all again', async ({ workbench }) => {
    await workbench.viewButton('Clear Filter').click();
    await workbench.treeMessage.filter({ hasText: '100 of 2,000 customers' }).waitFor();
    await workbench.viewButton('Clear Filter').waitFor({ state: 'detached' });
  });

  journey.step('a filter that nobody matches is told, with rows that lead out of it', async ({ workbench, page }) => {
    await workbench.viewButton('Filter Customers').click();
    await workbench.pick('Name');
    await workbench.answerInput('Name to look for', 'zzz');
    await workbench.treeMessage.filter({ hasText: 'No customer matches the filter · Filter: name “zzz”' }).waitFor();
    await workbench.rows('Change Filter…').waitFor();
    await workbench.focusRows();
    await page.keyboard.press('End');
    await workbench.focusedRow('Clear Filter').waitFor();
    await page.keyboard.press('Enter');
    await workbench.treeMessage.filter({ hasText: '100 of 2,000 customers' }).waitFor();
  });
}
