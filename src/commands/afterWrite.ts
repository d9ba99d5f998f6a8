import type { CustomerRecord } from '../api/customerRecord.ts';
import { sameCustomer, stableKey } from '../customers/customer.ts';
import type { OpenDocument } from '../editor/openDocuments.ts';
import type { CustomerCommandDeps } from './customerCommandDeps.ts';
import type { Target } from './customerTargets.ts';

/**
 * Shows in the list what a command has just done to a customer (0 requests), and reads the customer again where it is
 * open in editors (1 request for all of them), keeping the user's edits.
 */
export async function showChange(
  deps: CustomerCommandDeps,
  target: Target,
  change: Partial<CustomerRecord>,
): Promise<void> {
  deps.fresh.forget(target.accountId, target.record);
  deps.directories.apply(target.accountId, { ...target.record, ...change });
  // The first tells the others what it has read.
  await openEditorsOf(deps, target)[0]?.document.load();
}

/** Takes a customer that was deleted off the lists (0 requests), also where a row says less or more of it than the target. */
export function showRemoval(deps: CustomerCommandDeps, { accountId, record }: Target): void {
  const { directories, fresh } = deps;
  fresh.forget(accountId, record);
  const rows = [directories.known(accountId), directories.idList(accountId)].flatMap((list) => list?.state.rows ?? []);
  const same = rows.filter((row) => sameCustomer(row.record, record) === 'same').map((row) => row.key);
  for (const customer of new Set([stableKey(record), ...same])) directories.remove(accountId, customer);
}

/** The editors in which a customer is open. */
export function openEditorsOf(deps: CustomerCommandDeps, target: Target): readonly OpenDocument[] {
  return deps.open.ofAccount(target.accountId).filter((entry) => {
    const base = entry.document.view.draft?.base;
    return base !== undefined && sameCustomer(base, target.record) === 'same';
  });
}
