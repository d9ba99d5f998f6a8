import type { PageState, PageStrings } from '../editor/protocol.ts';
import { Conflicts } from './conflicts.tsx';
import { CustomerForm } from './customerForm.tsx';
import { changedFields } from './fieldView.ts';
import { useFocusKeeper } from './focusKeeper.ts';
import type { PageHandlers } from './handlers.ts';
import { Header } from './header.tsx';
import { Loading, SlowReading } from './loading.tsx';
import { NoticeArea } from './notice.tsx';
import { ProblemSummary } from './problemSummary.tsx';
import { Toolbar } from './toolbar.tsx';
import type { Typing } from './typing.ts';

interface AppProps {
  readonly state: PageState;
  readonly strings: PageStrings;
  readonly typing: Typing;
  /** The customer's picture as a `data:` URI, once it was loaded. */
  readonly picture: string | undefined;
  readonly handlers: PageHandlers;
}

/** The whole page, drawn from the newest snapshot and from what is being typed. */
export function App({ state, strings, typing, picture, handlers }: AppProps) {
  useFocusKeeper();
  const changes = changedFields(state, typing).length;
  const hasForm = state.phase === 'ready' || state.phase === 'saving';
  return (
    <main class={`page phase-${state.phase}`}>
      <Header state={state} strings={strings} handlers={handlers} />
      <Toolbar state={state} strings={strings} changes={changes} handlers={handlers} />
      <div class="content">
        <NoticeArea
          notices={state.notice ? [state.notice] : []}
          busy={state.phase === 'saving'}
          dismiss={state.phase === 'ready' ? { action: 'dismissNotice', label: strings.dismiss } : undefined}
          onAction={handlers.onAction}
        />
        {state.phase === 'loading' && <Loading strings={strings} handlers={handlers} />}
        {state.reading && <SlowReading strings={strings} handlers={handlers} />}
        {hasForm && <Conflicts state={state} strings={strings} typing={typing} handlers={handlers} />}
        {hasForm && <ProblemSummary state={state} strings={strings} />}
        {hasForm && (
          <CustomerForm state={state} strings={strings} typing={typing} picture={picture} handlers={handlers} />
        )}
      </div>
      <p class="visually-hidden" role="status" aria-live="polite">
        {state.announcement}
      </p>
    </main>
  );
}
