import { keyOf } from '../customers/customer.ts';
import type { CustomerOpener } from '../editor/customerOpener.ts';
import type { CustomerArgument } from './customerArgument.ts';
import type { CustomerCommandDeps } from './customerCommandDeps.ts';

export interface OpenRowDeps extends Pick<CustomerCommandDeps, 'directories' | 'dialogs' | 'l10n'> {
  readonly opener: Pick<CustomerOpener, 'open'>;
}

/** Opens the customer of a row in the editor (1 request, or none where it is open already). */
export async function openRow(deps: OpenRowDeps, row: CustomerArgument): Promise<void> {
  const record = deps.directories.recordOf(row.accountId, row.customer);
  const key = record && keyOf(record);
  if (!record) return;
  if (!key) {
    deps.dialogs.tell(
      deps.l10n.t('DealPOS gave no ID, code, email or mobile for this customer, so it cannot be opened.'),
    );
    return;
  }
  // As a preview, so that looking through a list does not fill the window with tabs; an edit keeps the tab.
  await deps.opener.open(row.accountId, key, { code: record.code, preview: true });
}
