import type { FieldGroup } from '../customers/fields.ts';
import { FIELD_GROUPS, FIELDS, isWritableFieldId } from '../customers/fields.ts';
import type { PageState, PageStrings } from '../editor/protocol.ts';
import { Facts } from './facts.tsx';
import { FieldRow } from './fieldRow.tsx';
import { factsOf, fieldView } from './fieldView.ts';
import { HEADING_ID } from './focusKeeper.ts';
import { Group } from './group.tsx';
import type { PageHandlers } from './handlers.ts';
import { Icon } from './icons.tsx';
import { OtherFields } from './otherFields.tsx';
import { Picture } from './picture.tsx';
import type { Typing } from './typing.ts';

interface CustomerFormProps {
  readonly state: PageState;
  readonly strings: PageStrings;
  readonly typing: Typing;
  readonly picture: string | undefined;
  readonly handlers: PageHandlers;
}

/** Every field of the customer, in the groups and the order of the field table. */
export function CustomerForm(props: CustomerFormProps) {
  const { state, strings } = props;
  return (
    <form
      class="form"
      noValidate
      autocomplete="off"
      aria-labelledby={HEADING_ID}
      aria-busy={state.phase === 'saving'}
      onSubmit={(event) => event.preventDefault()}
    >
      {state.account.mode === 'readOnly' && (
        <p class="read-only-hint">
          <Icon name="lock" />
          <span>{strings.readOnlyHint}</span>
        </p>
      )}
      {FIELD_GROUPS.filter((group) => !state.isNew || hasWritable(group)).map((group) => (
        <Group key={group} id={group} title={strings.groups[group]}>
          <GroupFields {...props} group={group} />
          {!state.isNew && <Facts facts={factsOf(group, state, strings)} onAction={props.handlers.onAction} />}
          {group === 'signUp' && (
            <Picture state={state} strings={strings} data={props.picture} handlers={props.handlers} />
          )}
        </Group>
      ))}
      <OtherFields state={state} strings={strings} />
    </form>
  );
}

function hasWritable(group: FieldGroup): boolean {
  return FIELDS.some((field) => field.group === group && isWritableFieldId(field.id));
}

function GroupFields({ group, state, strings, typing, handlers }: CustomerFormProps & { readonly group: FieldGroup }) {
  const ids = FIELDS.filter((field) => field.group === group)
    .map((field) => field.id)
    .filter(isWritableFieldId);
  if (ids.length === 0) return null;
  return (
    <div class="fields">
      {ids.map((id) => (
        <FieldRow key={id} view={fieldView(id, state, strings, typing)} strings={strings} handlers={handlers} />
      ))}
    </div>
  );
}
