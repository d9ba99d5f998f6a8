import assert from 'node:assert/strict';
import type { Journey } from '../../support/e2eJourney.ts';
import { methods } from '../journey/shop.ts';
import { SUSPENDED_THREE } from './people.ts';

/** One command on three selected rows. */
export function suspending(journey: Journey): void {
  journey.step('three selected rows are suspended after one question', async ({ workbench, page, sandbox }) => {
    const [first, ...others] = SUSPENDED_THREE;
    sandbox.clearRequests();
    for (const { code } of SUSPENDED_THREE) {
      await workbench.rows(code).click({ modifiers: ['ControlOrMeta'] });
    }
    assert.equal(await page.locator('.sidebar .monaco-list-row.selected').count(), 1 + others.length);
    await workbench.contextMenu(workbench.rows(first.code), 'Suspend Customer');
    await workbench.dialog.filter({ hasText: 'Suspend 3 customers?' }).waitFor();
    for (const { code, name } of SUSPENDED_THREE) await workbench.dialog.getByText(`${code} ${name}`).first().waitFor();
    await workbench.screenshot('suspend-three');
    assert.deepEqual(methods(sandbox), [], 'nothing is sent before the answer');
    await workbench.clickDialogButton('Suspend');
    await workbench.toast('3 customers are suspended.').waitFor();
    assert.deepEqual(
      sandbox.requests.map(({ body }) => body),
      SUSPENDED_THREE.map(({ id }) => ({ ID: id })),
      'exactly one identifier each',
    );
    for (const { number } of SUSPENDED_THREE) assert.equal(sandbox.store.at(number)?.status, 'Suspended');
    await workbench.rows(first.code).locator('.codicon-circle-slash').waitFor();
    await workbench.clearToasts();
  });
}
