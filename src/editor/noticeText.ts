import * as vscode from 'vscode';
import type { ApiErrorDetail } from '../api/errors.ts';
import { displayName } from '../customers/customer.ts';
import type { CustomerDraft } from '../customers/draft.ts';
import type { PossibleDuplicate } from '../customers/duplicates.ts';
import type { FieldId } from '../customers/fields.ts';
import type { SavedDifference } from '../customers/readBack.ts';
import type { FieldChange } from '../customers/saveCustomer.ts';
import { describeError } from '../platform/errorText.ts';
import type { DocumentNotice, SavedDifferently, TakenBack } from './documentNotice.ts';
import { failureActions } from './noticeActions.ts';
import { fieldLabels } from './pageStrings.ts';
import type { Notice, NoticeAction } from './protocol.ts';
import { takenBackText } from './takenBackText.ts';

interface NoticeContext {
  readonly draft: CustomerDraft | undefined;
  readonly accountLabel: string;
}

/** A notice as the page shows it: title, lines and buttons, in the user's language. */
export function noticeText(notice: DocumentNotice, context: NoticeContext): Notice {
  switch (notice.kind) {
    case 'creationUncertain':
      return creationUncertainText(notice, context);
    default:
      if (!('error' in notice)) return plainNotice(notice);
      return failed(failureTitle(notice.kind), notice, context);
  }
}

type Failure = Extract<DocumentNotice, { readonly error: ApiErrorDetail }>;
type FailureKind = Exclude<Failure['kind'], 'creationUncertain'>;

function failureTitle(kind: FailureKind): string {
  switch (kind) {
    case 'loadFailed':
      return vscode.l10n.t('The customer could not be read.');
    case 'refreshFailed':
      return vscode.l10n.t('The customer could not be read again. Your edits are kept.');
    case 'saveFailed':
      return vscode.l10n.t('Not saved. Your edits are kept.');
    case 'saveUncertain':
      return vscode.l10n.t('It is not known whether the save arrived. Your edits are kept.');
    case 'savedUnread':
      return vscode.l10n.t('DealPOS took the save, but it could not be checked afterwards.');
    case 'notCreated':
      return vscode.l10n.t('Not created. What you entered is kept.');
    case 'noNextCode':
      return vscode.l10n.t('DealPOS gave no next code; the shop may not use generated codes.');
  }
}

type PlainNotice = Exclude<DocumentNotice, { error: ApiErrorDetail }>;

function plainNotice(notice: PlainNotice): Notice {
  const dismiss: NoticeAction[] = ['dismissNotice'];
  switch (notice.kind) {
    case 'savedDifferently':
      return savedDifferentlyText(notice);
    case 'takenBack': {
      const { title, lines } = takenBackText(notice);
      return build(notice.changedSince.length > 0 ? 'warning' : 'info', title, lines, dismiss);
    }
    case 'possibleDuplicates':
      return build('warning', plainTitle(notice), notice.found.map(duplicateLine), ['openDuplicate', 'createAnyway']);
    case 'rebased':
      return build('info', plainTitle(notice), [rebasedLine(notice.fields)], dismiss);
    case 'conflict':
      return build(
        'warning',
        plainTitle(notice),
        notice.fields.length > 0 ? [changedLine(notice.fields)] : [],
        dismiss,
      );
    case 'draftRestored':
      return build('info', plainTitle(notice), [], [...dismiss, 'discard']);
    case 'draftElsewhere':
      return build('info', plainTitle(notice), [draftElsewhereLine()], [...dismiss, 'takeDraft']);
    case 'draftGone':
    case 'draftOfOther':
    case 'draftUnreadable':
    case 'draftExpired':
      return build(notice.kind === 'draftGone' ? 'info' : 'warning', plainTitle(notice), [], dismiss);
    case 'otherCustomer':
      return build('error', plainTitle(notice), [otherCustomerLine()], ['discard']);
    case 'createdUnknown':
      return build('warning', plainTitle(notice), [createdUnknownLine()], ['refreshList', 'close']);
    case 'addressLost':
      return build(
        'info',
        plainTitle(notice),
        [vscode.l10n.t('Open it again from the list.')],
        ['refreshList', 'close'],
      );
    case 'accountGone':
      return build('info', plainTitle(notice), [], ['addAccount', 'close']);
  }
}

