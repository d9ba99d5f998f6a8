import type { CustomerRecord } from '../api/customerRecord.ts';
import { accountIdArgument, chooseAccount } from './accountArgument.ts';
import { askCustomerKey } from './customerKeyPrompt.ts';
import { customerGiven, rowsIn } from './customerTargets.ts';
import type { HistoryCommandDeps } from './historyCommandDeps.ts';
import { historyPagePorts } from './historyPagePorts.ts';
import { runSteps } from './multiStep.ts';

/**
 * Shows what was changed from this computer (0 requests): of the customer of a row or in front, of the account of a row,
 * else of whichever the user names.
 */
export async function showHistory(deps: HistoryCommandDeps, args: readonly unknown[]): Promise<void> {
  const isOnAccount = accountIdArgument(args[0]) !== undefined && rowsIn(args).length === 0;
  const given = isOnAccount ? undefined : customerGiven(deps, args);
  if (given) {
    const [customer] = given;
    if (customer) show(deps, customer.accountId, customer.record);
    return;
  }
  const title = deps.l10n.t('Show History');
  const account = await chooseAccount(deps, args[0], title);
  if (!account) return;
  if (isOnAccount) return show(deps, account.id, undefined);
  const scope = await askScope(deps, title);
  if (scope) show(deps, account.id, scope.customer);
}

function show(deps: HistoryCommandDeps, accountId: string, customer: CustomerRecord | undefined): void {
  deps.openHistoryPage({ accountId, customer }, historyPagePorts(deps, accountId));
}

/** Everything, or one customer by a key; the key is looked for in the history and not at DealPOS. */
async function askScope(
  { steps, l10n }: HistoryCommandDeps,
  title: string,
): Promise<{ readonly customer: CustomerRecord | undefined } | undefined> {
  const options = [
    { value: 'all', label: l10n.t('All Customers of the Account') },
    { value: 'one', label: l10n.t('One Customer…') },
  ];
  const prompt = l10n.t('Whose history?');
  const values = await runSteps(steps, { title, steps: [{ kind: 'choice', key: 'scope', prompt, options }] });
  if (values?.get('scope') === 'all') return { customer: undefined };
  const key = values && (await askCustomerKey(steps, l10n, title));
  return key && { customer: { [key.kind]: key.value, unknownFields: {} } };
}
