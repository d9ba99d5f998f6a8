import * as vscode from 'vscode';
import type { AccountStore } from '../accounts/accountStore.ts';
import { keyOf } from '../customers/customer.ts';
import type { CustomerOpener } from '../editor/customerOpener.ts';
import type { EditorActions } from '../editor/editorActions.ts';
import type { OpenDocuments } from '../editor/openDocuments.ts';
import type { CustomersView } from '../tree/customersView.ts';
import type { CustomerDirectories } from '../tree/directories.ts';
import { customerArgument } from './customerArgument.ts';

export interface EditorCommandDeps {
  readonly store: AccountStore;
  readonly directories: CustomerDirectories;
  readonly view: CustomersView;
  readonly opener: CustomerOpener;
  readonly open: OpenDocuments;
  readonly actions: EditorActions;
}

/** Opens the customer of a row in the editor (1 request, or none where it is open already). */
export async function openCustomer(deps: EditorCommandDeps, argument?: unknown): Promise<void> {
  const row = customerArgument(argument ?? deps.view.selected());
  const record = row && deps.directories.known(row.accountId)?.recordOf(row.customer);
  const key = record && keyOf(record);
  if (!row || !record) return;
  if (!key) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('DealPOS gave no ID, code, email or mobile for this customer, so it cannot be opened.'),
    );
    return;
  }
  // As a preview, so that looking through a list does not fill the window with tabs; an edit keeps the tab.
  await deps.opener.open(row.accountId, key, { code: record.code, preview: true });
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
