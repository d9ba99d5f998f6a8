import type { PageState, PageStrings } from '../editor/protocol.ts';
import { AccountBadge } from './accountBadge.tsx';
import { Button } from './button.tsx';
import type { PageHandlers } from './handlers.ts';
import { fill } from './template.ts';

interface ToolbarProps {
  readonly state: PageState;
  readonly strings: PageStrings;
  /** How many fields differ from what DealPOS has. */
  readonly changes: number;
  readonly handlers: PageHandlers;
}

/** Stays in view while the form scrolls: save, discard, what is unsaved, and whose data this is. */
export function Toolbar({ state, strings, changes, handlers }: ToolbarProps) {
  const editable = state.phase === 'ready' || state.phase === 'saving';
  const offered = editable && (state.account.mode !== 'readOnly' || changes > 0);
  return (
    <div class="bar">
      <div class="bar-content">
        {offered && <SaveButtons state={state} strings={strings} changes={changes} handlers={handlers} />}
        <AccountBadge account={state.account} title={strings.accountLabel} />
      </div>
      {(state.phase === 'loading' || state.phase === 'saving' || state.reading) && (
        <div
          class="progress"
          role="progressbar"
          aria-label={state.phase === 'saving' ? strings.saving : strings.loading}
        />
      )}
    </div>
  );
}

function SaveButtons({ state, strings, changes, handlers }: ToolbarProps) {
  const saving = state.phase === 'saving';
  const off = saving || changes === 0;
  return (
    <>
      <Button
        primary
        id="save"
        label={saving ? strings.saving : state.saveLabel}
        off={off}
        onPress={() => handlers.onAction('save')}
      />
      <Button id="discard" label={strings.discard} off={off} onPress={() => handlers.onAction('discard')} />
      <p class={changes > 0 ? 'unsaved some' : 'unsaved'}>
        {changes > 0 ? fill(strings.unsavedChanges, String(changes)) : strings.noChanges}
      </p>
    </>
  );
}
