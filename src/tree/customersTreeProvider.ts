import * as vscode from 'vscode';
import type { AccountStore } from '../accounts/accountStore.ts';
import type { DirectoryState } from '../customers/directory.ts';
import { accountItem, loadMoreItem, messageItem } from './accountItem.ts';
import { customerItem, customerTooltip } from './customerItem.ts';
import type { CustomerDirectories } from './directories.ts';
import type { CustomerNode, TreeNode } from './treeNodes.ts';
import { TreeNodes } from './treeNodes.ts';
import { viewStateOf } from './viewState.ts';

/** The customers of the sidebar. One account: its customers directly; several: a node for each. */
export class CustomersTreeProvider implements vscode.TreeDataProvider<TreeNode> {
  readonly #accounts: AccountStore;
  readonly #directories: CustomerDirectories;
  readonly #nodes = new TreeNodes();
  readonly #changed = new vscode.EventEmitter<TreeNode | undefined>();
  readonly #shown = new Map<string, DirectoryState>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(accounts: AccountStore, directories: CustomerDirectories) {
    this.#accounts = accounts;
    this.#directories = directories;
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    const accounts = this.#accounts.list();
    if (node) return node.type === 'account' ? this.#childrenOf(node.accountId, true) : [];
    const [only, ...others] = accounts;
    if (!only) return [];
    if (others.length === 0) return this.#childrenOf(only.id, false);
    return accounts.map((account) => this.#nodes.account(account.id));
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const state = this.#directories.known(node.accountId)?.state;
    const account = this.#accounts.get(node.accountId);
    switch (node.type) {
      case 'account':
        return accountItem(node, account, state);
      case 'loadMore':
        return loadMoreItem(node, state);
      case 'message':
        return messageItem(node, account?.label ?? '', state);
      case 'customer': {
        const record = this.#directories.known(node.accountId)?.recordOf(node.customer);
        return customerItem(node, record ?? { unknownFields: {} });
      }
    }
  }

  resolveTreeItem(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
    if (node.type !== 'customer') return item;
    const record = this.#directories.known(node.accountId)?.recordOf(node.customer);
    if (record) item.tooltip = customerTooltip(record);
    return item;
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.type === 'account' || this.#accounts.list().length < 2
      ? undefined
      : this.#nodes.account(node.accountId);
  }

  /** The node of a customer, for `reveal`. */
  customerNode(accountId: string, customer: string): CustomerNode {
    return this.#nodes.customer(accountId, customer);
  }

  /** The accounts changed: draw everything anew. Costs no request. */
  refreshAccounts(): void {
    const alive = new Set(this.#accounts.list().map((account) => account.id));
    for (const accountId of this.#shown.keys()) {
      if (alive.has(accountId)) continue;
      this.#shown.delete(accountId);
      this.#nodes.forget(accountId);
    }
    this.#changed.fire(undefined);
  }

  /** The list of one account changed: draws the smallest part that differs, so that selection and scrolling stay. */
  refreshList(accountId: string): void {
    const before = this.#shown.get(accountId);
    const after = this.#directories.known(accountId)?.state;
    if (!after) this.#shown.delete(accountId);
    if (!before || !after || !sameRows(before, after)) {
      this.#changed.fire(this.#rootOf(accountId));
      return;
    }
    this.#shown.set(accountId, after);
    const olds = new Map(before.rows.map((row) => [row.key, row.record]));
    for (const row of after.rows) {
      if (olds.get(row.key) !== row.record) this.#changed.fire(this.#nodes.customer(accountId, row.key));
    }
    if (after.hasMore && before.status !== after.status) this.#changed.fire(this.#nodes.loadMore(accountId));
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #childrenOf(accountId: string, underNode: boolean): Promise<TreeNode[]> {
    const directory = this.#directories.of(accountId);
    if (!directory) return [];
    if (directory.state.status === 'idle') await directory.load();
    const { state } = directory;
    this.#shown.set(accountId, state);
    const rows: TreeNode[] = state.rows.map((row) => this.#nodes.customer(accountId, row.key));
    if (state.hasMore && rows.length > 0) rows.push(this.#nodes.loadMore(accountId));
    if (rows.length === 0 && underNode && viewStateOf(state) !== 'loading') rows.push(this.#nodes.message(accountId));
    return rows;
  }

  #rootOf(accountId: string): TreeNode | undefined {
    return this.#accounts.list().length > 1 ? this.#nodes.account(accountId) : undefined;
  }
}

/** True when the same customers stand in the same order, so that only what they say may differ. */
function sameRows(before: DirectoryState, after: DirectoryState): boolean {
  return (
    before.rows.length > 0 &&
    before.rows.length === after.rows.length &&
    before.hasMore === after.hasMore &&
    before.rows.every((row, index) => row.key === after.rows[index]?.key)
  );
}
