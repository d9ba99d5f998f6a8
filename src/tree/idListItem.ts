import * as vscode from 'vscode';
import type { IdListState } from '../customers/customerIdList.ts';
import { number } from './listText.ts';
import type { IdListNode, IdListNoteNode } from './treeNodes.ts';
import { nodeId } from './treeNodes.ts';

/** The node of an id list. It says whose it is where there are several accounts. */
export function idListItem(node: IdListNode, state: IdListState | undefined, accountLabel: string): vscode.TreeItem {
  const label = vscode.l10n.t('ID list ({0})', number(state?.rows.length ?? 0));
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  item.id = nodeId(node);
  item.description = accountLabel;
  item.tooltip = vscode.l10n.t(
    'Customers that you asked for by ID. The list is gone when it is closed, or with this window.',
  );
  item.iconPath = new vscode.ThemeIcon('list-selection');
  item.contextValue = 'idList';
  item.accessibilityInformation = { label: [label, accountLabel].filter(Boolean).join(', ') };
  return item;
}

/** The line about ids without a row. A click on the unread ones goes on reading. */
export function idListNoteItem(node: IdListNoteNode, state: IdListState | undefined): vscode.TreeItem {
  const ids = state?.[node.note] ?? [];
  const count = number(ids.length);
  const label =
    node.note === 'missing' ? vscode.l10n.t('Not found: {0}', count) : vscode.l10n.t('Not read: {0}', count);
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
  item.id = nodeId(node);
  item.description = ids.join(', ');
  item.tooltip = ids.join('\n');
  item.iconPath = new vscode.ThemeIcon(node.note === 'missing' ? 'question' : 'watch');
  item.contextValue = `idListNote.${node.note}`;
  if (node.note === 'unread') {
    const title = vscode.l10n.t('Read the Rest');
    item.command = { command: 'dealpos.getCustomersByListId', title, arguments: [node] };
  }
  return item;
}
