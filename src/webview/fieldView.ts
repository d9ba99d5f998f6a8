import type { Field, FieldKind, WritableFieldId } from '../customers/fields.ts';
import { FIELDS, fieldOf, isWritableFieldId, WRITABLE_FIELD_IDS } from '../customers/fields.ts';
import type { PageAction, PageState, PageStrings } from '../editor/protocol.ts';
import { fill } from './template.ts';
import type { Typing } from './typing.ts';

/** An option of a list. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** Everything that a row of the form shows, derived from the newest snapshot and from what is being typed. */
export interface FieldView {
  readonly id: WritableFieldId;
  readonly kind: FieldKind;
  readonly label: string;
  readonly text: string;
  /** As DealPOS last sent it; empty when it did not send the field. */
  readonly base: string;
  readonly changed: boolean;
  /** The text before the change, for people; undefined when nothing changed. */
  readonly previous: string | undefined;
  readonly problem: string | undefined;
  readonly hint: string | undefined;
  /** Why the field cannot be changed in this record. */
  readonly lockedReason: string | undefined;
  /** The button beside the control, such as the one that unlocks a guarded field. */
  readonly button: FieldButton | undefined;
  readonly placeholder: string;
  /** Nothing can be saved without it. */
  readonly required: boolean;
  /** Never editable in this state (as opposed to `paused`). */
  readonly readOnly: boolean;
  /** Not editable for the moment (a save is running). */
  readonly paused: boolean;
  readonly options: readonly Option[];
}

export interface FieldButton {
  readonly label: string;
  readonly action: PageAction;
}

/** A read-only fact. */
export interface FactView {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  /** The text is a link that asks the host for this. */
  readonly action?: PageAction;
  /** The text is ours and says that there is no value. */
  readonly empty: boolean;
}

/** The id of a field's control in the page. */
export function controlId(field: WritableFieldId): string {
  return `field-${field}`;
}

/** What the row of a writable field shows. */
export function fieldView(id: WritableFieldId, state: PageState, strings: PageStrings, typing: Typing): FieldView {
  const field: Field = fieldOf(id);
  const base = state.values[id] ?? '';
  const text = typing.pending(id) ?? state.edits[id] ?? base;
  const changed = isChanged(id, state, typing);
  const readOnlyAccount = state.account.mode === 'readOnly';
  const lockedReason = state.locked[id];
  const guarded = field.guarded === true && !state.unlocked.includes(id);
  const options = optionsOf(field, [base, text], state, strings);
  return {
    id,
    kind: field.kind,
    label: strings.fields[id] ?? id,
    text,
    base,
    changed,
    previous:
      changed && !state.isNew ? fill(strings.previousValue, labelOf(options, base) || strings.noValue) : undefined,
    problem: state.problems[id],
    hint: hintOf(field, readOnlyAccount || lockedReason !== undefined, state, strings),
    lockedReason,
    button: readOnlyAccount || lockedReason !== undefined ? undefined : buttonOf(id, guarded, state, strings),
    placeholder: state.placeholders[id] ?? '',
    required: id === 'name',
    readOnly: readOnlyAccount || lockedReason !== undefined || guarded,
    paused: state.phase === 'saving',
    options,
  };
}

/** The fields that the user changed, counting what is typed and not taken in yet. */
export function changedFields(state: PageState, typing: Typing): WritableFieldId[] {
  return WRITABLE_FIELD_IDS.filter((id) => isChanged(id, state, typing));
}

/** The fields with a problem, in the order of the form. */
export function problemFields(state: PageState): WritableFieldId[] {
  return WRITABLE_FIELD_IDS.filter((id) => state.problems[id] !== undefined);
}

/** The read-only facts of a group. */
export function factsOf(group: string, state: PageState, strings: PageStrings): FactView[] {
  return FIELDS.filter((field) => field.group === group && !isWritableFieldId(field.id)).map((field) => {
    const value = state.values[field.id];
    if (field.id === 'referredBy' && state.referrer !== '') return referrerFact(state, strings);
    const text = value === undefined ? strings.notSent : value || strings.noValue;
    return { id: field.id, label: strings.fields[field.id] ?? field.id, text, empty: !value };
  });
}

function referrerFact(state: PageState, strings: PageStrings): FactView {
  const label = strings.fields.referredBy ?? 'referredBy';
  return { id: 'referredBy', label, text: state.referrer, action: 'openReferrer', empty: false };
}

/** The label of an option; its own value when it has none. */
export function labelOf(options: readonly Option[], value: string): string {
  return options.find((option) => option.value === value)?.label ?? value;
}

function isChanged(id: WritableFieldId, state: PageState, typing: Typing): boolean {
  const pending = typing.pending(id);
  return pending === undefined ? state.edits[id] !== undefined : pending !== (state.values[id] ?? '');
}

function buttonOf(
  id: WritableFieldId,
  guarded: boolean,
  state: PageState,
  strings: PageStrings,
): FieldButton | undefined {
  if (guarded) return { label: strings.changePoints, action: 'unlockLoyaltyPoint' };
  const offersCode = id === 'code' && state.isNew && state.placeholders.code === undefined;
  return offersCode ? { label: strings.nextCode, action: 'nextCode' } : undefined;
}

/** What the values mean is always of interest; what a change does, only where a change is possible. */
function hintOf(field: Field, fixed: boolean, state: PageState, strings: PageStrings): string | undefined {
  if (field.kind === 'boolean') {
    const isNamed = state.genderNames.true !== '' && state.genderNames.false !== '';
    return isNamed ? undefined : strings.genderHint;
  }
  return field.guarded === true && !fixed ? strings.pointsHint : undefined;
}

/** Known values first, then those of the record that we do not know: an open set keeps what the server sent. */
function optionsOf(field: Field, values: readonly string[], state: PageState, strings: PageStrings): Option[] {
  if (field.kind === 'boolean') {
    const { genderNames: names } = state;
    const known = [
      { value: '', label: strings.noValue },
      { value: 'true', label: named('true', names.true) },
      { value: 'false', label: named('false', names.false) },
    ];
    return withUnknown(known, values, strings);
  }
  if (!field.choices) return [];
  const known = field.choices.map((value) => ({ value, label: strings.statuses[value] ?? value }));
  return withUnknown(known, values, strings);
}

/** The user's own name of a value, with what DealPOS stores: the name is a belief, the value a fact. */
function named(value: string, name: string): string {
  return name === '' ? value : `${name} (${value})`;
}

function withUnknown(known: readonly Option[], values: readonly string[], strings: PageStrings): Option[] {
  const unknown = [...new Set(values)].filter((value) => !known.some((option) => option.value === value));
  const label = (value: string) => (value === '' ? strings.noValue : fill(strings.unknownValue, value));
  return [...known, ...unknown.map((value) => ({ value, label: label(value) }))];
}
