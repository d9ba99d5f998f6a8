import type { WritableFieldId } from '../customers/fields.ts';
import type { PageAction, PageMessage } from '../editor/protocol.ts';

export type ConflictChoice = Extract<PageMessage, { readonly type: 'resolve' }>['choice'];

/** What the parts of the page report; the page turns it into messages. */
export interface PageHandlers {
  /** A keystroke. */
  readonly onType: (field: WritableFieldId, text: string) => void;
  /** A choice that is complete at once. */
  readonly onCommit: (field: WritableFieldId, text: string) => void;
  /** The field lost the focus, or Enter was pressed in it; it shows this text. */
  readonly onLeave: (field: WritableFieldId, shown: string) => void;
  /** The user decided fields in conflict. */
  readonly onResolve: (fields: readonly WritableFieldId[], choice: ConflictChoice) => void;
  readonly onAction: (action: PageAction) => void;
}
