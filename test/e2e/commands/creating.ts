import assert from 'node:assert/strict';
import type { Journey } from '../../support/e2eJourney.ts';
import { methods } from '../journey/shop.ts';
import { ANGGRAINI, NAMESAKE, NEWCOMER } from './people.ts';

/** A new customer, and one that might be there already. */
export function creating(journey: Journey): void {
  journey.step('sample data are there with one click', async ({ workbench }) => {
    await workbench.openSidebar();
    await workbench.welcomeButton('Try with Sample Data').click();
    await workbench.rows(ANGGRAINI.code).waitFor();
  });

  journey.step('a new customer is looked for, created and read back', async ({ workbench, page, sandbox }) => {
    sandbox.clearRequests();
    await workbench.palette('DealPOS: New Customer');
    await workbench.editor.locator('#field-name').fill(NEWCOMER.name);
    await workbench.editor.locator('#field-mobile').fill(NEWCOMER.mobile);
    await workbench.expectDirty('New Customer', true);
    assert.deepEqual(methods(sandbox), [], 'typing sends nothing');
    await page.keyboard.press('ControlOrMeta+S');
    await workbench.tab(/^MM-\d+$/).waitFor();
    const created = sandbox.store.find('mobile', NEWCOMER.mobile);
    assert.equal(created?.name, NEWCOMER.name);
    assert.ok(created.code);
    await workbench.expectDirty(created.code, false);
    await workbench.editor.locator('h1').filter({ hasText: NEWCOMER.name }).waitFor();
    await workbench.expectField('code', created.code);
    assert.deepEqual(methods(sandbox), ['GET', 'POST', 'GET'], 'look-up, create, read back');
    assert.deepEqual(sandbox.requests[1]?.body, { Name: NEWCOMER.name, Mobile: NEWCOMER.mobile });
  });

  journey.step('the created customer is an ordinary one: the next save updates it', async (session) => {
    const { workbench, page, sandbox } = session;
    const created = sandbox.store.find('mobile', NEWCOMER.mobile);
    sandbox.clearRequests();
    await workbench.editor.locator('#field-group').fill('Gold');
    await workbench.expectDirty(created?.code ?? '', true);
    await page.keyboard.press('ControlOrMeta+S');
    await workbench.expectDirty(created?.code ?? '', false);
    assert.deepEqual(methods(sandbox), ['GET', 'PUT', 'GET']);
    assert.equal(sandbox.store.find('mobile', NEWCOMER.mobile)?.group, 'Gold');
  });

  journey.step('a mobile number that somebody has is not created before the user has looked', async (session) => {
    const { workbench, page, sandbox } = session;
    sandbox.clearRequests();
    await workbench.palette('DealPOS: New Customer');
    await workbench.editor.locator('h1').filter({ hasText: 'New Customer' }).waitFor();
    await workbench.editor.locator('#field-name').fill(NAMESAKE.name);
    await workbench.editor.locator('#field-mobile').fill(ANGGRAINI.mobile);
    await workbench.expectDirty('New Customer', true);
    await page.keyboard.press('ControlOrMeta+S');
    const notice = workbench.editor.locator('.notice').filter({ hasText: 'there may be such a customer already' });
    await notice.getByText(`${ANGGRAINI.name} · ${ANGGRAINI.code}: same Mobile`).waitFor();
    await workbench.screenshot('possible-duplicate');
    assert.deepEqual(methods(sandbox), [], 'the list had the answer');
    await notice.getByRole('button', { name: 'Open It' }).click();
    await workbench.editor.locator('h1').filter({ hasText: ANGGRAINI.name }).waitFor();
    await workbench.tab('New Customer').click();
    await workbench.expectDirty('New Customer', true);
  });

  journey.step('Create Anyway creates once, and tells what DealPOS says', async ({ workbench, page, sandbox }) => {
    const before = sandbox.store.size;
    sandbox.clearRequests();
    await workbench.editor.getByRole('button', { name: 'Create Anyway' }).click();
    await workbench.tab('New Customer').waitFor({ state: 'detached' });
    assert.deepEqual(methods(sandbox), ['POST', 'GET'], 'no look-up any more');
    assert.equal(sandbox.store.size, before + 1);
    await workbench.editor.locator('h1').filter({ hasText: NAMESAKE.name }).waitFor();
    await page.keyboard.press('ControlOrMeta+W');
  });
}
