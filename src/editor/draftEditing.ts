import type { CustomerDraft } from '../customers/draft.ts';
import { changedFields, draftText, withEdit } from '../customers/draft.ts';
import type { WritableFieldId } from '../customers/fields.ts';
import { isWritableFieldId } from '../customers/fields.ts';
import { formatField } from '../customers/fieldText.ts';
import type { FieldProblem } from '../customers/validate.ts';
import type { UndoStep } from './undoSteps.ts';
import { UndoSteps } from './undoSteps.ts';

/** What an edit did: nothing, grew the newest undo step, or began one. */
export type EditEffect = { readonly kind: 'none' | 'grew' } | { readonly kind: 'began'; readonly step: UndoStep };

/** The user at work on one draft: texts, undo steps, which fields were left and which were unlocked. */
export class DraftEditing {
  readonly #steps = new UndoSteps();
  readonly #touched = new Set<WritableFieldId>();
  readonly #unlocked = new Set<WritableFieldId>();
  #draft: CustomerDraft | undefined;
  #ackSeq = 0;

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

  /** Another draft in the place of this one; which fields were left and unlocked stays. */
  replace(draft: CustomerDraft): void {
    this.#draft = draft;
  }

  /** A draft from a backup: what it changes was unlocked before. */
  restore(draft: CustomerDraft): void {
    this.#draft = draft;
    for (const field of Object.keys(draft.edits)) if (isWritableFieldId(field)) this.#unlocked.add(field);
  }

  /** Another draft to start anew with, such as after a save. */
  restart(draft: CustomerDraft): void {
    this.#draft = draft;
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
    const before = draftText(this.#draft, field);
    if (before === text) return { kind: 'none' };
    this.#draft = withEdit(this.#draft, field, text);
    const step = this.#steps.take(field, before, text);
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

  /** Puts a text in place, for undo and redo. */
  setText(field: WritableFieldId, text: string): void {
    this.#steps.close();
    if (this.#draft) this.#draft = withEdit(this.#draft, field, text);
  }

  /** Every change that is not saved, as one step for each field. */
  unsaved(): readonly UndoStep[] {
    const draft = this.#draft;
    if (!draft) return [];
    const { base } = draft;
    return changedFields(draft).map((field) => ({
      field,
      before: formatField(field, base),
      after: draftText(draft, field),
    }));
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