function plainTitle(notice: Exclude<PlainNotice, SavedDifferently | TakenBack>): string {
  switch (notice.kind) {
    case 'otherCustomer':
      return vscode.l10n.t('Nothing was sent: DealPOS now gives another customer for this code, email or number.');
    case 'possibleDuplicates':
      return vscode.l10n.t('Nothing was sent: there may be such a customer already.');
    case 'conflict':
      return vscode.l10n.t('Not saved, and nothing was sent: what you changed was changed in DealPOS as well.');
    case 'rebased':
      return vscode.l10n.t('This customer was changed in DealPOS. Your edits are kept on top of the newer copy.');
    case 'draftRestored':
      return vscode.l10n.t(
        'An unsaved draft from {0} was restored. It is not in DealPOS yet.',
        timeOf(notice.writtenAt),
      );
    case 'draftElsewhere':
      return vscode.l10n.t('Another window has an unsaved draft of this customer, from {0}.', timeOf(notice.writtenAt));
    case 'draftGone':
      return vscode.l10n.t(
        'There is no unsaved draft of this customer any more. It was saved, discarded or taken over.',
      );
    case 'draftOfOther':
      return vscode.l10n.t('There is an unsaved draft under this code, email or number, but of another customer.');
    case 'draftUnreadable':
      return vscode.l10n.t('Unsaved edits from before could not be decrypted, so they are lost.');
    case 'draftExpired':
      return vscode.l10n.t('Unsaved edits from before were older than 7 days and were deleted.');
    case 'createdUnknown':
      return vscode.l10n.t('Created, but DealPOS did not say which customer it is.');
    case 'addressLost':
      return vscode.l10n.t('This customer has no ID or code, so it cannot be found again after a restart.');
    case 'accountGone':
      return vscode.l10n.t('The account that this customer belongs to is not on this machine any more.');
  }
}

function draftElsewhereLine(): string {
  return vscode.l10n.t('It stays there. Use a copy of it here only if that window cannot be reached any more.');
}

/** The time of a draft, with its day unless that is today's. */
function timeOf(writtenAt: number): string {
  const today = new Date().toDateString() === new Date(writtenAt).toDateString();
  const format = new Intl.DateTimeFormat(vscode.env.language, {
    ...(!today && { dateStyle: 'medium' }),
    timeStyle: 'short',
  });
  return format.format(writtenAt);
}

function duplicateLine({ record, why }: PossibleDuplicate): string {
  const name = [displayName(record), record.code].filter(Boolean).join(' · ');
  return vscode.l10n.t('{0}: same {1}', name, labelsOf(why));
}

/** After a create that may or may not have arrived; it is never repeated by itself (open question 9). */
function creationUncertainText(
  notice: Extract<DocumentNotice, { kind: 'creationUncertain' }>,
  context: NoticeContext,
): Notice {
  const title = vscode.l10n.t('It cannot be told whether the customer was created. What you entered is kept.');
  const text = failed(title, notice, context);
  if (!notice.found) return text;
  const found = [displayName(notice.found), notice.found.code].filter(Boolean).join(' · ');
  return {
    ...text,
    details: [vscode.l10n.t('DealPOS has {0}: this one, or an older one.', found), ...text.details],
    actions: [{ action: 'openDuplicate', label: actionLabel('openDuplicate'), primary: true }, ...text.actions],
  };
}

function rebasedLine(fields: readonly FieldId[]): string {
  return vscode.l10n.t('Changed in DealPOS: {0}. Check your edits before you save.', labelsOf(fields));
}

function changedLine(fields: readonly FieldId[]): string {
  return vscode.l10n.t('Changed in DealPOS: {0}.', labelsOf(fields));
}

function createdUnknownLine(): string {
  return vscode.l10n.t('Refresh the list and open it from there. Nothing more is sent from here.');
}

