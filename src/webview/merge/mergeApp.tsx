import type { MergeAction, MergePageState, MergePageStrings } from '../../merge/protocol.ts';
import { HEADING_ID, useFocusKeeper } from '../focusKeeper.ts';
import { LoadingText } from '../loading.tsx';
import { NoticeArea } from '../notice.tsx';
import { Comparison } from './comparison.tsx';
import { Consequences } from './consequences.tsx';
import { MergeBar } from './mergeBar.tsx';
import { Results } from './results.tsx';

/** What the parts of the page report; the page turns it into messages. */
export interface MergeHandlers {
  readonly onChoose: (survivor: number) => void;
  readonly onMerge: (survivor: number) => void;
  readonly onAction: (action: MergeAction) => void;
}

export interface MergePartProps {
  readonly state: MergePageState;
  readonly strings: MergePageStrings;
}

interface MergeAppProps extends MergePartProps {
  readonly handlers: MergeHandlers;
}

/** The whole page, drawn from the newest snapshot. */
export function MergeApp({ state, strings, handlers }: MergeAppProps) {
  useFocusKeeper();
  return (
    <main class={`page merge phase-${state.phase}`}>
      <header class="header">
        <h1 id={HEADING_ID} tabIndex={-1}>
          {strings.heading}
        </h1>
        {state.freshness !== '' && <p class="freshness">{state.freshness}</p>}
      </header>
      <MergeBar state={state} strings={strings} handlers={handlers} />
      <div class="content">
        <NoticeArea
          notices={state.notices}
          busy={state.phase === 'merging'}
          dismiss={undefined}
          onAction={handlers.onAction}
        />
        {state.phase === 'loading' && <LoadingText text={strings.loading} />}
        <Results state={state} strings={strings} />
        <p class="decision" role="status" aria-live="polite" dir="auto">
          {state.decision}
        </p>
        {state.customers.length > 0 && (
          <>
            <Comparison state={state} strings={strings} onChoose={handlers.onChoose} />
            {state.phase !== 'done' && <Consequences state={state} strings={strings} />}
          </>
        )}
      </div>
    </main>
  );
}
