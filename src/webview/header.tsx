import type { PageState, PageStrings } from '../editor/protocol.ts';
import { HEADING_ID } from './focusKeeper.ts';
import type { PageHandlers } from './handlers.ts';
import { Tools } from './tools.tsx';

interface HeaderProps {
  readonly state: PageState;
  readonly strings: PageStrings;
  readonly handlers: PageHandlers;
}

/** The customer's name, how old the data is, and the commands on this customer. */
export function Header({ state, strings, handlers }: HeaderProps) {
  return (
    <header class="header">
      <h1 id={HEADING_ID} tabIndex={-1} dir="auto">
        {state.heading || state.account.label}
      </h1>
      {state.freshness !== '' && <p class="freshness">{state.freshness}</p>}
      {state.binding !== '' && <p class="freshness">{state.binding}</p>}
      <Tools state={state} strings={strings} handlers={handlers} />
    </header>
  );
}
