import type { UndoStep } from './undoSteps.ts';

/** A change as VS Code has it: undone and redone by VS Code, which does not know what is in it. */
export interface ToldEdit {
  readonly step: UndoStep;
}

type Told = { step: UndoStep };

/**
 * The order of the changes as VS Code has them. VS Code learns of a change a moment after it was made. When Undo or Redo
 * is pressed in that moment, VS Code takes the change before for the newest, and puts the new one on top afterwards. Here
 * the steps are put in that order as well: Undo takes back what the user did last, Redo changes nothing that was typed
 * since, and what VS Code believes of the document, above all whether it is dirty, stays true.
 */
export class ToldEdits {
  #done: Told[] = [];
  /** The next to redo is the last. */
  #undone: Told[] = [];
  /** What the newest branch has cut off, and at which place. */
  #cutOff: { readonly at: number; readonly edits: readonly Told[] } = { at: 0, edits: [] };
  /** How many changes VS Code takes for the saved state. */
  #savedAt = 0;
  #isSavedLost = false;
  /** From a revert to a lost state on, VS Code's counts mean nothing any more. */
  #isAstray = false;

  /** A new change, about to be told to VS Code. What was undone cannot be redone any more. */
  add(step: UndoStep): ToldEdit {
    const edit: Told = { step };
    if (this.#undone.length > 0) this.#cutOff = { at: this.#done.length, edits: this.#undone };
    if (this.#savedAt > this.#done.length) this.#isSavedLost = true;
    this.#undone = [];
    this.#done.push(edit);
    return edit;
  }

  /**
   * True where no undo and no redo leads to the saved state. VS Code only counts changes: it takes a new one in the place
   * of a saved one for the saved one.
   */
  get isSavedLost(): boolean {
    return this.#isSavedLost;
  }

  /** VS Code has undone this edit. Returns the step to take back. */
  undone(edit: ToldEdit): UndoStep {
    const at = this.#done.indexOf(edit);
    const [first, ...newer] = at < 0 ? [] : this.#done.splice(at);
    if (!first) return edit.step;
    if (newer.length === 0) this.#undone.push(first);
    let { step } = first;
    for (const told of newer) [told.step, step] = [step, told.step];
    this.#done.push(...newer);
    return step;
  }

  /** VS Code has redone this edit. Returns the step to make again. */
  redone(edit: ToldEdit): UndoStep {
    const next = this.#undone.at(-1);
    if (next === edit) {
      this.#undone.pop();
      this.#done.push(next);
      return edit.step;
    }
    const { at, edits } = this.#cutOff;
    const late = edits.at(-1);
    if (late !== edit) return edit.step;
    this.#cutOff = { at: at + 1, edits: edits.slice(0, -1) };
    this.#done.splice(at, 0, late);
    return putUnder(late.step, this.#done.slice(at + 1));
  }

  /** VS Code takes what there is now for saved. */
  saved(): void {
    this.#savedAt = this.#done.length;
    this.#isSavedLost = this.#isAstray;
  }

  /** VS Code has gone back to as many changes as were saved, whichever those are. */
  reverted(): void {
    const all = [...this.#done, ...this.#undone.toReversed()];
    this.#done = all.slice(0, this.#savedAt);
    this.#undone = [];
    this.#isAstray = this.#isSavedLost;
  }
}

/** Makes a step under newer ones: what they changed stays, and undoing them leads to it. Returns what is left to do. */
function putUnder(step: UndoStep, newer: readonly Told[]): UndoStep {
  const left = step.after.filter((state) => {
    const over = newer.find((told) => told.step.before.some(({ field }) => field === state.field));
    if (!over) return true;
    const before = over.step.before.map((other) => (other.field === state.field ? state : other));
    over.step = { ...over.step, before };
    return false;
  });
  return { ...step, after: left };
}
