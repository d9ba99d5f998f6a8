import type { AccountProfile } from '../accounts/account.ts';
import type { IdList } from '../customers/idList.ts';
import { MAX_IDS, parseIdList } from '../customers/idList.ts';
import type { CustomersView } from '../tree/customersView.ts';
import { chooseAccount } from './accountArgument.ts';
import type { CustomerCommandDeps } from './customerCommandDeps.ts';
import { idListArgument, isUnreadNote } from './idListArgument.ts';
import { readIdList, reportUnread } from './idListReading.ts';
import { runSteps } from './multiStep.ts';

export interface IdListDeps extends CustomerCommandDeps {
  readonly view: Pick<CustomersView, 'focusIdList'>;
}

/** Bad ids that a question names; the rest is counted. */
const MAX_NAMED = 20;

/**
 * Shows the customers with these ids as a list of its own (1 request for each 100 ids; where the shop's DealPOS does not
 * take that call, 1 request for each id, after asking).
 */
export async function getCustomersByListId(deps: IdListDeps, args: readonly unknown[]): Promise<void> {
  const [argument] = args;
  if (isUnreadNote(argument)) return readRest(deps, argument.accountId);
  const title = deps.l10n.t('Open Customers by ID List');
  const given = idListArgument(argument);
  const account = await chooseAccount(deps, argument, title);
  if (!account) return;
  const list = given ? parseIdList(given.join('\n')) : await askIds(deps, title);
  if (!list || !(await isAccepted(deps, list))) return;
  const { answer, isDeclined } = await readIdList(deps, account, list.ids);
  if (answer.records.length + answer.missing.length > 0) {
    deps.directories.showIdList(account.id, answer);
    await focusIdList(deps, account);
  }
  if (!isDeclined) await reportUnread(deps, account, answer, list.ids.length);
}

/** Closes an account's id list. No request. */
export async function closeIdList(deps: CustomerCommandDeps, args: readonly unknown[]): Promise<void> {
  const { l10n, directories } = deps;
  const hasList = ({ id }: AccountProfile): boolean => directories.idList(id) !== undefined;
  if (!deps.store.list().some(hasList)) return deps.dialogs.tell(l10n.t('No ID list is open.'));
  const account = await chooseAccount(deps, args[0], l10n.t('Close ID List'), hasList);
  if (account) directories.closeIdList(account.id);
}

/** Goes on with the ids of an open list that were not read. */
async function readRest(deps: IdListDeps, accountId: string): Promise<void> {
  const account = deps.store.get(accountId);
  const list = deps.directories.idList(accountId);
  const ids = list?.state.unread ?? [];
  if (!account || !list || ids.length === 0) return;
  const { answer, isDeclined } = await readIdList(deps, account, ids);
  if (deps.directories.idList(accountId) !== list) return;
  deps.directories.addToIdList(accountId, answer);
  if (!isDeclined) await reportUnread(deps, account, answer, ids.length);
}

async function askIds(deps: IdListDeps, title: string): Promise<IdList | undefined> {
  const { l10n } = deps;
  const values = await runSteps(deps.steps, {
    title,
    steps: [
      {
        kind: 'text',
        key: 'ids',
        prompt: l10n.t('Paste customer IDs, up to {0}, with anything between them', MAX_IDS),
        validate: (text) => problemText(deps, parseIdList(text)),
      },
    ],
  });
  const text = values?.get('ids');
  return text === undefined ? undefined : parseIdList(text);
}

/** Names what of the list will be left out, and asks whether to go on. Nothing is asked where all of it is used. */
async function isAccepted(deps: IdListDeps, list: IdList): Promise<boolean> {
  const { l10n, dialogs } = deps;
  const problem = problemText(deps, list);
  if (problem) {
    dialogs.tell(problem);
    return false;
  }
  const { ids, duplicates, bad } = list;
  const lines = [
    duplicates > 0 ? l10n.t('Repeated IDs, each read once: {0}', duplicates) : '',
    bad.length > 0 ? l10n.t('Left out, because they are no customer IDs: {0}', named(deps, bad)) : '',
  ].filter(Boolean);
  if (lines.length === 0) return true;
  const answer = await dialogs.ask({
    severity: 'warning',
    message: ids.length === 1 ? l10n.t('Open 1 customer?') : l10n.t('Open {0} customers?', ids.length),
    detail: lines.join('\n'),
    choices: [{ value: 'yes', label: l10n.t('Open') }],
  });
  return answer === 'yes';
}

function named({ l10n }: IdListDeps, words: readonly string[]): string {
  const shown = words.slice(0, MAX_NAMED).map((word) => (word.length > 60 ? `${word.slice(0, 60)}…` : word));
  const more = words.length - shown.length;
  return more > 0 ? l10n.t('{0} and {1} more', shown.join(', '), more) : shown.join(', ');
}

function problemText({ l10n }: IdListDeps, { problem, ids, bad }: IdList): string | undefined {
  switch (problem) {
    case 'empty':
      return bad.length > 0
        ? l10n.t('None of these is a customer ID such as {0}.', '7c2f0a51-3d1e-4b60-9a2c-0e8b6f4d1a77')
        : l10n.t('Enter at least one customer ID.');
    case 'tooMany':
      return l10n.t('These are {0} IDs; {1} at most can be read at once.', ids.length, MAX_IDS);
    case 'tooLong':
      return l10n.t('This text is too long for {0} IDs.', MAX_IDS);
    case undefined:
      return undefined;
  }
}

/** The account can be gone by now, and its list with it. */
async function focusIdList(deps: IdListDeps, account: AccountProfile): Promise<void> {
  if (deps.directories.idList(account.id)) await deps.view.focusIdList(account.id);
}
