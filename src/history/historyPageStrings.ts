import type { HistoryTexts } from './historyTexts.ts';
import type { HistoryPageStrings } from './protocol.ts';

/** Every fixed text of the history page. */
export function historyPageStrings({ l10n }: HistoryTexts): HistoryPageStrings {
  return {
    heading: l10n.t('History'),
    loading: l10n.t('Reading the history…'),
    close: l10n.t('Close'),
    accountLabel: l10n.t('Account'),
    filterLabel: l10n.t('Filter'),
    searchLabel: l10n.t('Search customers and values'),
    kindLabel: l10n.t('Kind of change'),
    outcomeLabel: l10n.t('Outcome'),
    clearFilter: l10n.t('Clear Filter'),
    more: l10n.t('Show More'),
    exportCsv: l10n.t('Export as CSV…'),
    exportJson: l10n.t('Export as JSON…'),
    wipe: l10n.t('Delete Local History…'),
    showAll: l10n.t('Show All Customers'),
    fieldColumn: l10n.t('Field'),
    beforeColumn: l10n.t('Before'),
    afterColumn: l10n.t('After'),
    noValue: l10n.t('No value'),
    notKnown: l10n.t('Not known'),
    open: l10n.t('Open Customer'),
  };
}
