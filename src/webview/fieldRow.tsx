import type { ComponentType } from 'preact';
import type { FieldKind } from '../customers/fields.ts';
import type { PageStrings } from '../editor/protocol.ts';
import { Button } from './button.tsx';
import type { FieldView } from './fieldView.ts';
import { controlId } from './fieldView.ts';
import type { PageHandlers } from './handlers.ts';
import { Icon } from './icons.tsx';
import { ChoiceInput } from './inputs/choiceInput.tsx';
import { DateInput } from './inputs/dateInput.tsx';
import type { InputProps } from './inputs/inputProps.ts';
import { MultilineInput } from './inputs/multilineInput.tsx';
import { TextInput } from './inputs/textInput.tsx';

const INPUTS: Record<FieldKind, ComponentType<InputProps>> = {
  text: TextInput,
  multiline: MultilineInput,
  email: TextInput,
  tel: TextInput,
  decimal: TextInput,
  date: DateInput,
  boolean: ChoiceInput,
  choice: ChoiceInput,
};

interface FieldRowProps {
  readonly view: FieldView;
  readonly strings: PageStrings;
  readonly handlers: PageHandlers;
}

/** A writable field: label, input, and the texts that belong to it. */
export function FieldRow({ view, strings, handlers }: FieldRowProps) {
  const id = controlId(view.id);
  const Input = INPUTS[view.kind];
  return (
    <div class={rowClass(view)}>
      <div class="label-line">
        <label for={id}>
          {view.label}
          {view.required && <span class="required"> ({strings.required})</span>}
        </label>
        {view.previous !== undefined && (
          <span class="change" id={`${id}-change`} title={view.previous}>
            <span class="change-mark">{strings.changedMark}</span> <span aria-hidden="true">·</span>{' '}
            <bdi>{view.previous}</bdi>
          </span>
        )}
      </div>
      <div class="field-body">
        <div class="control-line">
          <Input view={view} describedBy={describedBy(view)} handlers={handlers} />
          {view.button !== undefined && (
            <Button
              label={view.button.label}
              off={view.paused}
              focusNext={id}
              describedBy={view.hint === undefined ? undefined : `${id}-hint`}
              onPress={() => view.button && handlers.onAction(view.button.action)}
            />
          )}
        </div>
        <FieldTexts view={view} id={id} />
      </div>
    </div>
  );
}

function FieldTexts({ view, id }: { readonly view: FieldView; readonly id: string }) {
  return (
    <>
      {view.problem !== undefined && (
        <p class="problem" id={`${id}-problem`}>
          <Icon name="error" />
          <span>{view.problem}</span>
        </p>
      )}
      {view.lockedReason !== undefined && (
        <p class="hint" id={`${id}-locked`}>
          <Icon name="lock" />
          <span>{view.lockedReason}</span>
        </p>
      )}
      {view.hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {view.hint}
        </p>
      )}
    </>
  );
}

function rowClass(view: FieldView): string {
  const classes = ['field', `kind-${view.kind}`];
  if (view.readOnly) classes.push('fixed');
  if (view.changed) classes.push('changed');
  if (view.problem !== undefined) classes.push('invalid');
  return classes.join(' ');
}

/** The most urgent text first, since that is the order in which they are read out. */
function describedBy(view: FieldView): string | undefined {
  const id = controlId(view.id);
  const ids: string[] = [];
  if (view.problem !== undefined) ids.push(`${id}-problem`);
  if (view.lockedReason !== undefined) ids.push(`${id}-locked`);
  if (view.hint !== undefined) ids.push(`${id}-hint`);
  if (view.previous !== undefined) ids.push(`${id}-change`);
  return ids.length > 0 ? ids.join(' ') : undefined;
}
