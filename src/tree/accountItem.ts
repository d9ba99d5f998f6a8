import * as vscode from 'vscode';
import type { AccountProfile } from '../accounts/account.ts';
import { accessModeLabel, accountTooltip } from '../accounts/accountText.ts';
import type { DirectoryState } from '../customers/directory.ts';
import { countText, filterText, loadMoreText, plainText } from './listText.ts';
import type { AccountNode, LoadMoreNode } from './treeNodes.ts';
import { nodeId } from './treeNodes.ts';
import { viewStateOf } from './viewState.ts';

/** The node of an account, shown when there are several. */
export function accountItem(
  node: AccountNode,
  account: AccountProfile | undefined,
  state: DirectoryState | undefined,
): vscode.TreeItem {
  const label = account?.label ?? '';
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  const needsSecret = viewStateOf(state) === 'secretMissing';
  const facts = needsSecret
    ? [vscode.l10n.t('needs its secret')]
    : [
        account ? accessModeLabel(vscode.l10n, account.mode) : '',
        state ? countText(state) : '',
        state ? filterText(state.filter) : '',
        state ? plainText(state) : '',
      ];
  item.id = nodeId(node);
  item.description = facts.filter(Boolean).join(' · ');
  item.tooltip = account ? accountTooltip(vscode.l10n, account).join('\n') : undefined;
  item.iconPath = new vscode.ThemeIcon(needsSecret ? 'key' : account?.kind === 'sample' ? 'beaker' : 'organization');
  item.contextValue = `account.${needsSecret ? 'secretMissing' : (account?.mode ?? 'normal')}`;
  item.accessibilityInformation = { label: [label, item.description].join(', ') };
  return item;
}

/** The last row of a list that has more pages. */
export function loadMoreItem(node: LoadMoreNode, state: DirectoryState | undefined): vscode.TreeItem {
  const label = state ? loadMoreText(state) : '';
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
  item.id = nodeId(node);
  item.iconPath = new vscode.ThemeIcon(state?.status === 'loading' ? 'loading~spin' : 'arrow-down');
  item.contextValue = 'loadMore';
  item.command = { command: 'dealpos.loadMore', title: vscode.l10n.t('Load More Customers'), arguments: [node] };
  return item;
}