function otherCustomerLine(): string {
  return vscode.l10n.t('Your edits are kept here. Refresh the list and open the right customer from it.');
}

function failed(title: string, notice: Failure, context: NoticeContext): Notice {
  const { error } = notice;
  const { message, nextStep } = describeError(error, { accountLabel: context.accountLabel });
  const severity = error.kind === 'cancelled' || error.kind === 'notConfirmed' ? 'info' : 'error';
  return build(severity, title, [message, nextStep].filter(Boolean), failureActions(notice));
}

function savedDifferentlyText(notice: SavedDifferently): Notice {
  const { differences, changedToo, changedElsewhere, unverified } = notice;
  const lines = [...differences.map(differenceLine), ...changedToo.map(changedTooLine)];
  for (const { field, was, now } of changedElsewhere) {
    lines.push(
      vscode.l10n.t('{0}: somebody else changed it from {1} to {2}', fieldLabels()[field], shown(was), shown(now)),
    );
  }
  if (unverified.length > 0) {
    lines.push(
      vscode.l10n.t('DealPOS’s answer does not show {0}, so that could not be checked.', labelsOf(unverified)),
    );
  }
  const unexpected = differences.length + changedToo.length > 0;
  return build(unexpected ? 'warning' : 'info', savedTitle(notice), lines, ['dismissNotice']);
}

function savedTitle({ differences, changedToo, changedElsewhere }: SavedDifferently): string {
  if (differences.length > 0) return vscode.l10n.t('Saved, but DealPOS kept something else:');
  if (changedToo.length > 0) return vscode.l10n.t('Saved, but other fields of this customer changed as well:');
  return changedElsewhere.length > 0
    ? vscode.l10n.t('Saved. Changes that somebody else made meanwhile were kept:')
    : vscode.l10n.t('Saved.');
}

function differenceLine({ field, wanted, got, ignored }: SavedDifference): string {
  const texts = [fieldLabels()[field], shown(wanted), shown(got)] as const;
  return ignored
    ? vscode.l10n.t('{0}: you entered {1}, DealPOS left it at {2}', ...texts)
    : vscode.l10n.t('{0}: you entered {1}, DealPOS made it {2}', ...texts);
}

function changedTooLine({ field, was, now }: FieldChange): string {
  return vscode.l10n.t('{0}: was {1}, now {2}, although it was not sent', fieldLabels()[field], shown(was), shown(now));
}

function shown(text: string): string {
  return text === '' ? vscode.l10n.t('nothing') : `“${text}”`;
}

function labelsOf(fields: readonly FieldId[]): string {
  const labels = fieldLabels();
  return fields.map((field) => labels[field]).join(', ');
}

function build(
  severity: Notice['severity'],
  title: string,
  details: string[],
  actions: readonly NoticeAction[],
): Notice {
  return {
    severity,
    title,
    details,
    actions: actions.map((action, index) => ({
      action,
      label: actionLabel(action),
      primary: index === 0 && action !== 'dismissNotice' && action !== 'showLog',
    })),
  };
}

function actionLabel(action: NoticeAction): string {
  switch (action) {
    case 'save':
      return vscode.l10n.t('Save Again');
    case 'discard':
      return vscode.l10n.t('Discard My Edits');
    case 'reload':
      return vscode.l10n.t('Read Again');
    case 'retry':
      return vscode.l10n.t('Try Again');
    case 'takeDraft':
      return vscode.l10n.t('Use a Copy Here');
    case 'enterSecret':
      return vscode.l10n.t('Enter Secret…');
    case 'showLog':
      return vscode.l10n.t('Show Details');
    case 'dismissNotice':
      return vscode.l10n.t('Dismiss');
    case 'refreshList':
      return vscode.l10n.t('Refresh List');
    case 'addAccount':
      return vscode.l10n.t('Add Account…');
    case 'close':
      return vscode.l10n.t('Close');
    case 'openDuplicate':
      return vscode.l10n.t('Open It');
    case 'createAnyway':
      return vscode.l10n.t('Create Anyway');
  }
}
