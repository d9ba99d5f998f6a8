import * as vscode from 'vscode';
import type { DirectoryState } from '../customers/directory.ts';
import type { CustomerFilter } from '../customers/filter.ts';
import { errorLine } from '../platform/errorText.ts';
import { viewStateOf } from './viewState.ts';

/** How many of how many, and which filter: the line above the list. Empty while there is nothing to tell. */
export function listSummary(state: DirectoryState | undefined, accountLabel: string): string {
  if (!state) return '';
  const lines = [
    countText(state),
    emptyText(state),
    filterText(state.filter),
    plainText(state),
    failureText(state, accountLabel),
  ];
  return lines.filter(Boolean).join(' · ');
}

/** "100 of 2,000 customers". */
export function countText(state: DirectoryState): string {
  const loaded = state.rows.length;
  if (loaded === 0) return '';
  if (state.hasMore && state.total === undefined)
    return vscode.l10n.t('{0} customers loaded, more to come', number(loaded));
  if (state.total === undefined || state.total <= loaded) {
    return loaded === 1 ? vscode.l10n.t('1 customer') : vscode.l10n.t('{0} customers', number(loaded));
  }
  return vscode.l10n.t('{0} of {1} customers', number(loaded), number(state.total));
}

/** Says of a list that was read without a failure that it has no rows; empty for any other list. */
export function emptyText(state: DirectoryState): string {
  switch (viewStateOf(state)) {
    case 'empty':
      return vscode.l10n.t('No customers yet');
    case 'emptyFiltered':
      return vscode.l10n.t('No customer matches the filter');
    default:
      return '';
  }
}

/** Which filter narrows the list; empty without one. */
export function filterText(filter: CustomerFilter | undefined): string {
  if (!filter) return '';
  const parts = [
    filter.name ? vscode.l10n.t('name “{0}”', filter.name) : '',
    filter.outlet ? vscode.l10n.t('outlet “{0}”', filter.outlet) : '',
    filter.from ? vscode.l10n.t('joined from {0}', filter.from) : '',
    filter.to ? vscode.l10n.t('joined to {0}', filter.to) : '',
  ].filter(Boolean);
  return parts.length > 0 ? vscode.l10n.t('Filter: {0}', parts.join(', ')) : '';
}

/** Says that the list was asked for without a total; empty for any other list. */
export function plainText(state: DirectoryState): string {
  return state.plain ? vscode.l10n.t('plain list call, which tells no total') : '';
}

/** The label of the last row: "Load more (100 of 2,000)". */
export function loadMoreText(state: DirectoryState): string {
  const loaded = number(state.rows.length);
  if (state.status === 'loading') return vscode.l10n.t('Loading more…');
  return state.total === undefined
    ? vscode.l10n.t('Load more ({0} loaded)', loaded)
    : vscode.l10n.t('Load more ({0} of {1})', loaded, number(state.total));
}

/** A count in the user's notation, such as 2,000 or 2.000. */
export function number(value: number): string {
  return new Intl.NumberFormat(vscode.env.language).format(value);
}

function failureText(state: DirectoryState, accountLabel: string): string {
  return state.status === 'failed' && state.error ? errorLine(state.error, { accountLabel }) : '';
}
