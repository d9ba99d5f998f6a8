import type { HistoryAction, HistoryFilter, HistoryPageState, HistoryPageStrings } from '../../history/protocol.ts';
import { AccountBadge } from '../accountBadge.tsx';
import { Button } from '../button.tsx';
import { HEADING_ID, useFocusKeeper } from '../focusKeeper.ts';
import { LoadingText } from '../loading.tsx';
import { NoticeArea } from '../notice.tsx';
import { Days } from './days.tsx';
import { FilterForm } from './filterForm.tsx';

/** What the parts of the page report; the page turns it into messages. */
export interface HistoryHandlers {
  readonly onFilter: (filter: HistoryFilter) => void;
  readonly onUndo: (entry: string) => void;
  readonly onOpen: (entry: string) => void;
  readonly onAction: (action: HistoryAction) => void;
}

export interface HistoryPartProps {
  readonly state: HistoryPageState;
  readonly strings: HistoryPageStrings;
  readonly handlers: HistoryHandlers;
}

/** The whole page, drawn from the newest snapshot. */
export function HistoryApp(props: HistoryPartProps) {
  const { state, strings, handlers } = props;
  useFocusKeeper();
  return (
    <main class={`page history phase-${state.phase}`}>
      <header class="header">
        <h1 id={HEADING_ID} tabIndex={-1}>
          {strings.heading}
        </h1>
        <p class="subject" dir="auto">
          {state.subject}
        </p>
      </header>
      <HistoryBar {...props} />
      <div class="content">
        <NoticeArea notices={state.notices} busy={false} dismiss={undefined} onAction={handlers.onAction} />
        {state.phase === 'loading' && <LoadingText text={strings.loading} />}
        {state.phase === 'ready' && <FilterForm {...props} />}
        <p class="summary-line" role="status">
          {state.summary}
        </p>
        {state.empty !== '' && <p class="empty-list">{state.empty}</p>}
        <Days {...props} />
        {state.hidden > 0 && (
          <Button id="more" label={`${strings.more} (${state.hidden})`} onPress={() => handlers.onAction('more')} />
        )}
        <p class="retention">{state.retention}</p>
      </div>
    </main>
  );
}

/** Stays in view while the list scrolls: what can be done with the whole history, and whose data this is. */
function HistoryBar({ state, strings, handlers }: HistoryPartProps) {
  const button = (action: HistoryAction, label: string, off: boolean) => (
    <Button id={action} label={label} off={off} focusNext="close" onPress={() => handlers.onAction(action)} />
  );
  return (
    <div class="bar">
      <div class="bar-content">
        {button('exportCsv', strings.exportCsv, !state.canExport)}
        {button('exportJson', strings.exportJson, !state.canExport)}
        {button('wipe', strings.wipe, !state.canWipe)}
        {state.canShowAll && button('showAll', strings.showAll, false)}
        {button('close', strings.close, false)}
        <AccountBadge account={state.account} title={strings.accountLabel} />
      </div>
      {state.phase === 'loading' && <div class="progress" role="progressbar" aria-label={strings.loading} />}
    </div>
  );
}
