import * as vscode from 'vscode';
import type { AccountProfile } from '../accounts/account.ts';
import { accessModeLabel } from '../accounts/accountText.ts';
import type { CustomerRecord } from '../api/customerRecord.ts';
import type { JsonValue } from '../api/json.ts';
import { displayName } from '../customers/customer.ts';
import type { CustomerDraft } from '../customers/draft.ts';
import { openConflicts } from '../customers/draft.ts';
import type { FieldId, WritableFieldId } from '../customers/fields.ts';
import { FIELD_IDS, isWritableFieldId } from '../customers/fields.ts';
import { formatField, formatValue } from '../customers/fieldText.ts';
import type { ImageState } from './customerImage.ts';
import { cut, cutNotice } from './cutText.ts';
import type { DocumentSubject } from './documentSubject.ts';
import type { DocumentView } from './documentView.ts';
import { factText, referrerText } from './factText.ts';
import { pageImage } from './imageText.ts';
import { noticeText } from './noticeText.ts';
import { pageTools } from './pageTools.ts';
import { problemText } from './problemText.ts';
import type { PageState } from './protocol.ts';

/** What the page shows beside the document itself. */
export interface PageSurroundings {
  readonly account: AccountProfile | undefined;
  readonly image: ImageState;
  /** What is loaded of the account, to call the referrer by name. */
  readonly loaded: readonly CustomerRecord[];
  readonly genderNames: PageState['genderNames'];
}

/** The snapshot that the page draws, in the user's language. */
export function pageState(view: DocumentView, around: PageSurroundings): PageState {
  const { account } = around;
  const base = view.draft?.base;
  const accountLabel = account?.label ?? '';
  return {
    ackSeq: view.ackSeq,
    phase: view.phase,
    account: {
      label: cut(accountLabel),
      mode: account?.mode ?? 'readOnly',
      modeLabel: accessModeLabel(vscode.l10n, account?.mode ?? 'readOnly'),
    },
    reading: view.reading,
    isNew: view.subject.kind === 'new',
    tools: pageTools(view, vscode.l10n),
    saveLabel: view.subject.kind === 'new' ? vscode.l10n.t('Create in DealPOS') : vscode.l10n.t('Save to DealPOS'),
    binding: bindingText(view.subject),
    placeholders: view.nextCode ? { code: vscode.l10n.t('Next code: {0}', view.nextCode) } : {},
    heading: cut(heading(view)),
    values: base ? valuesOf(base) : {},
    edits: cutAll(view.draft?.edits ?? {}),
    conflicts: conflictsOf(view.draft),
    problems: Object.fromEntries([...view.problems].map(([field, problem]) => [field, problemText(problem)])),
    unlocked: [...view.unlocked],
    locked: lockedReasons(view),
    referrer: cut(referrerText(base, around.loaded)),
    image: pageImage(around.image, vscode.l10n),
    genderNames: around.genderNames,
    otherFields: base ? otherFields(base) : [],
    notice: view.notice ? cutNotice(noticeText(view.notice, { draft: view.draft, accountLabel })) : undefined,
    freshness: freshness(view.readAt),
    announcement: announcement(view),
    focusProblems: view.focusProblems,
    focusConflicts: view.focusConflicts,
  };
}

function heading({ subject, draft }: DocumentView): string {
  if (subject.kind === 'new') return vscode.l10n.t('New Customer');
  if (!draft) return vscode.l10n.t('Customer');
  return displayName(draft.base) || vscode.l10n.t('Customer without a name');
}

/** By which call an editor saves, where the user chose it; else empty. */
function bindingText(subject: DocumentSubject): string {
  if (subject.kind !== 'existing' || !subject.key.bound) return '';
  switch (subject.key.kind) {
    case 'id':
      return vscode.l10n.t('Saves with “Update by ID”');
    case 'code':
      return vscode.l10n.t('Saves with “Update by Code”');
    case 'email':
      return vscode.l10n.t('Saves with “Update by Email”');
    case 'mobile':
      return vscode.l10n.t('Saves with “Update by Mobile Phone”');
  }
}

function valuesOf(base: CustomerRecord): Partial<Record<FieldId, string>> {
  const values: Partial<Record<FieldId, string>> = {};
  for (const id of FIELD_IDS) {
    if (base[id] === undefined) continue;
    values[id] = cut(
      isWritableFieldId(id) ? formatField(id, base) : factText(id, base, vscode.l10n, vscode.env.language),
    );
  }
  return values;
}

function conflictsOf(draft: CustomerDraft | undefined): PageState['conflicts'] {
  if (!draft) return [];
  return openConflicts(draft).map((field) => {
    const was = draft.conflicts[field]?.was;
    return was === undefined ? { field } : { field, was: cut(formatValue(field, was)) };
  });
}

function lockedReasons(view: DocumentView): Partial<Record<WritableFieldId, string>> {
  const reasons: Partial<Record<WritableFieldId, string>> = {};
  for (const field of view.locked) {
    reasons[field.id] =
      field.reason === 'key'
        ? vscode.l10n.t('DealPOS gave no ID for this customer, so it is saved by this field, which stays as it is.')
        : vscode.l10n.t('This text is too long to be edited here.');
  }
  return reasons;
}

function otherFields(base: CustomerRecord): [string, string][] {
  return Object.entries(base.unknownFields).map(([name, value]) => [cut(name), cut(plainText(value))]);
}

function plainText(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function freshness(readAt: number | undefined): string {
  if (readAt === undefined) return '';
  const time = new Intl.DateTimeFormat(vscode.env.language, { timeStyle: 'short' }).format(readAt);
  return vscode.l10n.t('Read at {0}', time);
}

function announcement(view: DocumentView): string {
  if (view.phase === 'saving') return vscode.l10n.t('Saving…');
  if (view.phase === 'loading' || view.reading) return vscode.l10n.t('Reading the customer from DealPOS…');
  if (view.savedCount > 0 && view.draft && Object.keys(view.draft.edits).length === 0) {
    return vscode.l10n.t('Saved to DealPOS ({0}).', view.savedCount);
  }
  return '';
}

function cutAll(texts: Partial<Record<WritableFieldId, string>>): Partial<Record<WritableFieldId, string>> {
  return Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, cut(text)]));
}
