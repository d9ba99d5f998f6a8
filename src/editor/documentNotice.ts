import type { CustomerRecord } from '../api/customerRecord.ts';
import type { ApiErrorDetail } from '../api/errors.ts';
import { fieldsNamedIn } from '../api/refusedField.ts';
import { changedFieldsBetween } from '../customers/compare.ts';
import type { CustomerDraft } from '../customers/draft.ts';
import { changedFields, draftText } from '../customers/draft.ts';
import type { PossibleDuplicate } from '../customers/duplicates.ts';
import type { FieldId, WritableFieldId } from '../customers/fields.ts';
import type { SavedDifference } from '../customers/readBack.ts';
import type { SideChanges } from '../customers/saveCustomer.ts';
import type { PersistOutcome } from './persistDraft.ts';

/** What a customer's editor has to tell its user, as facts; the words are made in `noticeText.ts`. */
export type DocumentNotice =
  | { readonly kind: 'loadFailed'; readonly error: ApiErrorDetail }
  | { readonly kind: 'refreshFailed'; readonly error: ApiErrorDetail }
  | { readonly kind: 'saveFailed'; readonly error: ApiErrorDetail; readonly refusal?: Refusal }
  | { readonly kind: 'saveUncertain'; readonly error: ApiErrorDetail }
  | { readonly kind: 'savedUnread'; readonly error: ApiErrorDetail }
  | SavedDifferently
  | TakenBack
  /** Nothing was sent because of conflicts. `fields` are all that somebody else changed since the record was read. */
  | { readonly kind: 'conflict'; readonly fields: readonly FieldId[] }
  | { readonly kind: 'otherCustomer' }
  /** The customer was created, but it cannot be told which one that is. */
  | { readonly kind: 'createdUnknown' }
  | { readonly kind: 'possibleDuplicates'; readonly found: readonly PossibleDuplicate[] }
  | { readonly kind: 'notCreated'; readonly error: ApiErrorDetail; readonly refusal?: Refusal }
  | { readonly kind: 'noNextCode'; readonly error: ApiErrorDetail }
  | { readonly kind: 'creationUncertain'; readonly error: ApiErrorDetail; readonly found: CustomerRecord | undefined }
  | { readonly kind: 'rebased'; readonly fields: readonly FieldId[] }
  /** Times are Unix time in ms. */
  | { readonly kind: 'draftRestored'; readonly writtenAt: number }
  | { readonly kind: 'draftElsewhere'; readonly writtenAt: number }
  | { readonly kind: 'draftGone' }
  /** The same key led to another customer when the draft was made. */
  | { readonly kind: 'draftOfOther' }
  | { readonly kind: 'draftUnreadable' }
  | { readonly kind: 'draftExpired' }
  | { readonly kind: 'addressLost' }
  | { readonly kind: 'accountGone' };

/** The values from before a saved change were typed into the form; nothing was sent. */
export interface TakenBack {
  readonly kind: 'takenBack';
  /** When that change was made, in ms since the epoch. */
  readonly at: number;
  /** The fields that were put back. */
  readonly fields: readonly WritableFieldId[];
  /** Of them, those that somebody changed again since, which wait for the user's choice. */
  readonly changedSince: readonly WritableFieldId[];
  /** Not put back: the user has edits of their own there. */
  readonly kept: readonly WritableFieldId[];
  /** Not put back: they cannot be changed here. */
  readonly locked: readonly WritableFieldId[];
}

/** The save arrived, but what was read back is not, or not all, what was sent on top of what was known. */
export interface SavedDifferently extends SideChanges {
  readonly kind: 'savedDifferently';
  readonly differences: readonly SavedDifference[];
  /** Sent fields that DealPOS's answer does not show. */
  readonly unverified: readonly FieldId[];
}

function savedDifferently(found: Omit<SavedDifferently, 'kind'>): SavedDifferently | undefined {
  const { differences, unverified, changedToo, changedElsewhere } = found;
  const silent = differences.length + unverified.length + changedToo.length + changedElsewhere.length === 0;
  return silent ? undefined : { kind: 'savedDifferently', differences, unverified, changedToo, changedElsewhere };
}

