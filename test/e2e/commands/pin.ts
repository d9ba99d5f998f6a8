import assert from 'node:assert/strict';
import { customerPin } from '../../../src/sandbox/pins.ts';
import type { Journey } from '../../support/e2eJourney.ts';
import type { Workbench } from '../../support/workbench.ts';
import { methods } from '../journey/shop.ts';
import { PIN_HOLDER } from './people.ts';

const RIGHT_PIN = customerPin(1, PIN_HOLDER.id);
const WRONG_PIN = RIGHT_PIN === '000000' ? '111111' : '000000';

/** What the sandbox answers, as a user would write it down in `dealpos.api.fieldNames`. */
export const PIN_ANSWERS = {
  pinCorrect: { status: 200, field: 'Message', value: 'PIN authenticated' },
  pinWrong: { status: 400, field: 'Message', value: 'PIN is not valid' },
};

/** A PIN is right only where the answer is known to say so. */
export function pin(journey: Journey): void {
  journey.step('even the right PIN is not verified where its answer is not the one that was set', async (session) => {
    const { workbench, sandbox } = session;
    await workbench.rows(PIN_HOLDER.code).click();
    await workbench.editor.locator('h1').filter({ hasText: PIN_HOLDER.name }).waitFor();
    sandbox.setDialect('pin-flag');
    sandbox.clearRequests();
    await enterPin(workbench, RIGHT_PIN);
    await workbench.dialog.filter({ hasText: 'was not recognised, so treat it as not verified.' }).waitFor();
    await workbench.screenshot('pin-unrecognised');
    await workbench.dialog.getByRole('button').first().click();
    await workbench.dialog.waitFor({ state: 'detached' });
    assert.deepEqual(methods(sandbox), ['POST']);
    await workbench.clearToasts();
  });

  journey.step('the answer that was set for it tells the right PIN', async (session) => {
    const { workbench, sandbox } = session;
    sandbox.setDialect();
    await enterPin(workbench, RIGHT_PIN);
    await workbench.toast(`${PIN_HOLDER.name}: the PIN is correct.`).waitFor();
    await workbench.clearToasts();
  });

  journey.step('a wrong PIN is told in a dialog, and sent once', async ({ workbench, sandbox }) => {
    sandbox.clearRequests();
    await enterPin(workbench, WRONG_PIN);
    await workbench.dialog.filter({ hasText: `${PIN_HOLDER.name}: the PIN is wrong.` }).waitFor();
    await workbench.screenshot('pin-wrong');
    await workbench.dialog.getByRole('button').first().click();
    await workbench.dialog.waitFor({ state: 'detached' });
    assert.deepEqual(methods(sandbox), ['POST']);
  });
}

/** Asks for the customer in front. */
async function enterPin(workbench: Workbench, text: string): Promise<void> {
  await workbench.palette('DealPOS: Check Customer PIN');
  await workbench.page
    .locator('.quick-input-widget')
    .filter({ hasText: `PIN of ${PIN_HOLDER.name}` })
    .waitFor();
  assert.equal(await workbench.quickInput.getAttribute('type'), 'password');
  await workbench.answerInput(`PIN of ${PIN_HOLDER.name}`, text);
}
