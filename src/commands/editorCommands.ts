import type { AccountStore } from '../accounts/accountStore.ts';
import type { EditorActions } from '../editor/editorActions.ts';
import type { OpenDocuments } from '../editor/openDocuments.ts';
import type { CustomersView } from '../tree/customersView.ts';
import { customerArgument } from './customerArgument.ts';
import type { OpenRowDeps } from './openRow.ts';
import { openRow } from './openRow.ts';

export interface EditorCommandDeps extends OpenRowDeps {
  readonly store: AccountStore;
  readonly view: Pick<CustomersView, 'selected'>;
  readonly open: OpenDocuments;
  readonly actions: EditorActions;
}

/** Opens the customer of the given row, else of the selected one. */
export async function openCustomer(deps: EditorCommandDeps, argument?: unknown): Promise<void> {
  const row = customerArgument(argument ?? deps.view.selected());
  if (row) await openRow(deps, row);
}

/** Closes the customers of accounts that were removed; their unsaved edits go with the account, as the user was told. */
export async function closeOrphans(deps: EditorCommandDeps): Promise<void> {
  for (const entry of deps.open.all()) {
    if (!deps.store.get(entry.document.accountId)) await deps.actions.close(entry);
  }
}

/** The user's own save of the customer in front. Does nothing without one. */
export async function saveCustomer(deps: EditorCommandDeps): Promise<void> {
  const entry = deps.open.active();
  if (entry) await deps.actions.save(entry);
}

/** Reads the customer in front again (1 request); edits are kept. */
export async function reloadCustomer(deps: EditorCommandDeps): Promise<void> {
  await deps.open.active()?.document.load();
}
