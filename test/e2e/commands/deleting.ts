import assert from 'node:assert/strict';
import type { Journey } from '../../support/e2eJourney.ts';
import { methods } from '../journey/shop.ts';
import { DELETED } from './people.ts';

/** Deleting asks first, and offers to suspend. */
export function deleting(journey: Journey): void {
  journey.step('deleting names the customer and what is lost, and Cancel sends nothing', async (session) => {
    const { workbench, sandbox } = session;
    sandbox.clearRequests();
    await workbench.contextMenu(workbench.rows(DELETED.code), 'Delete Customer');
    await workbench.dialog.filter({ hasText: `Delete ${DELETED.name} from DealPOS?` }).waitFor();
    await workbench.dialog.filter({ hasText: 'there is no way back' }).waitFor();
    await workbench.dialog.getByRole('button', { name: 'Suspend Instead' }).waitFor();
    await workbench.dialog.locator(':focus').filter({ hasText: 'Open Customer' }).waitFor();
    await workbench.screenshot('delete-question');
    await workbench.clickDialogButton('Cancel');
    await workbench.dialog.waitFor({ state: 'detached' });
    assert.deepEqual(methods(sandbox), []);
    assert.ok(sandbox.store.at(DELETED.number));
  });

  journey.step('Delete deletes at the shop and takes the row away', async ({ workbench, sandbox }) => {
    await workbench.contextMenu(workbench.rows(DELETED.code), 'Delete Customer');
    await workbench.clickDialogButton('Delete');
    await workbench.toast(`${DELETED.name} was deleted.`).waitFor();
    await workbench.rows(DELETED.code).waitFor({ state: 'detached' });
    assert.deepEqual(methods(sandbox), ['DELETE']);
    assert.equal(sandbox.store.at(DELETED.number), undefined);
    await workbench.clearToasts();
  });
}
