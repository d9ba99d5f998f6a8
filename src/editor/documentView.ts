import type { CustomerDraft } from '../customers/draft.ts';
import type { WritableFieldId } from '../customers/fields.ts';
import type { FieldProblem } from '../customers/validate.ts';
import type { DocumentNotice } from './documentNotice.ts';

export type DocumentPhase = 'loading' | 'ready' | 'saving' | 'failed';

/** Everything there is to show of a customer's editor at one moment. */
export interface DocumentView {
  readonly phase: DocumentPhase;
  readonly draft: CustomerDraft | undefined;
  readonly notice: DocumentNotice | undefined;
  /** When the record was last read, in ms since the epoch. */
  readonly readAt: number | undefined;
  /** The newest edit of the page that was taken in. */
  readonly ackSeq: number;
  /** Grows with every save that was refused because of problems. */
  readonly focusProblems: number;
  /** How often this document was saved; grows, so that a screen reader hears of every save. */
  readonly savedCount: number;
  readonly unlocked: readonly WritableFieldId[];
  readonly readOnly: boolean;
  /** The field that finds the record when it is saved and so cannot be changed; undefined where an ID does that. */
  readonly locked: WritableFieldId | undefined;
  /** Problems of the fields that the user has left, or of all after a refused save. */
  readonly problems: ReadonlyMap<WritableFieldId, FieldProblem>;
}
