import type { CustomerRecord } from '../api/customerRecord.ts';
import { replaceFields } from '../customers/customer.ts';
import type { CustomerDraft } from '../customers/draft.ts';
import { draftText, withConflictsOf, withEdit, withoutEdit } from '../customers/draft.ts';
import type { WritableFieldId } from '../customers/fields.ts';
import { formatField } from '../customers/fieldText.ts';
import type { Conflicts } from '../customers/merge3.ts';
import { rebase } from '../customers/rebaseDraft.ts';
import { withPutBack } from '../customers/takeBack.ts';

/** One field of a draft at one moment. */
interface FieldState {
  readonly field: WritableFieldId;
  readonly text: string;
  readonly conflict: Conflicts[WritableFieldId];
}

/** One undoable change: what it was made on, and its fields before and after. */
export interface UndoStep {
  readonly base: CustomerRecord;
  /** How often the draft had been saved or thrown away when the step began. */
  readonly life: number;
  readonly before: readonly FieldState[];
  /** Grows while the user goes on typing. */
  after: readonly FieldState[];
}

/** What a save has left in a field, and the life of the draft that began with it. */
export interface LeftText {
  readonly life: number;
  readonly text: string;
}

/** How far a draft has come: how often it was saved or thrown away, and what the last save of each field left there. */
export interface DraftLife {
  readonly life: number;
  readonly left: ReadonlyMap<WritableFieldId, LeftText>;
}

/** The change that leads from one draft to the next in these fields. */
export function stepBetween(
  before: CustomerDraft,
  after: CustomerDraft,
  fields: readonly WritableFieldId[],
  life: number,
): UndoStep {
  return { base: before.base, life, before: statesOf(before, fields), after: statesOf(after, fields) };
}

function statesOf(draft: CustomerDraft, fields: readonly WritableFieldId[]): readonly FieldState[] {
  return fields.map((field) => ({ field, text: draftText(draft, field), conflict: draft.conflicts[field] }));
}

/**
 * The draft with one side of a step put back. Where the record was changed elsewhere since the step, its texts are merged
 * with that as any edit is: the old text of an untouched field is no edit, and another one conflicts. After a save
 * undoing makes the record dirty again; there, too, what somebody else has changed since conflicts.
 */
export function putBack(
  draft: CustomerDraft,
  step: UndoStep,
  states: readonly FieldState[],
  { life, left }: DraftLife,
): CustomerDraft {
  if (life !== step.life) {
    return states.reduce((now, state) => putAcross(now, step, state, left.get(state.field)), draft);
  }
  const fields = states.map(({ field }) => field);
  const edits = { ...draft.edits, ...Object.fromEntries(states.map(({ field, text }) => [field, text])) };
  const older = { base: replaceFields(draft.base, step.base, fields), edits, conflicts: withConflicts(draft, states) };
  return rebase(older, draft.base).draft;
}

/**
 * Across a save: what the user last knew the field at DealPOS to be is what a save has made of it since, else what the step
 * was made on. Back at what a save has left there is no edit, whatever there is now.
 */
function putAcross(draft: CustomerDraft, step: UndoStep, state: FieldState, left: LeftText | undefined): CustomerDraft {
  const { field, text, conflict } = state;
  const saved = left !== undefined && left.life > step.life ? left.text : undefined;
  if (saved === text) return withoutEdit(draft, field);
  const [made, now] = [formatField(field, step.base), formatField(field, draft.base)];
  const known = saved ?? made;
  if (now !== known) return withPutBack(draft, [{ field, before: text, after: known }]);
  const edited = withEdit(draft, field, text);
  return conflict && made === now ? { ...edited, conflicts: withConflicts(edited, [state]) } : edited;
}

function withConflicts(draft: CustomerDraft, states: readonly FieldState[]): Conflicts {
  const conflicts: Conflicts = Object.fromEntries(states.map(({ field, conflict }) => [field, conflict]));
  const fields = states.map(({ field }) => field);
  return withConflictsOf(draft.conflicts, conflicts, fields);
}

/**
 * Turns keystrokes into undo steps: one step for each visit of a field, not one for each key.
 * The step is announced at the first keystroke, so that the tab turns dirty at once, and grows while typing goes on.
 */
export class UndoSteps {
  #open: { readonly field: WritableFieldId; readonly step: UndoStep } | undefined;

  /** Takes an edit of one field in. Returns a new step when this edit starts one. */
  take(field: WritableFieldId, before: CustomerDraft, after: CustomerDraft, life: number): UndoStep | undefined {
    if (this.#open?.field === field) {
      this.#open.step.after = statesOf(after, [field]);
      return undefined;
    }
    const step = stepBetween(before, after, [field], life);
    this.#open = { field, step };
    return step;
  }

  /** The next edit starts a new step. */
  close(): void {
    this.#open = undefined;
  }
}
