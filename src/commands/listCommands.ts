import type { AccountStore } from '../accounts/accountStore.ts';
import type { CustomerDirectory } from '../customers/directory.ts';
import { isFiltered } from '../customers/directory.ts';
import type { CustomerFilter } from '../customers/filter.ts';
import type { OpenDocuments } from '../editor/openDocuments.ts';
import type { CustomersView } from '../tree/customersView.ts';
import type { CustomerDirectories } from '../tree/directories.ts';
import { chooseAccount } from './accountArgument.ts';
import type { AccountCommandDeps } from './accountCommandDeps.ts';
import { customerArgument } from './customerArgument.ts';
import { askFilter } from './filterPrompt.ts';

/** Pages that a refresh reads without asking; each costs one request of the budget. */
const PAGES_WITHOUT_ASKING = 5;

export interface ListCommandDeps extends Pick<AccountCommandDeps, 'steps' | 'dialogs' | 'l10n' | 'store'> {
  readonly store: AccountStore;
  readonly directories: CustomerDirectories;
  readonly view: Pick<CustomersView, 'focus' | 'focusList' | 'whileReading'>;
}

/**
 * Reads the loaded pages of an account again (1 request for each). VS Code hands a button in the view's title the selected
 * row, so a row stands for its account here; `refreshCustomer` reads a row.
 */
export async function refresh(deps: ListCommandDeps, argument?: unknown): Promise<void> {
  const account = await chooseAccount(deps, argument, deps.l10n.t('Refresh'));
  const directory = account && deps.directories.of(account.id);
  const pages = directory && (await pagesToRefresh(deps, directory.state.pages));
  if (directory && pages) await deps.view.whileReading(() => directory.refresh(pages));
}

interface RefreshRowDeps extends ListCommandDeps {
  readonly open: Pick<OpenDocuments, 'takeIn'>;
}

/** Reads the customer of a row again (1 request), also for the editors in which it is open. */
export async function refreshCustomer(deps: RefreshRowDeps, argument?: unknown): Promise<void> {
  const row = customerArgument(argument);
  if (!row) return;
  const { directories, open } = deps;
  const outcome = await deps.view.whileReading(() => directories.refreshRow(row.accountId, row.customer));
  const record = outcome === 'updated' ? directories.recordOf(row.accountId, row.customer) : undefined;
  if (record) open.takeIn(row.accountId, record);
  if (outcome === 'otherCustomer') {
    deps.dialogs.tell(deps.l10n.t('DealPOS now gives another customer for this row. Refresh the list.'));
  }
}

/** How many pages to read again: all that are loaded, but many only after asking, because each costs a request. */
async function pagesToRefresh(deps: ListCommandDeps, loaded: number): Promise<number | undefined> {
  if (loaded <= PAGES_WITHOUT_ASKING) return Math.max(1, loaded);
  const choice = await deps.dialogs.ask({
    severity: 'warning',
    message: deps.l10n.t('Read {0} pages again?', loaded),
    detail: deps.l10n.t(
      'Each page costs one of the requests that DealPOS allows. The first page shows the rest as not loaded.',
    ),
    choices: [
      { value: 'all', label: deps.l10n.t('All Pages') },
      { value: 'first', label: deps.l10n.t('First Page') },
    ],
  });
  return choice === 'all' ? loaded : choice === 'first' ? 1 : undefined;
}

/** Reads the next page (1 request; none where all are loaded, which is said) and puts the focus on its first row. */
export async function loadMore(deps: ListCommandDeps, argument?: unknown): Promise<void> {
  const hasMore = ({ id }: { readonly id: string }) => deps.directories.known(id)?.state.hasMore === true;
  const fits = deps.store.list().some(hasMore) ? hasMore : undefined;
  const account = await chooseAccount(deps, argument, deps.l10n.t('Load More Customers'), fits);
  const directory = account && deps.directories.of(account.id);
  if (!account || !directory) return;
  const { status } = directory.state;
  if (status === 'ready' && !directory.state.hasMore)
    return deps.dialogs.tell(deps.l10n.t('All customers are loaded.'));
  const { firstNewKey } = await deps.view.whileReading(() => directory.loadMore());
  if (firstNewKey) await deps.view.focus(account.id, firstNewKey);
}

/** Asks for a filter and lists what matches (1 request). */
export async function filterCustomers(deps: ListCommandDeps, argument?: unknown): Promise<void> {
  const account = await chooseAccount(deps, argument, deps.l10n.t('Filter Customers'));
  const directory = account && deps.directories.of(account.id);
  if (!directory) return;
  const filter = await askFilter(deps.steps, deps.l10n, directory.state.filter);
  if (filter) await applyFilter(deps, directory, filter);
}

/** Lists all customers again (1 request for each account that had a filter). */
export async function clearFilter(deps: ListCommandDeps, argument?: unknown): Promise<void> {
  const account = await chooseAccount(deps, argument, deps.l10n.t('Clear Filter'), (candidate) =>
    isFiltered(deps.directories.known(candidate.id)?.state),
  );
  const directory = account && deps.directories.known(account.id);
  if (directory) await applyFilter(deps, directory, undefined);
}

/** Lists what matches a filter, with its total (1 request, or none where it is listed already). */
export async function applyFilter(
  deps: Pick<ListCommandDeps, 'view'>,
  directory: CustomerDirectory,
  filter: CustomerFilter | undefined,
): Promise<void> {
  if (directory.setFilter(filter)) await deps.view.whileReading(() => directory.load());
}