/** A field that DealPOS refused to take as it was sent. */
export interface Refusal {
  readonly field: WritableFieldId;
  /** What the user had typed there. */
  readonly text: string;
  /** In the server's own words. */
  readonly message: string;
}

/** The refusal that a notice speaks of. */
export function refusalIn(notice: DocumentNotice | undefined): Refusal | undefined {
  return notice?.kind === 'saveFailed' || notice?.kind === 'notCreated' ? notice.refusal : undefined;
}

/** The field that the server's answer names, where that is certain: it names one field only, and that one was sent. */
function refusalOf(error: ApiErrorDetail, draft: CustomerDraft): { readonly refusal?: Refusal } {
  if ((error.kind !== 'badRequest' && error.kind !== 'conflict') || error.serverMessage === undefined) return {};
  const [field, ...others] = fieldsNamedIn(error.serverMessage);
  if (field === undefined || others.length > 0 || !changedFields(draft).includes(field)) return {};
  return { refusal: { field, text: draftText(draft, field), message: error.serverMessage } };
}

/** True where a customer was created and nothing says which one of DealPOS's customers it is. */
export function isUnidentified(outcome: PersistOutcome): boolean {
  return outcome.kind === 'createdButUnread' && outcome.record.id === undefined;
}

/** True for a notice that takes the place of the form: there is nothing to edit any more. */
export function hidesForm(notice: DocumentNotice | undefined): boolean {
  return notice !== undefined && ['addressLost', 'accountGone', 'createdUnknown'].includes(notice.kind);
}

/** What a save has to say; undefined when it went as the user meant it. */
export function noticeOfSave(outcome: PersistOutcome, draft: CustomerDraft): DocumentNotice | undefined {
  switch (outcome.kind) {
    case 'possibleDuplicates':
      return { kind: 'possibleDuplicates', found: outcome.found };
    case 'notCreated':
      return { kind: 'notCreated', error: outcome.error.detail, ...refusalOf(outcome.error.detail, draft) };
    case 'cannotTell':
      return { kind: 'creationUncertain', error: outcome.error.detail, found: outcome.found };
    case 'created':
      return savedDifferently({ ...outcome, changedToo: [], changedElsewhere: [] });
    case 'saved':
      return savedDifferently(outcome);
    case 'savedButUnread':
      return { kind: 'savedUnread', error: outcome.error.detail };
    case 'conflict':
      return { kind: 'conflict', fields: changedFieldsBetween(draft.base, outcome.theirs) };
    case 'unresolved':
      return { kind: 'conflict', fields: [] };
    case 'otherCustomer':
      return { kind: 'otherCustomer' };
    case 'uncertain':
      return { kind: 'saveUncertain', error: outcome.error.detail };
    case 'failed':
      return { kind: 'saveFailed', error: outcome.error.detail, ...refusalOf(outcome.error.detail, draft) };
    case 'createdButUnread':
      if (isUnidentified(outcome)) return { kind: 'createdUnknown' };
      return outcome.error ? { kind: 'savedUnread', error: outcome.error.detail } : undefined;
    case 'unchanged':
    case 'invalid':
      return undefined;
  }
}

/**
 * What a fresh copy of the record has to say, given what was being said before. `quiet`: the user did not ask for it, so
 * it takes no word away. `isDirty`: there are edits on the copy.
 */
export function noticeOfRead(
  before: DocumentNotice | undefined,
  changed: readonly FieldId[],
  { quiet, isDirty }: { readonly quiet: boolean; readonly isDirty: boolean },
): DocumentNotice | undefined {
  if (changed.length > 0) return { kind: 'rebased', fields: changed };
  if (quiet || (before?.kind === 'draftRestored' && isDirty)) return before;
  const stays: readonly DocumentNotice['kind'][] = [
    'draftElsewhere',
    'draftGone',
    'draftOfOther',
    'draftUnreadable',
    'draftExpired',
  ];
  return before && stays.includes(before.kind) ? before : undefined;
}
