import type { DirectoryState } from '../customers/directory.ts';
import { isFiltered } from '../customers/directory.ts';
import { viewStateOf } from './viewState.ts';

/** What can be done about a list that has no rows. */
export type ListAction =
  | 'refresh'
  | 'tryAgain'
  | 'changeFilter'
  | 'clearFilter'
  | 'enterSecret'
  | 'editAccount'
  | 'removeAccount'
  | 'diagnose'
  | 'showLog';

/**
 * The ways out of a list without rows, the likeliest first. They are rows themselves: VS Code shows no welcome text with
 * buttons under a message (`TreeViewPane.shouldShowWelcome`), and the message has the reason. Pure.
 */
export function listActions(state: DirectoryState | undefined): readonly ListAction[] {
  const filter: readonly ListAction[] = isFiltered(state) ? ['changeFilter', 'clearFilter'] : [];
  switch (viewStateOf(state)) {
    case 'empty':
      return state?.plain ? ['refresh', 'clearFilter'] : ['refresh'];
    case 'emptyFiltered':
      return filter;
    case 'offline':
      return ['tryAgain', 'diagnose', 'showLog'];
    case 'error':
      return [...filter, 'tryAgain', 'editAccount', 'diagnose', 'showLog'];
    case 'secretMissing':
      return ['enterSecret', 'removeAccount'];
    case 'secretRefused':
      return ['enterSecret', 'editAccount', 'diagnose', 'showLog'];
    case 'loading':
    case 'ready':
    case 'signedOut':
      return [];
  }
}
