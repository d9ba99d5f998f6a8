import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Journey } from '../../support/e2eJourney.ts';
import { eventually } from '../../support/e2eWait.ts';
import { methods } from '../journey/shop.ts';
import { PIN_HOLDER } from './people.ts';
import { readFieldNames } from './userSettings.ts';

/** A vendor's file that calls one flag by another name than our contract does. */
const VENDOR_FILE = {
  openapi: '3.0.3',
  info: { title: 'Invented DealPOS API', version: '9' },
  paths: {
    '/api/v3/Customer/VerifyMobile': {
      put: {
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['ID', 'IsVerified'],
                properties: { ID: { type: 'string' }, IsVerified: { type: 'boolean' } },
              },
            },
          },
        },
        responses: { '200': { description: 'Done' } },
      },
    },
  },
};

/** The vendor's API description settles names that were a guess. */
export function apiDescription(journey: Journey): void {
  journey.step('a chosen API description is compared with ours', async ({ workbench, page, sandbox, folder }) => {
    const file = path.join(folder, 'openapi.json');
    fs.writeFileSync(file, JSON.stringify(VENDOR_FILE));
    sandbox.clearRequests();
    await workbench.palette('DealPOS: Check API Description');
    await page.locator('.quick-input-widget').filter({ hasText: 'Check API Description' }).waitFor();
    // The picker takes a path once it shows the folder that it begins with.
    await workbench.quickPickRow('..').first().waitFor();
    await workbench.quickInput.fill(file);
    await workbench.quickPickRow(path.basename(file)).waitFor();
    await page.keyboard.press('Enter');
    await workbench.editor.locator('h1').filter({ hasText: 'API Description Compared' }).waitFor();
    await workbench.editor.getByText('IsVerified').first().waitFor();
    assert.equal(sandbox.requestCount, 0);
  });

  journey.step('adopting its names stores them beside those that were set', async (session) => {
    const { workbench } = session;
    const before = readFieldNames(session);
    await workbench.clickToastButton('Names that can be adopted: 1.', 'Adopt Names');
    await workbench.dialog.filter({ hasText: 'verifyMobileFlag: IsVerified instead of Verified' }).waitFor();
    await workbench.screenshot('adopt-names');
    await workbench.clickDialogButton('Adopt Names');
    await workbench.toast('The names have been adopted.').waitFor();
    await eventually('the stored name', () => readFieldNames(session).verifyMobileFlag === 'IsVerified');
    assert.deepEqual(readFieldNames(session), { ...before, verifyMobileFlag: 'IsVerified' });
    await workbench.clearToasts();
  });

  journey.step('the next call uses the adopted name', async ({ workbench, page, sandbox }) => {
    sandbox.setDialect('verify-flag-isverified');
    sandbox.clearRequests();
    await workbench.rows(PIN_HOLDER.code).click();
    await workbench.editor.locator('h1').filter({ hasText: PIN_HOLDER.name }).waitFor();
    await workbench.palette('DealPOS: Verify Mobile');
    const question = page.locator('.quick-input-widget');
    await question.locator(`input[placeholder*="${PIN_HOLDER.mobile}"]`).waitFor();
    await workbench.quickPickRow('Not Verified').waitFor();
    await workbench.screenshot('verify-question');
    await page.keyboard.press('Enter');
    assert.equal(await workbench.quickPickRow('Not Verified').isVisible(), true, 'Enter alone chooses nothing');
    assert.deepEqual(
      methods(sandbox).filter((method) => method === 'PUT'),
      [],
    );
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await workbench.toast(`${PIN_HOLDER.name}: verified.`).waitFor();
    const [write] = sandbox.requests.filter(({ method }) => method === 'PUT');
    assert.deepEqual(write?.body, { ID: PIN_HOLDER.id, IsVerified: true });
    assert.equal(methods(sandbox).filter((method) => method === 'PUT').length, 1);
    sandbox.setDialect();
    await workbench.clearToasts();
  });
}
