import * as vscode from 'vscode';
import type { AccountStore } from '../accounts/accountStore.ts';
import type { CustomerRecord } from '../api/customerRecord.ts';
import type { IdListState } from '../customers/customerIdList.ts';
import type { DirectoryState } from '../customers/directory.ts';
import { accountItem, loadMoreItem } from './accountItem.ts';
import { customerItem, customerTooltip } from './customerItem.ts';
import type { CustomerDirectories } from './directories.ts';
import { actionItem, messageItem } from './emptyListItems.ts';
import { idListItem, idListNoteItem } from './idListItem.ts';
import { listActions } from './listActions.ts';
import type { AccountNode, CustomerNode, IdListNode, TreeNode } from './treeNodes.ts';
import { TreeNodes } from './treeNodes.ts';

/** The customers of the sidebar. One account: its customers directly; several: a node for each. */
export class CustomersTreeProvider implements vscode.TreeDataProvider<TreeNode> {
  readonly #accounts: AccountStore;
  readonly #directories: CustomerDirectories;
  readonly #nodes = new TreeNodes();
  readonly #changed = new vscode.EventEmitter<TreeNode | undefined>();
  readonly #shown = new Map<string, DirectoryState>();
  readonly #shownIdLists = new Map<string, IdListState>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(accounts: AccountStore, directories: CustomerDirectories) {
    this.#accounts = accounts;
    this.#directories = directories;
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    const accounts = this.#accounts.list();
    if (node?.type === 'account') return this.#childrenOf(node.accountId, true);
    if (node?.type === 'idList') return this.#childrenOfIdList(node.accountId);
    if (node) return [];
    const idLists = accounts.filter(({ id }) => this.#directories.idList(id)).map(({ id }) => this.#nodes.idList(id));
    const [only, ...others] = accounts;
    if (only && others.length === 0) return [...idLists, ...(await this.#childrenOf(only.id, false))];
    return [...idLists, ...accounts.map((account) => this.#nodes.account(account.id))];
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
      case 'action':
        return actionItem(node);
      case 'customer':
        return customerItem(node, this.#recordOf(node) ?? { unknownFields: {} });
      case 'idList':
        return idListItem(node, this.#idListState(node.accountId), this.#isSingle() ? '' : (account?.label ?? ''));
      case 'idListNote':
        return idListNoteItem(node, this.#idListState(node.accountId));
    }
  }

  resolveTreeItem(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
    const record = node.type === 'customer' ? this.#recordOf(node) : undefined;
    if (record) item.tooltip = customerTooltip(record);
    return item;
  }

  getParent(node: TreeNode): TreeNode | undefined {
    if (node.type === 'account' || node.type === 'idList') return undefined;
    if (node.type === 'idListNote' || (node.type === 'customer' && node.inIdList)) {
      return this.#nodes.idList(node.accountId);
    }
    return this.#isSingle() ? undefined : this.#nodes.account(node.accountId);
  }

  /** The node of a customer, for `reveal`. */
  customerNode(accountId: string, customer: string): CustomerNode {
    return this.#nodes.customer(accountId, customer);
  }

  /** The node of an account's id list, for `reveal`. */
  idListNode(accountId: string): IdListNode {
    return this.#nodes.idList(accountId);
  }

  /** The node of an account, for `reveal`; undefined where its customers stand at the top. */
  accountNode(accountId: string): AccountNode | undefined {
    return this.#isSingle() ? undefined : this.#nodes.account(accountId);
  }

  /** The accounts changed: draw everything anew. Costs no request. */
  refreshAccounts(): void {
    const alive = new Set(this.#accounts.list().map((account) => account.id));
    for (const accountId of this.#shown.keys()) {
      if (alive.has(accountId)) continue;
      this.#shown.delete(accountId);
      this.#shownIdLists.delete(accountId);
      this.#nodes.forget(accountId);
    }
    this.#changed.fire(undefined);
  }

  /** The list of one account changed: draws the smallest part that differs, so that selection and scrolling stay. */
  refreshList(accountId: string): void {
    this.#refreshIdList(accountId);
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
    const actions = listActions(state).map((action) => this.#nodes.action(accountId, action));
    // Of an only account the reason is in the message over the rows.
    return actions.length > 0 && underNode ? [this.#nodes.message(accountId), ...actions] : [...rows, ...actions];
  }

  #childrenOfIdList(accountId: string): TreeNode[] {
    const state = this.#idListState(accountId);
    if (!state) return [];
    const rows: TreeNode[] = state.rows.map((row) => this.#nodes.customerInIdList(accountId, row.key));
    if (state.missing.length > 0) rows.push(this.#nodes.idListNote(accountId, 'missing'));
    if (state.unread.length > 0) rows.push(this.#nodes.idListNote(accountId, 'unread'));
    return rows;
  }

  /** An id list that came or went changes the top; one that changed is drawn anew as a whole, because it is short. */
  #refreshIdList(accountId: string): void {
    const before = this.#shownIdLists.get(accountId);
    const after = this.#idListState(accountId);
    if (before === after) return;
    if (after) this.#shownIdLists.set(accountId, after);
    else this.#shownIdLists.delete(accountId);
    this.#changed.fire(before && after ? this.#nodes.idList(accountId) : undefined);
  }

  #idListState(accountId: string): IdListState | undefined {
    return this.#directories.idList(accountId)?.state;
  }

  #recordOf(node: CustomerNode): CustomerRecord | undefined {
    const { accountId, customer, inIdList } = node;
    return inIdList
      ? this.#directories.idList(accountId)?.recordOf(customer)
      : this.#directories.known(accountId)?.recordOf(customer);
  }

  #isSingle(): boolean {
    return this.#accounts.list().length < 2;
  }

  #rootOf(accountId: string): TreeNode | undefined {
    return this.accountNode(accountId);
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
