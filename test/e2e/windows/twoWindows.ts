import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { draftsOf } from '../../support/e2eDrafts.ts';
import type { Journey } from '../../support/e2eJourney.ts';
import type { E2eSession } from '../../support/e2eSession.ts';
import { eventually } from '../../support/e2eWait.ts';
import type { Workbench } from '../../support/workbench.ts';
import { CANARY, ENTERED } from '../journey/canaries.ts';
import { ADI } from '../journey/people.ts';
import { methods } from '../journey/shop.ts';
import { HOME_AGAIN } from './ownWindow.ts';

/** Two windows, each with an extension host of its own, on the same customer. The first one has unsaved edits. */
export function twoWindows(journey: Journey): void {
  let second: Workbench;

  journey.step('a second window says that the first one has unsaved edits, until they are saved', async (session) => {
    second = await openSecond(session);
    const note = second.editor.getByText(/Another window has an unsaved draft of this customer, from /);
    await note.waitFor();
    await second.expectDirty(ADI.code, false);
    await save(session.workbench);
    assert.equal(session.sandbox.store.at(ADI.number)?.address, HOME_AGAIN);
    await note.waitFor({ state: 'detached' });
  });

  journey.step('the save of another field in the second window keeps what the first one saved', async (session) => {
    const { sandbox } = session;
    assert.notEqual(await second.editor.locator('#field-address').inputValue(), HOME_AGAIN, 'its copy is older');
    await second.editor.locator('#field-phone').fill(ENTERED.phoneInSecond);
    await second.expectDirty(ADI.code, true);
    sandbox.clearRequests();
    await save(second);
    assert.deepEqual(methods(sandbox), ['GET', 'PUT', 'GET']);
    assert.deepEqual(sandbox.requests[1]?.body, { ID: ADI.id, Phone: ENTERED.phoneInSecond });
    const { address, phone } = sandbox.store.at(ADI.number) ?? {};
    assert.deepEqual({ address, phone }, { address: HOME_AGAIN, phone: ENTERED.phoneInSecond });
    await second.expectField('address', HOME_AGAIN);
    await second.editor.getByText(/Address: somebody else changed it/).waitFor();
  });

  journey.step('both windows edit one field: the later save sends nothing and asks', async (session) => {
    const { workbench, sandbox } = session;
    await workbench.expectField('phone', CANARY.phone);
    await workbench.editor.locator('#field-mobile').fill(ENTERED.mobileInFirst);
    await second.editor.locator('#field-mobile').fill(ENTERED.mobileInSecond);
    await second.expectDirty(ADI.code, true);
    await save(workbench);
    sandbox.clearRequests();
    await pressSave(second);
    await second.editor.getByText('Not saved, and nothing was sent').waitFor();
    await second.expectDirty(ADI.code, true);
    await second.expectField('mobile', ENTERED.mobileInSecond);
    assert.deepEqual(methods(sandbox), ['GET']);
    assert.equal(sandbox.store.at(ADI.number)?.mobile, ENTERED.mobileInFirst);
  });

  journey.step('the decision is saved, and neither window leaves a draft behind', async (session) => {
    const { sandbox } = session;
    await second.editor.getByRole('button', { name: 'Keep Mine' }).click();
    await second.editor.locator('.conflicts').waitFor({ state: 'detached' });
    await save(second);
    const { address, phone, mobile } = sandbox.store.at(ADI.number) ?? {};
    const kept = { address: HOME_AGAIN, phone: ENTERED.phoneInSecond, mobile: ENTERED.mobileInSecond };
    assert.deepEqual({ address, phone, mobile }, kept);
    await eventually('the end of the drafts', () => draftsOf(session).length === 0);
    await second.page.close({ runBeforeUnload: true });
  });

  journey.step('the first window shows all that after a refresh', async ({ workbench, sandbox }) => {
    sandbox.clearRequests();
    await workbench.editor.getByRole('button', { name: 'Refresh' }).click();
    await workbench.expectField('mobile', ENTERED.mobileInSecond);
    await workbench.expectField('phone', ENTERED.phoneInSecond);
    await workbench.expectDirty(ADI.code, false);
    assert.deepEqual(methods(sandbox), ['GET']);
  });
}

/** A window on a folder, since two empty windows in one browser would share what VS Code stores of a window. */
async function openSecond({ folder, openWindow, sandbox }: E2eSession): Promise<Workbench> {
  const workspace = path.join(folder, 'workspace');
  fs.mkdirSync(workspace);
  const second = await openWindow(workspace);
  await second.openSidebar();
  await second.rows(ADI.code).click();
  await second.expectField('address', sandbox.store.at(ADI.number)?.address ?? '');
  return second;
}

async function save(workbench: Workbench): Promise<void> {
  await workbench.expectDirty(ADI.code, true);
  await pressSave(workbench);
  await workbench.expectDirty(ADI.code, false);
}

async function pressSave(workbench: Workbench): Promise<void> {
  await workbench.editor.locator('#field-mobile').focus();
  await workbench.page.keyboard.press('ControlOrMeta+S');
}
