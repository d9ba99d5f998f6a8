import type { CustomerRecord } from '../api/customerRecord.ts';
import { customerLabel } from '../customers/customerLabel.ts';
import type { MergeSurprise, SourceFate, TargetFate } from '../customers/mergeReport.ts';
import { looksMerged } from '../customers/mergeReport.ts';
import { cut } from '../editor/cutText.ts';
import { valueText } from './comparisonText.ts';
import { errorText, notice } from './mergeNoticeText.ts';
import type { MergeTexts } from './mergeTexts.ts';
import type { DoneMerge } from './mergeView.ts';
import type { MergeAction, MergeNotice, MergeResult } from './protocol.ts';

/** What came of a merge, as a whole. Surprises are an error: nobody may overlook them, because nothing can be undone. */
export function outcomeNotice(texts: MergeTexts, done: DoneMerge, accountLabel: string): MergeNotice {
  const { outcome } = done;
  const { report } = outcome;
  const unread = [report.target, ...report.sources].some(({ fate }) => fate.kind === 'unreadable');
  const error = outcome.kind === 'merged' ? undefined : outcome.error;
  const details = [
    ...report.surprises.map((surprise) => surpriseText(texts, done, surprise)),
    error ? errorText(texts, error.detail, accountLabel) : '',
  ];
  const isClean = outcome.kind === 'merged' && looksMerged(report) && !report.surprising;
  const severity = isClean ? 'info' : outcome.kind === 'merged' && !report.surprising ? 'warning' : 'error';
  return notice(texts, severity, outcomeTitle(texts, done, unread), { details, actions: actionsAfter(done, isClean) });
}

/** Who is gone cannot be opened, and a comparison that lacks somebody cannot be read again. */
function actionsAfter({ outcome: { report } }: DoneMerge, isClean: boolean): MergeAction[] {
  const open: MergeAction[] = report.target.fate.kind === 'gone' ? [] : ['openSurvivor'];
  if (isClean) return open;
  const complete = [report.target, ...report.sources].every(({ fate }) => fate.kind !== 'gone');
  return [...(complete ? (['reload'] as const) : []), ...open, 'showLog'];
}

/** What has become of each customer: the one that was to survive first. */
export function mergeResults(texts: MergeTexts, { plan, outcome }: DoneMerge, accountLabel: string): MergeResult[] {
  const { report } = outcome;
  const about = new Set(report.surprises.map(({ id }) => id));
  const result = (before: CustomerRecord, id: string, fate: TargetFate | SourceFate, text: string): MergeResult => ({
    label: cut(customerLabel(before)),
    tone: fate.kind === 'unreadable' ? 'unknown' : about.has(id) ? 'surprising' : 'asExpected',
    text: cut(text),
  });
  const fateOf = (before: CustomerRecord, fate: TargetFate | SourceFate) => fateText(texts, before, fate, accountLabel);
  return [
    result(plan.target, report.target.id, report.target.fate, fateOf(plan.target, report.target.fate)),
    ...plan.sources.flatMap((before, index) => {
      const source = report.sources[index];
      return source ? [result(before, source.id, source.fate, fateOf(before, source.fate))] : [];
    }),
  ];
}

function outcomeTitle({ l10n }: MergeTexts, { outcome }: DoneMerge, unread: boolean): string {
  switch (outcome.kind) {
    case 'merged':
      if (outcome.report.surprising) {
        return l10n.t('Check this now: the customers are not as a merge should leave them. It cannot be undone here.');
      }
      return unread
        ? l10n.t('DealPOS says that the customers were merged, but not all could be read again.')
        : l10n.t('Merged. All customers were read again, and this is what became of them.');
    case 'notMerged':
      return outcome.error
        ? l10n.t('Not merged: all customers are as they were.')
        : l10n.t('DealPOS says that it merged the customers, but all are as they were.');
    case 'cannotTell':
      return l10n.t('Check this now: it cannot be told whether the merge was carried out, wholly or in part.');
  }
}

function surpriseText({ l10n }: MergeTexts, { plan }: DoneMerge, { reason, id }: MergeSurprise): string {
  const about = [plan.target, ...plan.sources].find((record) => record.id === id);
  const label = about ? customerLabel(about) : id;
  switch (reason) {
    case 'nothingChanged':
      return l10n.t('Nothing has changed at all.');
    case 'targetGone':
      return l10n.t('{0} was to survive, and it is gone.', label);
    case 'targetSuspended':
      return l10n.t('{0} was to survive, and it is suspended now.', label);
    case 'targetTookIdentity':
      return l10n.t('{0} now has the name, code or contact of a customer that was folded into it.', label);
    case 'pointsNotSum':
      return l10n.t('The points of {0} are not the sum of all points before.', label);
    case 'sourceStillThere':
      return l10n.t('{0} was to disappear, and it is still there.', label);
    case 'sourceSuspended':
      return l10n.t('{0} was to disappear; it is still there, suspended.', label);
  }
}

function fateText(
  texts: MergeTexts,
  before: CustomerRecord,
  fate: TargetFate | SourceFate,
  accountLabel: string,
): string {
  const { l10n } = texts;
  switch (fate.kind) {
    case 'gone':
      return l10n.t('Gone from DealPOS.');
    case 'unreadable':
      return fate.error
        ? l10n.t('Could not be read again: {0}', errorText(texts, fate.error.detail, accountLabel))
        : l10n.t('Could not be read again: DealPOS answered with somebody else.');
    case 'suspended':
      return l10n.t('Still there, and suspended now.');
    default:
      return thereText(texts, before, fate);
  }
}

function thereText(
  texts: MergeTexts,
  before: CustomerRecord,
  fate: Exclude<TargetFate | SourceFate, { kind: 'gone' | 'unreadable' }>,
): string {
  const { l10n, fieldLabels } = texts;
  const nothing = l10n.t('nothing');
  const changes = fate.fields.map((field) => {
    const [was, now] = [valueText(texts, field, before), valueText(texts, field, fate.record)];
    return l10n.t('{0}: {1} → {2}', fieldLabels[field], was || nothing, now || nothing);
  });
  const all = [...changes, ...fate.otherFields];
  return all.length === 0 ? l10n.t('There, with nothing changed.') : l10n.t('There. Changed: {0}', all.join('; '));
}
