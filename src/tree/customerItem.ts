import * as vscode from 'vscode';
import type { CustomerRecord } from '../api/customerRecord.ts';
import { displayName, rowDescription, statusOf } from '../customers/customer.ts';
import type { FieldId } from '../customers/fields.ts';
import { formatField } from '../customers/fieldText.ts';
import { fieldLabels, statusLabels } from '../editor/pageStrings.ts';
import type { CustomerNode } from './treeNodes.ts';
import { nodeId } from './treeNodes.ts';

/** The row of a customer: name, then code and mobile. The tooltip is made later, when the row is hovered. */
export function customerItem(node: CustomerNode, record: CustomerRecord): vscode.TreeItem {
  const name = displayName(record) || vscode.l10n.t('Customer without a name');
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.None);
  item.id = nodeId(node);
  item.description = rowDescription(record).join(' · ');
  item.iconPath = statusIcon(record);
  item.contextValue = `customer.${statusOf(record)}`;
  item.accessibilityInformation = {
    label: [name, ...rowDescription(record), statusText(record)].filter(Boolean).join(', '),
  };
  item.command = { command: 'dealpos.openCustomer', title: vscode.l10n.t('Open Customer'), arguments: [node] };
  return item;
}

const TOOLTIP_FIELDS: readonly FieldId[] = [
  'code',
  'mobile',
  'email',
  'phone',
  'birthDate',
  'group',
  'loyaltyPoint',
  'joinDate',
];

/** The facts that are known of a customer without another request. Text only: a name cannot become a link or markup. */
export function customerTooltip(record: CustomerRecord): vscode.MarkdownString {
  const labels = fieldLabels();
  const tooltip = new vscode.MarkdownString();
  tooltip.isTrusted = false;
  tooltip.supportHtml = false;
  tooltip.appendMarkdown('**');
  appendPlain(tooltip, displayName(record) || vscode.l10n.t('Customer without a name'));
  tooltip.appendMarkdown('**\n\n');
  const status = statusText(record);
  if (status) tooltip.appendText(status).appendMarkdown('\n\n');
  for (const field of TOOLTIP_FIELDS) {
    const text = formatField(field, record);
    if (!text) continue;
    tooltip.appendMarkdown('- ');
    appendPlain(tooltip, `${labels[field]}: ${text}`);
    tooltip.appendMarkdown('\n');
  }
  return tooltip;
}

/** What makes a web or email address of a text, of which VS Code would make a link even where it is plain text. */
const ADDRESS_MARKS = /(@|:(?=\/\/)|(?<=www)\.)/i;

function appendPlain(tooltip: vscode.MarkdownString, text: string): void {
  text.split(ADDRESS_MARKS).forEach((part, index) => {
    if (index % 2 === 1) tooltip.appendMarkdown(`&#${part.charCodeAt(0)};`);
    else tooltip.appendText(part);
  });
}

/** The status in words; empty where the answer did not tell it. */
function statusText(record: CustomerRecord): string {
  return record.status ? (statusLabels()[record.status] ?? record.status) : '';
}

function statusIcon(record: CustomerRecord): vscode.ThemeIcon {
  switch (statusOf(record)) {
    case 'active':
      return new vscode.ThemeIcon('account', new vscode.ThemeColor('charts.green'));
    case 'suspended':
      return new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('charts.red'));
    case 'waiting':
      return new vscode.ThemeIcon('watch', new vscode.ThemeColor('charts.yellow'));
    case 'other':
      return new vscode.ThemeIcon('question');
    case 'unknown':
      return new vscode.ThemeIcon('account');
  }
}
