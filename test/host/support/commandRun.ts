import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { operations } from '../../../src/api/operations.ts';
import type { CommandId } from '../../../src/commands/ids.ts';
import type { CustomerRow } from '../../../src/sandbox/customerRow.ts';
import type { SandboxOptions } from '../../../src/sandbox/options.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import type { UserAct } from '../../unit/commands/fakeStepWindow.ts';
import type { CustomerPage } from './customerPage.ts';
import { eventually } from './eventually.ts';
import { extensionUnderTest } from './extensionUnderTest.ts';
import type { ModeLabel, Shop } from './shop.ts';
import { openShop } from './shop.ts';
import type { Row } from './treeSpy.ts';

/** What the user does with an input, or the label of the button that they press in a dialog or message. */
export type Answer = UserAct | string;

/** A shop with three customers that have everything, in the order of the list. */
export interface SmallShop extends Shop {
  readonly ani: CustomerRow;
  readonly budi: CustomerRow;
  readonly citra: CustomerRow;
}

/** The dialects in which writes are answered otherwise than by ID and message (open question 25). */
export const WRITE_ANSWERS = ['write-empty', 'write-204', 'write-id-only', 'write-message-only'] as const;

/** Operations for which the extension says that their names are unconfirmed, once per machine. */
const HINTED = 'dealpos.hintedOperations';

/** Opens the shop. Hints on unconfirmed names count as given, so that only what a test is about is shown. */
export async function openSmallShop(options: SandboxOptions = {}, mode?: ModeLabel): Promise<SmallShop> {
  const shop = await openShop({ customers: 0, ...options }, 'Toko', mode);
  await forgetHints(Object.keys(operations));
  const person = (number: number, name: string): CustomerRow =>
    shop.sandbox.store.add(
      { name, code: `MM-90${number}`, email: `no${number}@example.test`, mobile: `08120000000${number}` },
      '2024-03-09',
    );
  return { ...shop, ani: person(1, 'Ani Wijaya'), budi: person(2, 'Budi Santoso'), citra: person(3, 'Citra Dewi') };
}

/** Makes the extension believe that it has given the hints on these operations only. */
export async function forgetHints(but: readonly string[] = []): Promise<void> {
  const { globalState } = extensionUnderTest().context;
  if (String(globalState.get(HINTED)) !== String(but)) await globalState.update(HINTED, but);
}

/** Lists the customers and forgets the requests that it took. */
export async function listedRows({ sandbox }: Shop): Promise<readonly Row[]> {
  const rows = await extensionUnderTest().tree.customers();
  sandbox.clearRequests();
  return rows;
}

/** Runs a command whose user gives these answers, and asserts that it gives nothing to its caller. */
export async function run(
  id: CommandId,
  args: readonly unknown[] = [],
  answers: readonly Answer[] = [],
): Promise<void> {
  const { ui } = extensionUnderTest();
  ui.script(...answers.filter((answer) => typeof answer !== 'string'));
  ui.press(...answers.filter((answer) => typeof answer === 'string'));
  assert.equal(await vscode.commands.executeCommand(id, ...args), undefined, id);
}

/** Runs a command that opens a customer, starts its page and waits until the customer is read. */
export async function runOpening(
  id: CommandId,
  args: readonly unknown[] = [],
  answers: readonly Answer[] = [],
): Promise<CustomerPage> {
  const { editor } = extensionUnderTest();
  const before = editor.pages.length;
  await run(id, args, answers);
  const page = await eventually(() => editor.pages[before]);
  page.say({ type: 'ready' });
  await page.until('ready');
  return page;
}

/** The requests that reached a sandbox, but for those for a token: `GET path?query`, or method, path and JSON body. */
export function sentTo({ requests }: Sandbox): readonly string[] {
  return requests
    .filter(({ operation }) => operation !== 'createToken')
    .map(({ method, path, query, body }) => {
      const asked = query === '' ? '' : `?${decodeURIComponent(query)}`;
      return `${method} ${path}${asked}${body === undefined ? '' : ` ${JSON.stringify(body)}`}`;
    });
}

/** The requests that change something. */
export function writesTo(sandbox: Sandbox): readonly string[] {
  return sentTo(sandbox).filter((request) => !request.startsWith('GET '));
}

/** Enters a text that the box refuses, and leaves. */
export function tryOut(text: string): UserAct {
  return (input) => {
    input.type(text);
    input.accept();
    input.hide();
  };
}

/** What the user was shown, message by message, with details on lines of their own. */
export function said(): readonly string[] {
  return extensionUnderTest().ui.messages.map(({ message, detail }) => [message, detail].filter(Boolean).join('\n'));
}
