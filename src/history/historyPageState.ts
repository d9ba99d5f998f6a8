import type { AccountProfile } from '../accounts/account.ts';
import { accessModeLabel } from '../accounts/accountText.ts';
import type { WriteOutcome } from '../api/writeRecorder.ts';
import { WRITE_KINDS } from '../journal/writeKind.ts';
import { daysOf } from './entryView.ts';
import type { HistoryScope } from './historyPorts.ts';
import type { HistoryView } from './historySession.ts';
import type { HistoryTexts } from './historyTexts.ts';
import { journalCustomerLabel, kindLabel, outcomeLabel } from './historyTexts.ts';
import type { HistoryAction, HistoryNotice, HistoryPageState } from './protocol.ts';

const OUTCOMES: readonly WriteOutcome[] = ['done', 'notDone', 'uncertain'];

/** What a snapshot is made of, beside the session itself. */
export interface HistorySurroundings {
  readonly scope: HistoryScope;
  /** Undefined once it was removed, and its history with it. */
  readonly account: AccountProfile | undefined;
  readonly retentionDays: number;
}

/** The snapshot that the page draws, in the user's language. */
export function historyPageState(
  texts: HistoryTexts,
  view: HistoryView,
  around: HistorySurroundings,
): HistoryPageState {
  const { l10n } = texts;
  const { account } = around;
  const mode = account?.mode ?? 'readOnly';
  const isThere = account !== undefined && view.phase === 'ready';
  const { filter } = view;
  return {
    phase: account === undefined ? 'failed' : view.phase,
    account: { label: account?.label ?? '', mode, modeLabel: accessModeLabel(l10n, mode) },
    subject: subjectOf(texts, around),
    filter: { text: filter.text, kind: filter.kind ?? '', outcome: filter.outcome ?? '' },
    kinds: [
      { value: '', label: l10n.t('All kinds') },
      ...WRITE_KINDS.map((value) => ({ value, label: kindLabel(texts, value) })),
    ],
    outcomes: [
      { value: '', label: l10n.t('All outcomes') },
      ...OUTCOMES.map((value) => ({ value, label: outcomeLabel(texts, value) })),
    ],
    days: isThere ? daysOf(texts, view.shown) : [],
    summary: isThere ? summaryOf(texts, view) : '',
    empty: isThere && view.matching.length === 0 ? emptyText(texts, view, around) : '',
    hidden: isThere ? view.matching.length - view.shown.length : 0,
    retention: retentionText(texts, around.retentionDays),
    canExport: isThere && view.matching.length > 0,
    canWipe: isThere && (view.total > 0 || view.unreadable > 0),
    canShowAll: account !== undefined && around.scope.customer !== undefined,
    notices: noticesOf(texts, view, around),
  };
}

function subjectOf(texts: HistoryTexts, { scope, account }: HistorySurroundings): string {
  const { customer } = scope;
  if (!customer) return texts.l10n.t('All customers of {0}', account?.label ?? '');
  return journalCustomerLabel(texts, {
    id: customer.id || undefined,
    code: customer.code || undefined,
    name: customer.name || undefined,
    email: customer.email || undefined,
    mobile: customer.mobile || undefined,
  });
}

function summaryOf({ l10n }: HistoryTexts, { total, matching }: HistoryView): string {
  return matching.length === total
    ? l10n.t('Changes: {0}', total)
    : l10n.t('Changes: {0} of {1}', matching.length, total);
}

function emptyText(
  { l10n }: HistoryTexts,
  { total }: HistoryView,
  { scope, retentionDays }: HistorySurroundings,
): string {
  if (total > 0) return l10n.t('No change fits the filter.');
  if (retentionDays === 0) return l10n.t('The history is switched off.');
  return scope.customer
    ? l10n.t('Nothing was changed of this customer from this computer yet.')
    : l10n.t('Nothing was changed in this account from this computer yet.');
}

function retentionText({ l10n }: HistoryTexts, days: number): string {
  if (days === 0) return l10n.t('Nothing is recorded: the setting “dealpos.history.retentionDays” is 0.');
  return l10n.t(
    'Only what this extension has sent from this computer. Kept here, encrypted, for {0} days; never sent anywhere.',
    days,
  );
}

function noticesOf(texts: HistoryTexts, view: HistoryView, { account }: HistorySurroundings): HistoryNotice[] {
  const { l10n } = texts;
  if (!account) {
    return [notice('error', l10n.t('The account was removed, and its history with it.'), ['close', l10n.t('Close')])];
  }
  if (view.phase === 'failed') {
    const title = l10n.t('The history could not be read from this computer.');
    return [notice('error', title, ['retry', l10n.t('Try Again')], ['showLog', l10n.t('Show Log')])];
  }
  const notices: HistoryNotice[] = [];
  if (view.unreadable > 0) {
    notices.push(
      notice(
        'warning',
        l10n.t('Records that could not be read: {0}. They are damaged, or their key is gone.', view.unreadable),
      ),
    );
  }
  if (view.missed > 0) {
    const title = l10n.t('Changes of this window that could not be recorded: {0}', view.missed);
    notices.push(notice('warning', title, ['showLog', l10n.t('Show Log')]));
  }
  return notices;
}

function notice(
  severity: HistoryNotice['severity'],
  title: string,
  ...actions: readonly (readonly [HistoryAction, string])[]
): HistoryNotice {
  return {
    severity,
    title,
    details: [],
    actions: actions.map(([action, label], index) => ({ action, label, primary: index === 0 })),
  };
}
