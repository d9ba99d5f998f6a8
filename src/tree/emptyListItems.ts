import * as vscode from 'vscode';
import type { DirectoryState } from '../customers/directory.ts';
import { describeError } from '../platform/errorText.ts';
import type { ListAction } from './listActions.ts';
import { emptyText } from './listText.ts';
import type { ActionNode, MessageNode } from './treeNodes.ts';
import { nodeId } from './treeNodes.ts';

/** The line under one of several accounts that has no rows: why. */
export function messageItem(
  node: MessageNode,
  accountLabel: string,
  state: DirectoryState | undefined,
): vscode.TreeItem {
  const error = state?.error && describeError(state.error, { accountLabel });
  const label = error?.message ?? (state ? emptyText(state) : '');
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
  item.id = nodeId(node);
  item.iconPath = new vscode.ThemeIcon(error ? 'warning' : 'info');
  item.contextValue = 'message';
  item.tooltip = error && [error.message, error.nextStep].join('\n');
  item.accessibilityInformation = { label: [label, error?.nextStep].filter(Boolean).join(' ') };
  return item;
}

/** A row that does something about a list without rows, on a click or Enter. */
export function actionItem(node: ActionNode): vscode.TreeItem {
  const [title, icon, command] = lookOf(node.action);
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.None);
  item.id = nodeId(node);
  item.iconPath = new vscode.ThemeIcon(icon);
  item.contextValue = 'action';
  item.command = { command, title, arguments: [node] };
  return item;
}

function lookOf(action: ListAction): readonly [title: string, icon: string, command: string] {
  switch (action) {
    case 'refresh':
      return [vscode.l10n.t('Refresh'), 'refresh', 'dealpos.refresh'];
    case 'tryAgain':
      return [vscode.l10n.t('Try Again'), 'refresh', 'dealpos.refresh'];
    case 'changeFilter':
      return [vscode.l10n.t('Change Filter…'), 'filter', 'dealpos.filterCustomers'];
    case 'clearFilter':
      return [vscode.l10n.t('Clear Filter'), 'clear-all', 'dealpos.clearFilter'];
    case 'enterSecret':
      return [vscode.l10n.t('Enter Secret…'), 'key', 'dealpos.enterSecret'];
    case 'editAccount':
      return [vscode.l10n.t('Edit Account…'), 'edit', 'dealpos.editAccount'];
    case 'removeAccount':
      return [vscode.l10n.t('Remove Account…'), 'trash', 'dealpos.removeAccount'];
    case 'diagnose':
      return [vscode.l10n.t('Diagnose Connection…'), 'pulse', 'dealpos.diagnoseConnection'];
    case 'showLog':
      return [vscode.l10n.t('Show Log'), 'output', 'dealpos.showLog'];
  }
}
