import type { AccountProfile } from '../accounts/account.ts';
import { accessModeLabel } from '../accounts/accountText.ts';
import type { MergeComparison } from '../customers/compareForMerge.ts';
import { compareForMerge } from '../customers/compareForMerge.ts';
import { displayName } from '../customers/customer.ts';
import { customerKey, customerLabel } from '../customers/customerLabel.ts';
import { mergeRequestCount } from '../customers/mergeCustomers.ts';
import { planMerge } from '../customers/planMerge.ts';
import { cut, cutNotice } from '../editor/cutText.ts';
import { comparisonGroups } from './comparisonText.ts';
import { namesNotice, problemNotice, readOnlyNotice } from './mergeNoticeText.ts';
import type { MergeNames } from './mergePorts.ts';
import { mergeResults, outcomeNotice } from './mergeResultText.ts';
import type { MergeTexts } from './mergeTexts.ts';
import { decisionText } from './mergeTexts.ts';
import type { MergeView } from './mergeView.ts';
import type { MergedCustomer, MergeNotice, MergePageState } from './protocol.ts';

/** What a snapshot is made of, beside the session itself. */
export interface MergeSurroundings {
  readonly account: AccountProfile | undefined;
  readonly names: MergeNames | undefined;
  /** Names that are set, but not agreed to for this account. */
  readonly proposed?: MergeNames | undefined;
}

/** The snapshot that the page draws, in the user's language. */
export function mergePageState(texts: MergeTexts, view: MergeView, around: MergeSurroundings): MergePageState {
  const { account } = around;
  const compared = view.phase === 'loading' || view.phase === 'failed' ? [] : view.records;
  const comparison = compareForMerge(compared);
  const mode = account?.mode ?? 'readOnly';
  return {
    phase: view.phase,
    account: { label: cut(account?.label ?? ''), mode, modeLabel: accessModeLabel(texts.l10n, mode) },
    customers: customersOf(texts, compared, comparison),
    survivor: compared.length > 0 ? view.survivor : undefined,
    groups: compared.length > 0 ? comparisonGroups(texts, comparison) : [],
    summary: summaryText(texts, comparison),
    decision: cut(decisionOf(texts, view)),
    whyOff: cut(whyOff(texts, view, around)),
    effects: effectsOf(texts, view, around),
    unknowns: unknownsOf(texts, around),
    notices: noticesOf(texts, view, around).map(cutNotice),
    results: view.done ? mergeResults(texts, view.done, account?.label ?? '') : [],
    freshness: freshnessOf(texts, view.readAt),
  };
}

function customersOf(texts: MergeTexts, records: MergeView['records'], { filled }: MergeComparison): MergedCustomer[] {
  return records.map((record, index) => ({
    label: cut(customerLabel(record)),
    name: cut(displayName(record) || texts.l10n.t('Customer without a name')),
    key: cut(customerKey(record)),
    fact: texts.l10n.t('Fields with a value: {0}', filled[index] ?? 0),
  }));
}

function summaryText({ l10n }: MergeTexts, { rows, otherRows }: MergeComparison): string {
  const all = [...rows, ...otherRows];
  return l10n.t('{0} of {1} fields differ.', all.filter(({ differs }) => differs).length, all.length);
}

function decisionOf(texts: MergeTexts, { phase, records, survivor, done }: MergeView): string {
  if (done) {
    return texts.l10n.t('What you asked for: {0}', decisionText(texts, done.plan.target, done.plan.sources));
  }
  const target = survivor === undefined ? undefined : records[survivor];
  if (!target) return phase === 'ready' ? texts.l10n.t('Nobody is chosen for you: say who survives.') : '';
  return decisionText(
    texts,
    target,
    records.filter((record) => record !== target),
  );
}

/** Why the button is off. The session refuses the same, whatever the page says. */
function whyOff(
  { l10n }: MergeTexts,
  { records, survivor }: MergeView,
  { account, names, proposed }: MergeSurroundings,
): string {
  if (!account) return l10n.t('The account is gone.');
  if (account.mode === 'readOnly') return l10n.t('This account is read-only.');
  if (!names) {
    return proposed
      ? l10n.t('The field names of a merge are not agreed to for this account.')
      : l10n.t('The field names of a merge are not set.');
  }
  const parties = records.map((record) => ({ account: account.id, record }));
  const planned = planMerge({
    target: parties[survivor ?? 0],
    sources: parties.filter((_, index) => index !== (survivor ?? 0)),
  });
  if (!planned.ok && planned.refusal === 'noId') {
    return l10n.t('DealPOS gave no ID for {0}, and a merge names customers by their ID.', recordLabel(planned.record));
  }
  if (survivor === undefined) return l10n.t('Choose who survives.');
  return planned.ok ? '' : l10n.t('These customers cannot be merged.');
}

function recordLabel(record: MergeView['records'][number] | undefined): string {
  return record ? customerLabel(record) : '';
}

function effectsOf({ l10n }: MergeTexts, { records }: MergeView, { account }: MergeSurroundings): string[] {
  const asked = account?.mode === 'confirm';
  return [
    l10n.t(
      'In DealPOS’s own screens, the customer that is kept receives the history and the points of the others, and the others are deleted.',
    ),
    l10n.t('It cannot be undone.'),
    l10n.t('If anybody here was changed in DealPOS since this page was read, nothing is sent.'),
    l10n.t(
      'Everybody is read again afterwards, so that you see what really happened. It takes {0} requests in all, and the merge itself is sent once at most.',
      mergeRequestCount(Math.max(1, records.length - 1), { asked }),
    ),
  ];
}

function unknownsOf({ l10n }: MergeTexts, { account, names }: MergeSurroundings): string[] {
  const lines = [
    l10n.t('What the API does is not documented; it may differ from the screens.'),
    l10n.t('Which value is kept where the customers differ is not documented: note what you must not lose.'),
    l10n.t('What becomes of the PIN, verified contacts and app sign-ins of the others is not documented.'),
  ];
  if (!names) return lines;
  const named = l10n.t(
    'The survivor is sent as “{0}” and the others as “{1}”, as set on this machine. DealPOS’s pages confirm neither name.',
    names.target,
    names.sources,
  );
  const isConsent = account?.mergeNames?.target === names.target && account.mergeNames.sources === names.sources;
  const consent = l10n.t('You have agreed to these names for this account. “Edit Account” takes that back.');
  return [...lines, named, ...(isConsent ? [consent] : [])];
}

function noticesOf(texts: MergeTexts, view: MergeView, { account, names, proposed }: MergeSurroundings): MergeNotice[] {
  const label = account?.label ?? '';
  const notices: MergeNotice[] = [];
  if (view.done) notices.push(outcomeNotice(texts, view.done, label));
  if (view.problem) notices.push(problemNotice(texts, view.problem, label));
  if (view.phase !== 'ready') return notices;
  if (account?.mode === 'readOnly') notices.push(readOnlyNotice(texts));
  else if (!names) notices.push(namesNotice(texts, proposed !== undefined));
  return notices;
}

function freshnessOf({ l10n, locale }: MergeTexts, readAt: number | undefined): string {
  if (readAt === undefined) return '';
  return l10n.t('Read at {0}', new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(readAt));
}
