import type { CustomerKey, CustomerRecord } from '../api/customerRecord.ts';
import type { WritableFieldId } from '../customers/fields.ts';
import type { EditorApi } from './persistDraft.ts';

/** What a document needs from the account that it belongs to. */
export interface DocumentAccount {
  /** The API of the account; undefined when the account was removed. */
  api(): EditorApi | undefined;
  /** True when the account takes no writes. */
  readOnly(): boolean;
  /** The customers of the account that are loaded. */
  loaded(): readonly CustomerRecord[];
  /** A copy of the record that was read moments ago, and when (ms since the epoch). */
  fresh(key: CustomerKey): { readonly record: CustomerRecord; readonly readAt: number } | undefined;
}

/** One undoable change, ready to be told to VS Code. */
export interface DocumentEdit {
  readonly fields: readonly WritableFieldId[];
  undo(): void;
  redo(): void;
}

export interface DocumentListener {
  /** Something has changed: the page must be drawn again, the draft on the disk looked after. */
  stateChanged(): void;
  /** A new undo step began. */
  edited(edit: DocumentEdit): void;
  /** No undo and no redo leads to the saved state: the document is dirty until it is saved or reverted. */
  savedLost(): void;
  /** DealPOS gave a newer copy of the record. */
  recordRead(record: CustomerRecord): void;
  /** The new customer is in DealPOS now; this is the record. */
  created(record: CustomerRecord): void;
  /** VS Code let go of the document. */
  closed(): void;
}
