import type { WritableFieldId } from '../customers/fields.ts';

/** One undoable change of one field: its text before, and its newest text after. */
export interface UndoStep {
  readonly field: WritableFieldId;
  readonly before: string;
  after: string;
}

/**
 * Turns keystrokes into undo steps: one step for each visit of a field, not one for each key.
 * The step is announced at the first keystroke, so that the tab turns dirty at once, and grows while typing goes on.
 */
export class UndoSteps {
  #open: UndoStep | undefined;

  /** Takes an edit in. Returns a new step when this edit starts one. */
  take(field: WritableFieldId, before: string, after: string): UndoStep | undefined {
    if (this.#open?.field === field) {
      this.#open.after = after;
      return undefined;
    }
    this.#open = { field, before, after };
    return this.#open;
  }

  /** The next edit starts a new step. */
  close(): void {
    this.#open = undefined;
  }
}
