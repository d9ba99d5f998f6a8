import { AccountBadge } from '../accountBadge.tsx';
import { Button } from '../button.tsx';
import type { MergeHandlers, MergePartProps } from './mergeApp.tsx';

const WHY_OFF_ID = 'why-off';

interface MergeBarProps extends MergePartProps {
  readonly handlers: MergeHandlers;
}

/** Stays in view while the table scrolls: the merge, the way out, why the merge is not possible, and whose data this is. */
export function MergeBar({ state, strings, handlers }: MergeBarProps) {
  const busy = state.phase === 'loading' || state.phase === 'merging';
  return (
    <div class="bar">
      <div class="bar-content">
        <MergeButton state={state} strings={strings} handlers={handlers} />
        {state.phase !== 'merging' && (
          <Button
            id="close"
            label={state.phase === 'done' ? strings.close : strings.cancel}
            onPress={() => handlers.onAction('close')}
          />
        )}
        {state.phase === 'ready' && state.whyOff !== '' && (
          <p id={WHY_OFF_ID} class="unsaved" dir="auto">
            {state.whyOff}
          </p>
        )}
        <AccountBadge account={state.account} title={strings.accountLabel} />
      </div>
      {busy && (
        <div
          class="progress"
          role="progressbar"
          aria-label={state.phase === 'merging' ? strings.merging : strings.loading}
        />
      )}
    </div>
  );
}

function MergeButton({ state, strings, handlers }: MergeBarProps) {
  const { phase, survivor, whyOff } = state;
  if (phase !== 'ready' && phase !== 'merging') return null;
  return (
    <Button
      primary
      id="merge"
      focusNext="close"
      label={phase === 'merging' ? strings.merging : strings.merge}
      off={phase === 'merging' || survivor === undefined || whyOff !== ''}
      describedBy={phase === 'ready' && whyOff !== '' ? WHY_OFF_ID : undefined}
      onPress={() => {
        if (survivor !== undefined) handlers.onMerge(survivor);
      }}
    />
  );
}
