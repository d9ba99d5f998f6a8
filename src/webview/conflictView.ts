import type { WritableFieldId } from '../customers/fields.ts';
import type { PageState, PageStrings } from '../editor/protocol.ts';
import { fieldView, labelOf } from './fieldView.ts';
import type { Typing } from './typing.ts';

/** One of the values to choose from, as a person reads it. */
export interface ValueView {
  readonly text: string;
  /** The text is ours and says that there is no value. */
  readonly empty: boolean;
}

/** A field that the user and somebody else changed differently. */
export interface ConflictView {
  readonly field: WritableFieldId;
  readonly label: string;
  readonly mine: ValueView;
  readonly theirs: ValueView;
  readonly was: ValueView;
}

/** The conflicts of the newest snapshot, in the order of the form. */
export function conflictViews(state: PageState, strings: PageStrings, typing: Typing): ConflictView[] {
  return state.conflicts.map(({ field, was }) => {
    const { label, text, base, options } = fieldView(field, state, strings, typing);
    const shown = (value: string): ValueView => ({
      text: labelOf(options, value) || strings.noValue,
      empty: value === '',
    });
    return {
      field,
      label,
      mine: shown(text),
      theirs: shown(base),
      was: was === undefined ? { text: strings.notSent, empty: true } : shown(was),
    };
  });
}
