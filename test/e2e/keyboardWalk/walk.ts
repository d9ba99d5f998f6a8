import type { OperationId } from '../../../src/api/operationId.ts';
import type { E2eSession } from '../../support/e2eSession.ts';
import { eventually } from '../../support/e2eWait.ts';
import type { KnownCustomer } from '../commands/people.ts';
import { DELETED, FOLDED_TWO, LISTED_TWO, PIN_HOLDER, SURVIVOR, TYPIST } from '../commands/people.ts';
import { operationsOf } from '../journey/shop.ts';

/** A command from the palette, and the keys that bring it to its end. */
interface Walked {
  readonly title: string;
  readonly keys: (session: E2eSession) => Promise<unknown>;
}

/** More stops than a dialog has. */
const MOST_TABS = 8;
const { code, name } = TYPIST;
const [FIRST_VICTIM, SECOND_VICTIM] = FOLDED_TWO;

export const WALK: readonly Walked[] = [
  { title: 'List Customers…', keys: after(anyFilter, (session) => listSays(session, 'plain list call')) },
  { title: 'Count Customers…', keys: after(anyFilter, (session) => told(session, 'customers match.')) },
  {
    title: 'Filter Customers…',
    keys: async (session) => {
      await pickByKeys(session, 'Outlet');
      await type(session, 'Name of the outlet', 'No Such Outlet');
      await session.workbench.viewButton('Clear Filter').waitFor();
      // Keys that come while the answer is being shown are lost.
      await session.workbench.treeMessage.filter({ hasText: 'No Such Outlet does not exist' }).waitFor();
    },
  },
  { title: 'Clear Filter', keys: ({ workbench }) => workbench.rows(DELETED.code).waitFor() },
  // What comes next is done after it, also where it is still under way.
  { title: 'Refresh', keys: (session) => asked(session, 'listCustomerWithTotalCount') },
  { title: 'Load More Customers', keys: (session) => listSays(session, '200 of 2,000') },
  { title: 'Open Customer…', keys: after(key(code), opened) },
  { title: 'Edit Customer by ID…', keys: after(type1('Edit Customer by ID', TYPIST.id), opened) },
  { title: 'Edit Customer by Code…', keys: after(type1('Edit Customer by Code', code), opened) },
  { title: 'Edit Customer by Email…', keys: after(type1('Edit Customer by Email', TYPIST.email ?? ''), opened) },
  { title: 'Edit Customer by Mobile…', keys: after(type1('Edit Customer by Mobile', TYPIST.mobile), opened) },
  { title: 'New Customer', keys: (session) => closePage(session, 'New Customer') },
  {
    title: 'Open Customers by ID List…',
    keys: async (session) => {
      await type(session, 'Paste customer IDs', LISTED_TWO[0].id);
      await session.workbench.focusedRow('ID list (1)').waitFor();
      // The hint was there before the call; VS Code shows no fourth message within half a second.
      await told(session, '“Open Customers by ID List”: DealPOS has not documented the field names');
    },
  },
  { title: 'Show Next Customer Code', keys: (session) => told(session, 'This is a preview') },
  { title: 'Suspend Customer…', keys: after(key(code), (session) => told(session, `${name} is suspended.`)) },
  { title: 'Unsuspend Customer…', keys: after(key(code), (session) => told(session, `${name} is active again.`)) },
  { title: 'Verify Mobile…', keys: after(key(code), (session) => verify(session, 'verifyCustomerMobile')) },
  { title: 'Verify Email…', keys: after(key(code), (session) => verify(session, 'verifyCustomerEmail')) },
  {
    title: 'Record App Sign-In…',
    keys: after(type1('Record App Sign-In', TYPIST.id), (session) => sent(session, 'updateAppLastSignInCustomerById')),
  },
  { title: 'Delete Customer…', keys: after(key(DELETED.code), (session) => deleted(session, DELETED)) },
  {
    title: 'Delete Customer by Code…',
    keys: after(type1('Delete Customer', FIRST_VICTIM.code), (session) => deleted(session, FIRST_VICTIM)),
  },
  {
    title: 'Delete Customer by Email…',
    keys: after(type1('Delete Customer', SECOND_VICTIM.email ?? ''), (session) => deleted(session, SECOND_VICTIM)),
  },
  {
    title: 'Merge Customers…',
    keys: async (session) => {
      await key(SURVIVOR.code)(session);
      await session.workbench.quickInputTitle.filter({ hasText: 'and…' }).waitFor();
      await key(code)(session);
      await pickByKeys(session, 'Compare These 2 Customers');
      await session.workbench.editor.getByText('The field names of a merge are not set.').waitFor();
      await session.page.keyboard.press('ControlOrMeta+W');
    },
  },
  {
    title: 'Check Customer PIN…',
    keys: async (session) => {
      // The answer is not the one that is set to mean right or wrong.
      session.sandbox.setDialect('pin-flag');
      await key(PIN_HOLDER.code)(session);
      await type(session, `PIN of ${PIN_HOLDER.name}`, '123456');
      const answer = session.workbench.dialog.filter({ hasText: 'was not recognised, so treat it as not verified.' });
      await answer.waitFor();
      await session.workbench.screenshot('walk-pin-unrecognised');
      await session.page.keyboard.press('Enter');
      await answer.waitFor({ state: 'detached' });
      await session.workbench.clearToasts();
    },
  },
  {
    title: 'Copy…',
    keys: async (session) => {
      await key(code)(session);
      await session.workbench.quickPickRow('Markdown').waitFor();
      await pickByKeys(session, 'Code');
      await told(session, 'Copied: Code');
    },
  },
  {
    title: 'Copy as cURL',
    keys: async (session) => {
      await session.workbench.focusedPick('/api/v3/Customer').waitFor();
      await session.page.keyboard.press('Enter');
      await told(session, 'Copied as cURL.');
    },
  },
];

