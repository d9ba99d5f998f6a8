import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { CUSTOMER_COMMANDS } from '../../src/commands/ids.ts';
import { Journey } from '../support/e2eJourney.ts';
import { startE2eSession } from '../support/e2eSession.ts';
import { root } from '../support/paths.ts';
import { operationsOf } from './journey/shop.ts';
import { WALK } from './keyboardWalk/walk.ts';

/** Of a list that is only there while one is open, and of the history, which has a walk of its own. */
const ELSEWHERE = /closeIdList|istory/;
/** What an editor or a page sends after the command has opened it. */
const FROM_A_PAGE = /^(createCustomer|updateCustomerBy\w+|mergeCustomer|createToken)$/;

const titles: Readonly<Record<string, string>> = JSON.parse(
  fs.readFileSync(path.join(root, 'package.nls.json'), 'utf8'),
);

// Every command on customers from the palette, with nothing selected and no settings, by keys alone.
const journey = new Journey(() =>
  startE2eSession({
    sandbox: { rateLimit: { limit: 1000, windowSeconds: 86_400 } },
    settings: { 'files.autoSave': 'off' },
  }),
);

journey.step('sample data are there', async ({ workbench, page }) => {
  await workbench.palette('DealPOS: Try with Sample Data');
  await workbench.palette('DealPOS: Focus on Customers View');
  await page.locator('.sidebar .monaco-list-row').first().waitFor();
});

const seen = new Set<string>();
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
  const { operations } = await import('../../src/api/operations.ts');
  const expected = Object.keys(operations).filter((id) => !FROM_A_PAGE.test(id));
  assert.deepEqual(
    expected.filter((id) => !seen.has(id)),
    [],
  );
});
