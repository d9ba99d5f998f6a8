import type { PageState } from '../editor/protocol.ts';
import { HEADING_ID } from './focusKeeper.ts';

/** The customer's name and how old the data is. */
export function Header({ state }: { readonly state: PageState }) {
  return (
    <header class="header">
      <h1 id={HEADING_ID} tabIndex={-1} dir="auto">
        {state.heading || state.account.label}
      </h1>
      {state.freshness !== '' && <p class="freshness">{state.freshness}</p>}
      {state.binding !== '' && <p class="freshness">{state.binding}</p>}
    </header>
  );
}
