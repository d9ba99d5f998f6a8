import * as vscode from 'vscode';
import type { AccountStore } from '../accounts/accountStore.ts';
import { accessModeLabel } from '../accounts/accountText.ts';
import { isFiltered } from '../customers/directory.ts';
import type { CustomerFilter } from '../customers/filter.ts';
import { setContextKey } from '../platform/contextKeys.ts';
import { DisposableStore } from '../platform/disposables.ts';
import type { CustomersTreeProvider } from './customersTreeProvider.ts';
import type { CustomerDirectories } from './directories.ts';
import { listSummary } from './listText.ts';
import type { TreeNode } from './treeNodes.ts';
import { viewStateOf } from './viewState.ts';

/** The customers view: keeps its message, its heading and the context keys in step with what is loaded. */
export class CustomersView {
  readonly #accounts: AccountStore;
  readonly #directories: CustomerDirectories;
  readonly #provider: CustomersTreeProvider;
  readonly #view: vscode.TreeView<TreeNode>;
  readonly #owned = new DisposableStore();
  /** The filter of each list that was last shown from its top. */
  readonly #filters = new Map<string, CustomerFilter | undefined>();

  constructor(accounts: AccountStore, directories: CustomerDirectories, provider: CustomersTreeProvider) {
    this.#accounts = accounts;
    this.#directories = directories;
    this.#provider = provider;
    this.#view = this.#owned.add(
      vscode.window.createTreeView('dealpos.customers', {
        treeDataProvider: provider,
        showCollapseAll: false,
        canSelectMany: true,
      }),
    );
    this.#owned.add(
      accounts.onDidChange(() => {
        provider.refreshAccounts();
        this.#show();
      }),
    );
    this.#owned.add(
      directories.onDidChange((accountId) => {
        provider.refreshList(accountId);
        this.#show();
        this.#startAtTop(accountId);
      }),
    );
    this.#show();
  }

  /** The node that a command without an argument means: the selected one. */
  selected(): TreeNode | undefined {
    return this.#view.selection[0];
  }

  /** Puts the focus on a customer's row. */
  async focus(accountId: string, customer: string): Promise<void> {
    await this.#view.reveal(this.#provider.customerNode(accountId, customer), { select: true, focus: true });
  }

  /** Opens the view at an account's list. */
  async focusList(accountId: string): Promise<void> {
    const node = this.#provider.accountNode(accountId);
    if (node) await this.#view.reveal(node, { select: true, focus: true, expand: true });
    else await vscode.commands.executeCommand('dealpos.customers.focus');
  }

  /** Opens the view at an account's id list. */
  async focusIdList(accountId: string): Promise<void> {
    await this.#view.reveal(this.#provider.idListNode(accountId), { select: true, focus: true, expand: true });
  }

  /** Shows the progress bar of the view while something is read. */
  async whileReading<T>(task: () => Promise<T>): Promise<T> {
    return vscode.window.withProgress({ location: { viewId: 'dealpos.customers' } }, task);
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** Shows a list that was filtered anew from its first row, wherever the old one was scrolled to. */
  #startAtTop(accountId: string): void {
    const state = this.#directories.known(accountId)?.state;
    const [first] = state?.rows ?? [];
    if (!state || !first || this.#filters.get(accountId) === state.filter) return;
    this.#filters.set(accountId, state.filter);
    if (!this.#view.visible) return;
    const row = this.#provider.customerNode(accountId, first.key);
    // It fails where the list has changed again meanwhile; nothing is lost then.
    void this.#view.reveal(row, { select: false, focus: false }).then(undefined, () => undefined);
  }

  #show(): void {
    const accounts = this.#accounts.list();
    const [only] = accounts;
    const single = accounts.length === 1 && only ? only : undefined;
    const state = single ? this.#directories.known(single.id)?.state : undefined;
    const filtered = accounts.some((account) => isFiltered(this.#directories.known(account.id)?.state));
    const idLists = accounts.some((account) => this.#directories.idList(account.id));
    this.#view.message = single ? listSummary(state, single.label) || undefined : undefined;
    this.#view.description = single ? `${single.label} · ${accessModeLabel(vscode.l10n, single.mode)}` : undefined;
    const viewState = single ? viewStateOf(state) : only ? 'ready' : 'signedOut';
    void setContextKey('dealpos.viewState', viewState);
    void setContextKey('dealpos.filtered', filtered);
    void setContextKey('dealpos.idList', idLists);
    void setContextKey('dealpos.severalAccounts', accounts.length > 1);
  }
}
