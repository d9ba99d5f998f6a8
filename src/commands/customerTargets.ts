import type { CustomerKey, CustomerRecord } from '../api/customerRecord.ts';
import { displayName, keyOf, sameCustomer, withKey } from '../customers/customer.ts';
import { customerLabel } from '../customers/customerLabel.ts';
import type { CustomerDocument } from '../editor/customerDocument.ts';
import { chooseAccount } from './accountArgument.ts';
import type { CustomerArgument } from './customerArgument.ts';
import { customerArgument } from './customerArgument.ts';
import type { CustomerCommandDeps } from './customerCommandDeps.ts';
import { askCustomerKey, askKeyOfKind, kindLabel } from './customerKeyPrompt.ts';

/** A customer that this window knows, with or without an identifier. */
export interface KnownCustomer {
  readonly accountId: string;
  readonly record: CustomerRecord;
}

/** A customer that a command acts on, as far as it is known. */
export interface Target extends KnownCustomer {
  readonly key: CustomerKey;
}

export interface TargetQuestion {
  /** Said over the box, such as "Suspend Customer". */
  readonly title: string;
  /** Ask for this kind of key only. */
  readonly only?: CustomerKey['kind'];
}

/**
 * The customers that a command means: the rows or the editor it was called on, else the customer in front, else the one that the user
 * names. A customer that is named is read first (1 request), because a key may lead to somebody else (open questions
 * 7 and 8). Empty when the user leaves. Throws `ApiError` when the named customer cannot be read.
 */
export async function chooseTargets(
  deps: CustomerCommandDeps,
  args: readonly unknown[],
  question: TargetQuestion,
): Promise<readonly Target[]> {
  const given = customersGiven(deps, args);
  if (given) return given.flatMap((customer) => withBestKey(deps, customer));
  const named = await askTarget(deps, question);
  return named ? [named] : [];
}

/**
 * The customers of the rows that a command was called on, else the one of the editor that it was called in, else the one
 * in front; 0 requests. Undefined where the command
 * was called on nothing. A row that is gone is left out, after saying so.
 */
export function customersGiven(
  deps: CustomerCommandDeps,
  args: readonly unknown[],
): readonly KnownCustomer[] | undefined {
  const rows = rowsIn(args);
  if (rows.length === 0) {
    const open = targetOpen(deps, args[0]);
    return open && [open];
  }
  const customers = rows.flatMap(({ accountId, customer }) => {
    const record = deps.directories.recordOf(accountId, customer);
    return record ? [{ accountId, record }] : [];
  });
  if (customers.length < rows.length) {
    deps.dialogs.tell(deps.l10n.t('Some of this is not in the list any more. Refresh the list.'));
  }
  return customers;
}

/** As `customersGiven`, for a command on one customer: of several rows the one that was clicked is meant. */
export function customerGiven(
  deps: CustomerCommandDeps,
  [clicked]: readonly unknown[],
): readonly KnownCustomer[] | undefined {
  return customersGiven(deps, [clicked]);
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

/** How a single target is called in a question or a report: its name, else its key. */
export function targetLabel(target: Target): string {
  return displayName(target.record) || target.key.value;
}

/** How a target is called among several: code and name, else its key. */
export function targetLine(target: Target): string {
  return customerLabel(target.record) || target.key.value;
}

/** The targets under their IDs, for calls that take nothing else; one without an ID is named and left out. */
export function targetsWithId(deps: CustomerCommandDeps, targets: readonly Target[]): readonly Target[] {
  return targets.flatMap((target): Target[] => {
    const id = target.record.id?.trim();
    if (id) return [{ ...target, key: { kind: 'id', value: id } }];
    deps.dialogs.tell(deps.l10n.t('{0} has no known ID, which this call needs.', targetLabel(target)));
    return [];
  });
}

/** The editor at this URI, else the one that has the focus. */
export function documentMeant(deps: CustomerCommandDeps, uri: unknown): CustomerDocument | undefined {
  return (deps.open.at(uri) ?? deps.open.active())?.document;
}

/** The customer of the editor at this URI, else of the one that has the focus, once it was read. */
export function targetOpen(deps: CustomerCommandDeps, uri: unknown): Target | undefined {
  const document = documentMeant(deps, uri);
  const record = document?.view.draft?.base;
  const key = record && (keyOf(record) ?? document.key);
  return document && record && key ? { accountId: document.accountId, key, record } : undefined;
}

function withBestKey(deps: CustomerCommandDeps, customer: KnownCustomer | Target): Target[] {
  if ('key' in customer) return [customer];
  const key = keyOf(customer.record);
  if (key) return [{ ...customer, key }];
  deps.dialogs.tell(
    deps.l10n.t('DealPOS gave no ID, code, email or mobile for this customer, so nothing can be asked about it.'),
  );
  return [];
}

async function askTarget(deps: CustomerCommandDeps, question: TargetQuestion): Promise<Target | undefined> {
  const account = await chooseAccount(deps, undefined, question.title);
  const api = account && deps.connections.api(account.id);
  if (!account || !api) return undefined;
  const asked = question.only
    ? await askKeyOfKind(deps.steps, deps.l10n, question.title, question.only)
    : await askCustomerKey(deps.steps, deps.l10n, question.title);
  if (!asked) return undefined;
  const title = deps.l10n.t('Reading the customer from DealPOS…');
  const answer = await deps.dialogs.withProgress(title, (signal) => api.getCustomerDetail(asked, { signal }));
  const record = withKey(answer, asked);
  deps.fresh.remember(account.id, record);
  const target = { accountId: account.id, key: keyOf(record) ?? asked, record };
  return (await isMeant(deps, asked, target)) ? target : undefined;
}

/** Asks where the customer that DealPOS gave does not hold the key that it was asked by (open question 8). */
async function isMeant(deps: CustomerCommandDeps, asked: CustomerKey, target: Target): Promise<boolean> {
  if (sameCustomer({ [asked.kind]: asked.value, unknownFields: {} }, target.record) === 'same') return true;
  const { l10n } = deps;
  const answer = await deps.dialogs.ask({
    severity: 'warning',
    message: l10n.t('DealPOS answered with {0}. Is this the customer that you mean?', targetLabel(target)),
    detail: l10n.t(
      'You entered {0}: {1}. The customer that DealPOS gave for it does not show this value.',
      kindLabel(l10n, asked.kind),
      asked.value,
    ),
    choices: [{ value: 'yes', label: l10n.t('Go On with This Customer') }],
  });
  return answer === 'yes';
}
