import type { HistoryPageMessage, HistoryPageState, HistoryPageStrings } from '../../history/protocol.ts';
import type { PagePort } from '../hostLink.ts';
import { SnapshotPage } from '../snapshotPage.tsx';
import type { HistoryHandlers } from './historyApp.tsx';
import { HistoryApp } from './historyApp.tsx';
import { readHistoryHostMessage } from './messages.ts';

/** Ties the host's messages and the drawing together. */
export function historyPage(
  root: Element,
  port: PagePort<HistoryPageMessage>,
): SnapshotPage<HistoryPageState, HistoryPageStrings, HistoryPageMessage> {
  const page = new SnapshotPage<HistoryPageState, HistoryPageStrings, HistoryPageMessage>(port, {
    root,
    read: readHistoryHostMessage,
    content: (state, strings) => <HistoryApp state={state} strings={strings} handlers={handlers} />,
  });
  const handlers: HistoryHandlers = {
    onFilter: (filter) => page.post({ type: 'filter', filter }),
    onUndo: (entry) => page.post({ type: 'undo', entry }),
    onOpen: (entry) => page.post({ type: 'open', entry }),
    onAction: (action) => page.post({ type: 'action', action }),
  };
  return page;
}
