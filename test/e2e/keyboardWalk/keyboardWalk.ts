import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { operations } from '../../../src/api/operations.ts';
import { CUSTOMER_COMMANDS } from '../../../src/commands/ids.ts';
import type { Journey } from '../../support/e2eJourney.ts';
import { root } from '../../support/paths.ts';
import { operationsOf } from '../journey/shop.ts';
import { WALK } from './walk.ts';

/** Of a list that is only there while one is open, and of the history, which has a walk of its own. */
const ELSEWHERE = /closeIdList|istory/;
/** What an editor or a page sends after the command has opened it. */
const FROM_A_PAGE = /^(createCustomer|updateCustomerBy\w+|mergeCustomer|createToken)$/;

const titles: Readonly<Record<string, string>> = JSON.parse(
  fs.readFileSync(path.join(root, 'package.nls.json'), 'utf8'),
);

/** Every command on customers from the palette, with nothing selected, by keys alone. */
export function keyboardWalk(journey: Journey): void {
  const seen = new Set<string>();

  journey.step('sample data are there', async ({ workbench, page }) => {
    await workbench.palette('DealPOS: Try with Sample Data');
    await workbench.palette('DealPOS: Focus on Customers View');
    await page.locator('.sidebar .monaco-list-row').first().waitFor();
  });

  for (const { title, keys } of WALK) {
    journey.step(`${title} by the keyboard alone`, async (session) => {
      session.sandbox.clearRequests();
      await session.workbench.palette(`DealPOS: ${title}`);
      await keys(session);
      for (const operation of operationsOf(session.sandbox)) seen.add(operation);
    });
  }

  journey.step('the walk has come to every command and every call', async () => {
    const walked = new Set(WALK.map(({ title }) => title));
    const commands = Object.values(CUSTOMER_COMMANDS).filter((id) => !ELSEWHERE.test(id));
    const missing = commands.map((id) => titles[`command.${id.replace('dealpos.', '')}`] ?? id);
    assert.deepEqual(
      missing.filter((title) => !walked.has(title)),
      [],
    );
    const expected = Object.keys(operations).filter((id) => !FROM_A_PAGE.test(id));
    assert.deepEqual(
      expected.filter((id) => !seen.has(id)),
      [],
    );
  });
}
