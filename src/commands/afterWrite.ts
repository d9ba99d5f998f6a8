import type { CustomerRecord } from '../api/customerRecord.ts';
import { sameCustomer } from '../customers/customer.ts';
import type { OpenDocument } from '../editor/openDocuments.ts';
import type { CustomerCommandDeps } from './customerCommandDeps.ts';
import type { Target } from './customerTargets.ts';

/**
 * Shows in the list what a command has just done to a customer (0 requests), and reads the customer again where it is
 * open in an editor (1 request), keeping the user's edits.
 */
export async function showChange(
  deps: CustomerCommandDeps,
  target: Target,
  change: Partial<CustomerRecord>,
): Promise<void> {
  deps.directories.apply(target.accountId, { ...target.record, ...change });
  await Promise.all(openEditorsOf(deps, target).map((entry) => entry.document.load()));
}

/** The editors in which a customer is open. */
export function openEditorsOf(deps: CustomerCommandDeps, target: Target): readonly OpenDocument[] {
  return deps.open.ofAccount(target.accountId).filter((entry) => {
    const base = entry.document.view.draft?.base;
    return base !== undefined && sameCustomer(base, target.record) === 'same';
  });
}
