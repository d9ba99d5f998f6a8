import type { DirectoryState } from '../customers/directory.ts';
import { isEmptyFilter } from '../customers/filter.ts';
import type { ViewState } from '../platform/contextKeys.ts';

/** The state of a list of one account, for the welcome texts and for the line under its account. Pure. */
export function viewStateOf(state: DirectoryState | undefined): ViewState {
  if (!state || state.status === 'idle') return 'loading';
  if (state.rows.length > 0) return 'ready';
  if (state.status === 'loading') return 'loading';
  if (state.status === 'failed') return failureState(state);
  return isEmptyFilter(state.filter) ? 'empty' : 'emptyFiltered';
}

function failureState(state: DirectoryState): ViewState {
  switch (state.error?.kind) {
    case 'secretMissing':
      return 'secretMissing';
    case 'credentialsRejected':
    case 'unauthorized':
      return 'secretRefused';
    case 'unreachable':
    case 'timeout':
    case 'connectionLost':
      return 'offline';
    default:
      return 'error';
  }
}
