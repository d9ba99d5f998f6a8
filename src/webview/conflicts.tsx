import type { PageState, PageStrings } from '../editor/protocol.ts';
import { Button } from './button.tsx';
import { FIRST_CONFLICT_ID, useCountLeft, useFirstConflictInFocus } from './conflictFocus.ts';
import type { ConflictView, ValueView } from './conflictView.ts';
import { conflictViews } from './conflictView.ts';
import type { ConflictChoice, PageHandlers } from './handlers.ts';
import { Icon } from './icons.tsx';
import { fill } from './template.ts';
import type { Typing } from './typing.ts';

interface ConflictsProps {
  readonly state: PageState;
  readonly strings: PageStrings;
  readonly typing: Typing;
  readonly handlers: PageHandlers;
}

/** Where the focus goes when a choice makes its button go away. */
const FOCUS_NEXT = `${FIRST_CONFLICT_ID} save`;

/**
 * The fields that the user and somebody else changed differently, each with the values to choose from. A choice is made
 * at once; the next field takes its place and the focus, and after the last one the focus goes to the save button.
 */
export function Conflicts({ state, strings, typing, handlers }: ConflictsProps) {
  const views = conflictViews(state, strings, typing);
  useFirstConflictInFocus(state);
  const left = useCountLeft(state, strings);
  const paused = state.phase === 'saving';
  const fields = views.map(({ field }) => field);
  return (
    <>
      <p class="visually-hidden" role="status">
        {left}
      </p>
      {views.length > 0 && (
        <section class="conflicts" aria-labelledby="conflicts-title">
          <h2 id="conflicts-title">
            <Icon name="warning" />
            <span>{strings.conflictsTitle}</span>
          </h2>
          <p class="conflicts-hint">
            {fill(strings.conflictsLeft, String(views.length))}. {strings.conflictsHint}
          </p>
          {views.map((view, index) => (
            <Conflict
              key={view.field}
              view={view}
              strings={strings}
              isFirst={index === 0}
              paused={paused}
              onChoose={(choice) => handlers.onResolve([view.field], choice)}
            />
          ))}
          {views.length > 1 && (
            <Choices
              labels={[strings.keepAllMine, strings.takeAllTheirs]}
              paused={paused}
              onChoose={(choice) => handlers.onResolve(fields, choice)}
            />
          )}
        </section>
      )}
    </>
  );
}

interface ConflictProps {
  readonly view: ConflictView;
  readonly strings: PageStrings;
  readonly isFirst: boolean;
  readonly paused: boolean;
  readonly onChoose: (choice: ConflictChoice) => void;
}

function Conflict({ view, strings, isFirst, paused, onChoose }: ConflictProps) {
  const { field, label, mine, theirs, was } = view;
  const id = `conflict-${field}`;
  return (
    <fieldset class="conflict">
      <legend>{label}</legend>
      <dl class="conflict-values">
        <Value id={`${id}-mine`} label={strings.mineLabel} value={mine} />
        <Value id={`${id}-theirs`} label={strings.theirsLabel} value={theirs} />
        <Value id={`${id}-was`} label={strings.wasLabel} value={was} />
      </dl>
      <Choices
        labels={[strings.keepMine, strings.takeTheirs]}
        describedBy={[`${id}-mine`, `${id}-theirs`]}
        firstId={isFirst ? FIRST_CONFLICT_ID : undefined}
        paused={paused}
        onChoose={onChoose}
      />
    </fieldset>
  );
}

function Value({ id, label, value }: { readonly id: string; readonly label: string; readonly value: ValueView }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd id={id} dir="auto" class={value.empty ? 'empty' : undefined}>
        {value.text}
      </dd>
    </div>
  );
}

interface ChoicesProps {
  /** Of the button that keeps the user's value, and of the one that takes the other. */
  readonly labels: readonly [string, string];
  readonly describedBy?: readonly [string, string];
  readonly firstId?: string | undefined;
  readonly paused: boolean;
  readonly onChoose: (choice: ConflictChoice) => void;
}

function Choices({ labels, describedBy, firstId, paused, onChoose }: ChoicesProps) {
  const common = { off: paused, focusNext: FOCUS_NEXT };
  return (
    <div class="conflict-choices">
      <Button
        {...common}
        label={labels[0]}
        id={firstId}
        describedBy={describedBy?.[0]}
        onPress={() => onChoose('mine')}
      />
      <Button {...common} label={labels[1]} describedBy={describedBy?.[1]} onPress={() => onChoose('theirs')} />
    </div>
  );
}
