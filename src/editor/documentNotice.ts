import type { CustomerRecord } from '../api/customerRecord.ts';
import type { ApiErrorDetail } from '../api/errors.ts';
import type { PossibleDuplicate } from '../customers/duplicates.ts';
import type { FieldId, WritableFieldId } from '../customers/fields.ts';
import type { SavedDifference } from '../customers/readBack.ts';
import type { SideChange } from '../customers/saveCustomer.ts';
import type { PersistOutcome } from './persistDraft.ts';

/** What a customer's editor has to tell its user, as facts; the words are made in `noticeText.ts`. */
export type DocumentNotice =
  | { readonly kind: 'loadFailed'; readonly error: ApiErrorDetail }
  | { readonly kind: 'refreshFailed'; readonly error: ApiErrorDetail }
  | { readonly kind: 'saveFailed'; readonly error: ApiErrorDetail }
  | { readonly kind: 'saveUncertain'; readonly error: ApiErrorDetail }
  | { readonly kind: 'savedUnread'; readonly error: ApiErrorDetail }
  | SavedDifferently
  | TakenBack
  | ChangedElsewhere
  | { readonly kind: 'otherCustomer' }
  | { readonly kind: 'possibleDuplicates'; readonly found: readonly PossibleDuplicate[] }
  | { readonly kind: 'notCreated'; readonly error: ApiErrorDetail }
  | { readonly kind: 'noNextCode'; readonly error: ApiErrorDetail }
  | { readonly kind: 'creationUncertain'; readonly error: ApiErrorDetail; readonly found: CustomerRecord | undefined }
  | { readonly kind: 'rebased'; readonly fields: readonly FieldId[] }
  | { readonly kind: 'draftRestored' }
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
  /** Of them, those that somebody changed since, as texts of the form. */
  readonly changedSince: readonly { readonly field: WritableFieldId; readonly was: string; readonly now: string }[];
  /** Not put back: the user has edits of their own there. */
  readonly kept: readonly WritableFieldId[];
  /** Not put back: they cannot be changed here. */
  readonly locked: readonly WritableFieldId[];
}

/** The record is not what it was when it was read, so nothing was sent. */
export interface ChangedElsewhere {
  readonly kind: 'changedElsewhere';
  readonly was: CustomerRecord;
  readonly theirs: CustomerRecord;
  readonly fields: readonly FieldId[];
  /** Names of fields that we do not know. */
  readonly otherFields: readonly string[];
}

/** The save arrived, but what was read back is not, or not all, what was sent. */
export interface SavedDifferently {
  readonly kind: 'savedDifferently';
  readonly differences: readonly SavedDifference[];
  /** Sent fields that DealPOS's answer does not show. */
  readonly unverified: readonly FieldId[];
  /** Fields that were not sent and are not as before. */
  readonly changedToo: readonly SideChange[];
}

function savedDifferently(
  differences: readonly SavedDifference[],
  unverified: readonly FieldId[],
  changedToo: readonly SideChange[],
): SavedDifferently | undefined {
  const silent = differences.length + unverified.length + changedToo.length === 0;
  return silent ? undefined : { kind: 'savedDifferently', differences, unverified, changedToo };
}

/** What a save has to say; undefined when it went as the user meant it. */
export function noticeOfSave(outcome: PersistOutcome, was: CustomerRecord): DocumentNotice | undefined {
  switch (outcome.kind) {
    case 'possibleDuplicates':
      return { kind: 'possibleDuplicates', found: outcome.found };
    case 'notCreated':
      return { kind: 'notCreated', error: outcome.error.detail };
    case 'cannotTell':
      return { kind: 'creationUncertain', error: outcome.error.detail, found: outcome.found };
    case 'created':
      return savedDifferently(outcome.differences, outcome.unverified, []);
    case 'saved':
      return savedDifferently(outcome.differences, outcome.unverified, outcome.changedToo);
    case 'savedButUnread':
      return { kind: 'savedUnread', error: outcome.error.detail };
    case 'changedElsewhere':
      return {
        kind: 'changedElsewhere',
        was,
        theirs: outcome.theirs,
        fields: outcome.fields,
        otherFields: outcome.otherFields,
      };
    case 'otherCustomer':
      return { kind: 'otherCustomer' };
    case 'uncertain':
      return { kind: 'saveUncertain', error: outcome.error.detail };
    case 'failed':
      return { kind: 'saveFailed', error: outcome.error.detail };
    case 'createdButUnread':
      return outcome.error ? { kind: 'savedUnread', error: outcome.error.detail } : undefined;
    case 'unchanged':
    case 'invalid':
      return undefined;
  }
}

/** What a fresh copy of the record has to say, given what was being said before. */
export function noticeOfRead(
  before: DocumentNotice | undefined,
  changed: readonly FieldId[],
): DocumentNotice | undefined {
  if (changed.length > 0) return { kind: 'rebased', fields: changed };
  const stays =
    before?.kind === 'draftRestored' || before?.kind === 'draftUnreadable' || before?.kind === 'draftExpired';
  return stays ? before : undefined;
}
