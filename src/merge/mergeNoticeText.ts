import type { ApiErrorDetail } from '../api/errors.ts';
import { isOfSecret } from '../api/errors.ts';
import { customerLabel } from '../customers/customerLabel.ts';
import { valueText } from './comparisonText.ts';
import type { MergeTexts } from './mergeTexts.ts';
import type { MergeProblem, NamedChange, ReadFailure } from './mergeView.ts';
import type { MergeAction, MergeNotice } from './protocol.ts';

/** What went wrong, as the page says it. In none of these was anything merged. */
export function problemNotice(texts: MergeTexts, problem: MergeProblem, accountLabel: string): MergeNotice {
  const { l10n } = texts;
  switch (problem.kind) {
    case 'unread':
      return notice(texts, 'error', l10n.t('Not every customer could be read, so there is nothing to compare yet.'), {
        details: problem.failures.map((failure) => failureLine(texts, failure, accountLabel)),
        actions: [...secretActions(problem.failures.map(({ error }) => error)), 'retry', 'showLog'],
      });
    case 'sameCustomer':
      return notice(texts, 'error', l10n.t('These are one and the same customer, so there is nothing to merge.'), {});
    case 'accountGone':
      return notice(texts, 'error', l10n.t('The account of these customers is not on this machine any more.'), {});
    case 'changedElsewhere':
      return notice(
        texts,
        'warning',
        l10n.t('Nothing was merged: DealPOS has newer data. Look again and choose anew.'),
        {
          details: problem.changes.flatMap((change) => changeLines(texts, change)),
        },
      );
    case 'otherCustomer':
      return notice(texts, 'error', l10n.t('Nothing was merged: an ID leads to another customer than before.'), {
        details: problem.record ? [customerLabel(problem.record)] : [],
        actions: ['reload'],
      });
    case 'failed':
      return failedNotice(texts, problem, accountLabel);
  }
}

/** The merge rests on names that nobody has confirmed: the page explains and offers both ways out (open question 1). */
export function namesNotice(texts: MergeTexts, areSet: boolean): MergeNotice {
  const { l10n } = texts;
  return notice(
    texts,
    'warning',
    areSet
      ? l10n.t('The field names of a merge are set on this machine, but nobody has agreed to them for this account.')
      : l10n.t('DealPOS has not documented the field names of a merge, so none are guessed.'),
    {
      details: [
        l10n.t(
          'With the two names the wrong way round, the customer that should survive is destroyed. Take them from the API description that DealPOS offers for download, or enter them yourself if you know them for certain.',
        ),
      ],
      actions: ['checkApiDescription', 'enterNames'],
    },
  );
}

export function readOnlyNotice(texts: MergeTexts): MergeNotice {
  return notice(texts, 'info', texts.l10n.t('This account is read-only: you can compare here, but not merge.'), {});
}

/** The label of a button, in the user's language. */
function mergeActionLabel({ l10n }: MergeTexts, action: MergeAction): string {
  switch (action) {
    case 'close':
      return l10n.t('Close');
    case 'retry':
      return l10n.t('Try Again');
    case 'reload':
      return l10n.t('Read Again');
    case 'enterNames':
      return l10n.t('Enter Names…');
    case 'checkApiDescription':
      return l10n.t('Check API Description…');
    case 'enterSecret':
      return l10n.t('Enter Secret…');
    case 'openSurvivor':
      return l10n.t('Open Survivor');
    case 'showLog':
      return l10n.t('Show Log');
  }
}

interface NoticeParts {
  readonly details?: readonly string[];
  readonly actions?: readonly MergeAction[];
}

export function notice(
  texts: MergeTexts,
  severity: MergeNotice['severity'],
  title: string,
  { details = [], actions = [] }: NoticeParts,
): MergeNotice {
  return {
    severity,
    title,
    details: details.filter((line) => line !== ''),
    actions: actions.map((action, index) => ({
      action,
      label: mergeActionLabel(texts, action),
      primary: index === 0 && action !== 'showLog',
    })),
  };
}

/** One line about a failed call: message, then next step. */
export function errorText(texts: MergeTexts, error: ApiErrorDetail, accountLabel: string): string {
  const { message, nextStep } = texts.describeError(error, { accountLabel });
  return `${message} ${nextStep}`.trim();
}

function failedNotice(
  texts: MergeTexts,
  { error, record }: Extract<MergeProblem, { kind: 'failed' }>,
  accountLabel: string,
): MergeNotice {
  const { l10n } = texts;
  const calm = error.kind === 'cancelled' || error.kind === 'notConfirmed';
  const title =
    error.acted === 'no'
      ? l10n.t('Nothing was merged.')
      : l10n.t('It is not known whether anything was merged. Read everybody again.');
  const about = record ? l10n.t('{0} could not be read.', customerLabel(record)) : '';
  const retry: MergeAction[] = error.acted === 'no' ? [] : ['reload'];
  return notice(texts, calm ? 'info' : 'error', title, {
    details: [about, errorText(texts, error, accountLabel)],
    actions: calm ? [] : [...secretActions([error]), ...retry, 'showLog'],
  });
}

function failureLine(texts: MergeTexts, { record, key, error }: ReadFailure, accountLabel: string): string {
  const label = customerLabel(record) || key.value;
  return error
    ? `${label}: ${errorText(texts, error, accountLabel)}`
    : texts.l10n.t('{0}: DealPOS now gives another customer for this. Refresh the list.', label);
}

function changeLines(texts: MergeTexts, { was, theirs, fields, otherFields }: NamedChange): string[] {
  const { l10n } = texts;
  const label = customerLabel(was ?? theirs);
  const known = fields.map((field) => {
    const [before, now] = [was ? valueText(texts, field, was) : '', valueText(texts, field, theirs)];
    return l10n.t(
      '{0}, {1}: was {2}, now {3}',
      label,
      texts.fieldLabels[field],
      shown(texts, before),
      shown(texts, now),
    );
  });
  return otherFields.length === 0 ? known : [...known, l10n.t('{0}, other facts: {1}', label, otherFields.join(', '))];
}

function shown({ l10n }: MergeTexts, text: string): string {
  return text === '' ? l10n.t('nothing') : `“${text}”`;
}

function secretActions(errors: readonly (ApiErrorDetail | undefined)[]): MergeAction[] {
  return errors.some((error) => error && isOfSecret(error)) ? ['enterSecret'] : [];
}
