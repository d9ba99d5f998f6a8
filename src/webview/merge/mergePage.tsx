import type { MergePageMessage, MergePageState, MergePageStrings } from '../../merge/protocol.ts';
import type { PagePort } from '../hostLink.ts';
import { SnapshotPage } from '../snapshotPage.tsx';
import type { MergeHandlers } from './mergeApp.tsx';
import { MergeApp } from './mergeApp.tsx';
import { readMergeHostMessage } from './messages.ts';

/** Ties the host's messages and the drawing together. */
export function mergePage(
  root: Element,
  port: PagePort<MergePageMessage>,
): SnapshotPage<MergePageState, MergePageStrings, MergePageMessage> {
  const page = new SnapshotPage<MergePageState, MergePageStrings, MergePageMessage>(port, {
    root,
    read: readMergeHostMessage,
    content: (state, strings) => <MergeApp state={state} strings={strings} handlers={handlers} />,
  });
  const handlers: MergeHandlers = {
    onChoose: (survivor) => {
      page.post({ type: 'choose', survivor });
      // The radio buttons follow the host's choice and not the browser's.
      page.draw();
    },
    onMerge: (survivor) => page.post({ type: 'merge', survivor }),
    onAction: (action) => page.post({ type: 'action', action }),
  };
  return page;
}
