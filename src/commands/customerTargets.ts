import type { CustomerKey, CustomerRecord } from '../api/customerRecord.ts';
import { displayName, keyOf, withKey } from '../customers/customer.ts';
import { chooseAccount } from './accountArgument.ts';
import type { CustomerArgument } from './customerArgument.ts';
import { customerArgument } from './customerArgument.ts';
import type { CustomerCommandDeps } from './customerCommandDeps.ts';
import { askCustomerKey, askKeyOfKind } from './customerKeyPrompt.ts';

/** A customer that a command acts on, as far as it is known. */
export interface Target {
  readonly accountId: string;
  readonly key: CustomerKey;
  readonly record: CustomerRecord;
}

export interface TargetQuestion {
  /** Said over the box, such as "Suspend Customer". */
  readonly title: string;
  /** Ask for this kind of key only. */
  readonly only?: CustomerKey['kind'];
}

/**
 * The customers that a command means: the rows it was called on, else the customer in front, else the one that the user
 * names. A customer that is named is read first (1 request), so that the user sees whom the key leads to (open questions
 * 7 and 8). Empty when the user leaves. Throws `ApiError` when the named customer cannot be read.
 */
export async function chooseTargets(
  deps: CustomerCommandDeps,
  args: readonly unknown[],
  question: TargetQuestion,
): Promise<readonly Target[]> {
  const rows = rowsIn(args);
  if (rows.length > 0) return rows.flatMap((row) => targetOfRow(deps, row));
  const open = targetInFront(deps);
  if (open) return [open];
  const named = await askTarget(deps, question);
  return named ? [named] : [];
}

/** The rows in a command's arguments: all that are selected, or the one that was clicked. A customer in two lists counts once. */
export function rowsIn(args: readonly unknown[]): readonly CustomerArgument[] {
  const [first, selected] = args;
  const clicked = customerArgument(first);
  const rows = Array.isArray(selected) ? selected.map(customerArgument).filter((row) => row !== undefined) : [];
  const chosen = clicked && !rows.some((row) => sameRow(row, clicked)) ? [clicked] : rows;
  return chosen.filter((row, index) => chosen.findIndex((other) => sameRow(other, row)) === index);
}

function sameRow(one: CustomerArgument, other: CustomerArgument): boolean {
  return one.accountId === other.accountId && one.customer === other.customer;
}

/** How a target is called in a question or a report: its name, else its key. */
export function targetLabel(target: Target): string {
  return displayName(target.record) || target.key.value;
}

function targetOfRow(deps: CustomerCommandDeps, row: CustomerArgument): Target[] {
  const record = deps.directories.recordOf(row.accountId, row.customer);
  const key = record && keyOf(record);
  return record && key ? [{ accountId: row.accountId, key, record }] : [];
}

/** The customer in the editor that has the focus, once it was read. */
export function targetInFront(deps: CustomerCommandDeps): Target | undefined {
  const document = deps.open.active()?.document;
  const record = document?.view.draft?.base;
  const key = record && (keyOf(record) ?? document.key);
  return document && record && key ? { accountId: document.accountId, key, record } : undefined;
}

async function askTarget(deps: CustomerCommandDeps, question: TargetQuestion): Promise<Target | undefined> {
  const account = await chooseAccount(deps, undefined, question.title);
  const api = account && deps.connections.api(account.id);
  if (!account || !api) return undefined;
  const key = question.only
    ? await askKeyOfKind(deps.steps, deps.l10n, question.title, question.only)
    : await askCustomerKey(deps.steps, deps.l10n, question.title);
  if (!key) return undefined;
  const title = deps.l10n.t('Reading the customer from DealPOS…');
  const record = await deps.dialogs.withProgress(title, (signal) => api.getCustomerDetail(key, { signal }));
  return { accountId: account.id, key, record: withKey(record, key) };
}
