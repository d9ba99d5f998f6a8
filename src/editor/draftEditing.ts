import type { CustomerRecord } from '../api/customerRecord.ts';
import type { CustomerDraft } from '../customers/draft.ts';
import {
  changedFields,
  draftText,
  hasEdits,
  newDraft,
  openConflicts,
  withEdit,
  withEditsOf,
} from '../customers/draft.ts';
import type { FieldId, WritableFieldId } from '../customers/fields.ts';
import { isWritableFieldId } from '../customers/fields.ts';
import { formatField } from '../customers/fieldText.ts';
import type { ConflictChoice } from '../customers/rebaseDraft.ts';
import { rebase, resolveConflicts, settleDraft } from '../customers/rebaseDraft.ts';
import type { FieldToPutBack } from '../customers/takeBack.ts';
import { withPutBack } from '../customers/takeBack.ts';
import type { FieldProblem } from '../customers/validate.ts';
import type { ToldEdit } from './toldEdits.ts';
import { ToldEdits } from './toldEdits.ts';
import type { LeftText, UndoStep } from './undoSteps.ts';
import { putBack, stepBetween, UndoSteps } from './undoSteps.ts';

/** What an edit did: nothing, grew the newest undo step, or began one. */
export type EditEffect = { readonly kind: 'none' | 'grew' } | { readonly kind: 'began'; readonly step: UndoStep };

/** The user at work on one draft: texts, undo steps, which fields were left and which were unlocked. */
export class DraftEditing {
  readonly #steps = new UndoSteps();
  readonly #told = new ToldEdits();
  readonly #touched = new Set<WritableFieldId>();
  readonly #unlocked = new Set<WritableFieldId>();
  #draft: CustomerDraft | undefined;
  #ackSeq = 0;
  /** How often the draft was saved or thrown away. */
  #life = 0;
  /** What the last save of each field left there. */
  readonly #left = new Map<WritableFieldId, LeftText>();

  get draft(): CustomerDraft | undefined {
    return this.#draft;
  }

  /** The newest edit of the page that was taken in. */
  get ackSeq(): number {
    return this.#ackSeq;
  }