function after(first: Walked['keys'], then: Walked['keys']): Walked['keys'] {
  return async (session) => {
    await first(session);
    await then(session);
  };
}

/** Types into the box with this title or prompt, and presses Enter. */
async function type({ page, workbench }: E2eSession, about: string, text: string): Promise<void> {
  await page.locator('.quick-input-widget').filter({ hasText: about }).waitFor();
  await workbench.quickInput.focus();
  await page.keyboard.insertText(text);
  await page.keyboard.press('Enter');
}

function type1(about: string, text: string): Walked['keys'] {
  return (session) => type(session, about, text);
}

/** Types a code into the box that takes any key, and takes what was recognised. */
function key(text: string): Walked['keys'] {
  return async ({ page, workbench }) => {
    await workbench.quickInput.and(page.locator('[placeholder*="code, email or mobile"]')).waitFor();
    await page.keyboard.insertText(text);
    await workbench.focusedPick(`Code: ${text}`).filter({ hasText: 'recognised' }).waitFor();
    await page.keyboard.press('Enter');
  };
}

async function pickByKeys({ page, workbench }: E2eSession, label: string): Promise<void> {
  await workbench.quickPickRow(label).first().waitFor();
  await page.keyboard.insertText(label);
  await workbench.focusedPick(label).waitFor();
  await page.keyboard.press('Enter');
}

/** Leaves every part of the filter empty. */
async function anyFilter({ page }: E2eSession): Promise<void> {
  for (const step of [1, 2, 3, 4]) {
    await page
      .locator('.quick-input-title')
      .filter({ hasText: `(${step}/4)` })
      .waitFor();
    await page.keyboard.press('Enter');
  }
}

async function listSays({ workbench }: E2eSession, text: string): Promise<void> {
  await workbench.treeMessage.filter({ hasText: text }).waitFor();
}

async function told({ workbench }: E2eSession, text: string): Promise<void> {
  await workbench.toast(text).waitFor();
  await workbench.clearToasts();
}

function asked({ sandbox }: E2eSession, operation: OperationId): Promise<unknown> {
  return eventually(operation, () => operationsOf(sandbox).includes(operation));
}

/** Waits for the call itself: where a hint comes before it, VS Code may keep the fourth message within half a second back. */
async function sent(session: E2eSession, operation: OperationId): Promise<void> {
  await asked(session, operation);
  await session.workbench.clearToasts();
}

function opened(session: E2eSession): Promise<void> {
  return closePage(session, name);
}

/** Waits for the page with this heading, and closes its tab. */
async function closePage({ page, workbench }: E2eSession, heading: string): Promise<void> {
  await workbench.editor.locator('h1').filter({ hasText: heading }).waitFor();
  await workbench.palette('View: Close All Editors');
  await page.locator('.part.editor .tabs-container .tab').first().waitFor({ state: 'detached' });
}

/** Enter alone answers nothing; the arrow takes the first answer. */
async function verify(session: E2eSession, operation: OperationId): Promise<void> {
  const { page, workbench } = session;
  await workbench.quickPickRow('Not Verified').waitFor();
  await page.keyboard.press('Enter');
  await workbench.quickPickRow('Not Verified').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await sent(session, operation);
}

/** Goes to the button that deletes by Tab, since Enter alone only opens the customer. */
async function deleted(session: E2eSession, customer: KnownCustomer): Promise<void> {
  const { page, workbench } = session;
  await workbench.dialog.filter({ hasText: `Delete ${customer.name} from DealPOS?` }).waitFor();
  const focused = workbench.dialog.locator(':focus');
  for (let tabs = 0; tabs < MOST_TABS && (await focused.textContent())?.trim() !== 'Delete'; tabs += 1) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await workbench.dialog.waitFor({ state: 'detached' });
  await told(session, `${customer.name} was deleted.`);
}
