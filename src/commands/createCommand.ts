import type { CustomerOpener } from '../editor/customerOpener.ts';
import { chooseAccount } from './accountArgument.ts';
import type { CustomerCommandDeps } from './customerCommandDeps.ts';

export interface CreateDeps extends CustomerCommandDeps {
  readonly opener: Pick<CustomerOpener, 'open' | 'openNew'>;
}

/** Opens the form of a new customer (0 requests). */
export async function createCustomer(deps: CreateDeps, args: readonly unknown[]): Promise<void> {
  const account = await chooseAccount(deps, args[0], deps.l10n.t('New Customer'));
  if (account) await deps.opener.openNew(account.id);
}
