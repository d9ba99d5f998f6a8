import type { CustomerDraft } from '../customers/draft.ts';
import type { WritableFieldId } from '../customers/fields.ts';
import type { FieldProblem } from '../customers/validate.ts';
import type { DocumentNotice } from './documentNotice.ts';
import type { DocumentSubject } from './documentSubject.ts';

export type DocumentPhase = 'loading' | 'ready' | 'saving' | 'failed';

/**
 * A field that cannot be changed. `key`: the record is found by it when it is saved. `tooLong`: the page would show a
 * cut text, and saving that would lose the rest.
 */
export interface LockedField {
  readonly id: WritableFieldId;
  readonly reason: 'key' | 'tooLong';
}

/** How a draft and its record at DealPOS stand. */
export interface SyncView {
  readonly phase: DocumentPhase;
  readonly notice: DocumentNotice | undefined;
  /** When the record was last read, in ms since the epoch. */
  readonly readAt: number | undefined;
  /** Grows with every save that was refused because of problems. */
  readonly focusProblems: number;
  /** Grows with every save that was refused because of conflicts. */
  readonly focusConflicts: number;
  /** How often this document was saved; grows, so that a screen reader hears of every save. */
  readonly savedCount: number;
}

/** Everything there is to show of a customer's editor at one moment. */
export interface DocumentView extends SyncView {
  readonly subject: DocumentSubject;
  /** The record is being read again for the user, who sees the old copy meanwhile. */
  readonly reading: boolean;
  readonly draft: CustomerDraft | undefined;
  /** The newest edit of the page that was taken in. */
  readonly ackSeq: number;
  readonly unlocked: readonly WritableFieldId[];
  readonly readOnly: boolean;
  readonly locked: readonly LockedField[];
  /** The code that DealPOS would give a new customer, as far as the user asked for it. A preview (open question 24). */
  readonly nextCode: string | undefined;
  /** Problems of the fields that the user has left, or of all after a refused save. */
  readonly problems: ReadonlyMap<WritableFieldId, FieldProblem>;
}