  get unlocked(): readonly WritableFieldId[] {
    return [...this.#unlocked];
  }

  /**
   * Takes a newer copy of the record in: edits are kept on top, a draft without any becomes that copy. Returns what
   * somebody else changed under the edits.
   */
  takeIn(record: CustomerRecord): readonly FieldId[] {
    const rebased = this.#draft && hasEdits(this.#draft) ? rebase(this.#draft, record) : undefined;
    this.#draft = rebased?.draft ?? newDraft(record);
    return rebased?.changedElsewhere ?? [];
  }

  /** After `saved` has become `record`: only what was typed meanwhile is still an edit. */
  settle(saved: CustomerDraft, record: CustomerRecord): void {
    const settled = settleDraft(this.#draft ?? saved, saved, record);
    this.#restart(settled);
    for (const field of changedFields(saved)) {
      this.#left.set(field, { life: this.#life, text: formatField(field, settled.base) });
    }
  }

  /** Throws the edits away. */
  discard(): void {
    this.#told.reverted();
    if (this.#draft) this.#restart(newDraft(this.#draft.base));
  }

  /**
   * A draft from the disk, put on the record where that was read already, and under what was typed here: what it changes
   * was unlocked before.
   */
  restore(draft: CustomerDraft): void {
    this.#draft = this.#draft ? withEditsOf(rebase(draft, this.#draft.base).draft, this.#draft) : draft;
    for (const field of Object.keys(draft.edits)) if (isWritableFieldId(field)) this.#unlocked.add(field);
  }

  #restart(draft: CustomerDraft): void {
    this.#draft = draft;
    this.#life += 1;
    this.#steps.close();
    this.#touched.clear();
    this.#unlocked.clear();
  }

  /** A page that was made anew counts its edits from zero. */
  pageStarted(): void {
    this.#ackSeq = 0;
  }

  /** Remembers that this edit arrived, whether it is taken in or not. */
  acknowledge(seq: number): void {
    this.#ackSeq = Math.max(this.#ackSeq, seq);
  }

  /** Takes a text in. */
  type(field: WritableFieldId, text: string): EditEffect {
    if (!this.#draft) return { kind: 'none' };
    const before = this.#draft;
    if (draftText(before, field) === text) return { kind: 'none' };
    this.#draft = withEdit(before, field, text);
    const step = this.#steps.take(field, before, this.#draft, this.#life);
    return step ? { kind: 'began', step } : { kind: 'grew' };
  }

  /** The user left the field: the next edit is a step of its own, and the field's problem may be shown. */
  leave(field: WritableFieldId): void {
    this.#steps.close();
    this.#touched.add(field);
  }

  /** Ends the undo step that typing is in. */
  endStep(): void {
    this.#steps.close();
  }

  /** Decides fields in conflict. Returns the step that does so; undefined where none of them is in conflict. */
  resolve(fields: readonly WritableFieldId[], choice: ConflictChoice): UndoStep | undefined {
    const before = this.#draft;
    if (!before) return undefined;
    const decided = openConflicts(before).filter((field) => fields.includes(field));
    if (decided.length === 0) return undefined;
    this.#steps.close();
    this.#draft = resolveConflicts(before, decided, choice);
    return stepBetween(before, this.#draft, decided, this.#life);
  }

  /** Puts values from before a saved change in. Returns the step that does so; undefined where nothing changes. */
  putBack(fields: readonly FieldToPutBack[]): UndoStep | undefined {
    const before = this.#draft;
    if (!before || fields.length === 0) return undefined;
    this.#steps.close();
    this.#draft = withPutBack(before, fields);
    const names = fields.map(({ field }) => field);
    return stepBetween(before, this.#draft, names, this.#life);
  }

  /** A step that is about to be told to VS Code, which then undoes and redoes it. */
  tell(step: UndoStep): ToldEdit {
    return this.#told.add(step);
  }

  /** True where VS Code cannot tell any more by its undo and redo whether the draft is saved. */
  get isSavedLost(): boolean {
    return this.#told.isSavedLost;
  }

  /** VS Code undoes this edit. */
  undo(edit: ToldEdit): void {
    const step = this.#told.undone(edit);
    this.#putBack(step, step.before);
  }

  /** VS Code redoes this edit. */
  redo(edit: ToldEdit): void {
    const step = this.#told.redone(edit);
    this.#putBack(step, step.after);
  }

  /** VS Code takes the draft for saved: what is typed from now on it must be told of. */
  toldSaved(): void {
    this.#steps.close();
    this.#told.saved();
  }

  #putBack(step: UndoStep, states: UndoStep['before']): void {
    this.#steps.close();
    if (this.#draft) this.#draft = putBack(this.#draft, step, states, { life: this.#life, left: this.#left });
  }

  /** Every change that is not saved, as one step for each field. */
  unsaved(): readonly UndoStep[] {
    const draft = this.#draft;
    if (!draft) return [];
    const clean = newDraft(draft.base);
    return changedFields(draft).map((field) => stepBetween(clean, draft, [field], this.#life));
  }

  unlock(field: WritableFieldId): void {
    this.#unlocked.add(field);
  }

  /** Shows the problems of these fields from now on. */
  showProblems(fields: Iterable<WritableFieldId>): void {
    for (const field of fields) this.#touched.add(field);
  }

  /** Of these problems, those of fields that the user has left, or all after a refused save. */
  visible(problems: ReadonlyMap<WritableFieldId, FieldProblem>): ReadonlyMap<WritableFieldId, FieldProblem> {
    return new Map([...problems].filter(([field]) => this.#touched.has(field)));
  }
}
