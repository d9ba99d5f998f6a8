import type { CustomerPage } from '../api/customerRecord.ts';
import { apiErrorDetail } from '../api/errors.ts';
import type { CustomerFilter } from '../customers/filter.ts';
import { filtersLocally, requestedFilter } from '../customers/filter.ts';
import { chooseAccount } from './accountArgument.ts';
import type { CustomerCommandDeps } from './customerCommandDeps.ts';
import { customerKeyArgument } from './customerKeyArgument.ts';
import { askCustomerKey } from './customerKeyPrompt.ts';
import { rowsIn } from './customerTargets.ts';
import { askWholeFilter } from './filterPrompt.ts';
import type { ListCommandDeps } from './listCommands.ts';
import { applyFilter } from './listCommands.ts';
import type { OpenRowDeps } from './openRow.ts';
import { openRow } from './openRow.ts';

export interface LookupDeps extends CustomerCommandDeps, ListCommandDeps, OpenRowDeps {
  /** A count in the user's notation, such as 12,345 or 12.345. */
  readonly formatCount: (count: number) => string;
}

/** Lists the customers that match a filter by the plain list call, which tells no total (1 request). */
export async function listCustomers(deps: LookupDeps, args: readonly unknown[]): Promise<void> {
  const title = deps.l10n.t('List Customers');
  const account = await chooseAccount(deps, args[0], title);
  const directory = account && deps.directories.of(account.id);
  if (!account || !directory) return;
  const filter = await askWholeFilter(deps.steps, deps.l10n, title, directory.state.filter);
  if (!filter) return;
  const isNew = directory.setFilter(filter, { plain: true });
  await deps.view.whileReading(() => (isNew ? directory.load() : directory.refresh()));
  await deps.view.focusList(account.id);
}

/** Counts the customers that match a filter (1 request), and lists them when that is wanted (1 more). */
export async function listCustomersWithTotal(deps: LookupDeps, args: readonly unknown[]): Promise<void> {
  const { l10n, dialogs } = deps;
  const title = l10n.t('Count Customers');
  const account = await chooseAccount(deps, args[0], title);
  const directory = account && deps.directories.of(account.id);
  if (!account || !directory) return;
  const filter = await askWholeFilter(deps.steps, l10n, title, directory.state.filter);
  if (!filter) return;
  const page = await dialogs.withProgress(l10n.t('Counting customers…'), (signal) =>
    countPage(deps, account.id, filter, signal),
  );
  if (page === 'cancelled') return;
  const choices = [{ value: 'show', label: l10n.t('Show Them') }] as const;
  if ((await dialogs.offer(countText(deps, page?.totalCount, filter), choices)) !== 'show') return;
  await applyFilter(deps, directory, filter);
  await deps.view.focusList(account.id);
}

/** Opens a customer by ID, code, email or mobile (1 request, made by the editor, which also shows a failure). */
export async function getCustomer(deps: LookupDeps, args: readonly unknown[]): Promise<void> {
  const [row] = rowsIn(args);
  if (row) return openRow(deps, row);
  const title = deps.l10n.t('Open Customer');
  const given = customerKeyArgument(args[0]);
  const account = await chooseAccount(deps, given, title);
  const key = account && (given?.key ?? (await askCustomerKey(deps.steps, deps.l10n, title)));
  if (!account || !key) return;
  await deps.opener.open(account.id, key, { code: key.kind === 'code' ? key.value : undefined });
}

/** One row of the list, for its total; undefined where the shop's DealPOS does not have the call. */
async function countPage(
  deps: LookupDeps,
  accountId: string,
  filter: CustomerFilter,
  signal: AbortSignal,
): Promise<CustomerPage | 'cancelled' | undefined> {
  const request = { pageNumber: 1, pageSize: 1, ...requestedFilter(filter) };
  try {
    return await deps.connections.api(accountId)?.listCustomerWithTotalCount(request, { signal });
  } catch (error) {
    const kind = apiErrorDetail(error)?.kind;
    if (kind === 'cancelled') return 'cancelled';
    if (kind === 'routeNotFound') return undefined;
    throw error;
  }
}

/** The total in words. A filter by day is sent one day wider at each end (open question 22), so its total is a bound. */
function countText({ l10n, formatCount }: LookupDeps, total: number | undefined, filter: CustomerFilter): string {
  if (total === undefined) return l10n.t('The DealPOS of this shop tells no total.');
  if (filtersLocally(filter)) {
    return l10n.t('At most {0} customers match: DealPOS was asked for one day more at each end.', formatCount(total));
  }
  return total === 1 ? l10n.t('1 customer matches.') : l10n.t('{0} customers match.', formatCount(total));
}
