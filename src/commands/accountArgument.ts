import * as v from 'valibot';
import type { AccountProfile } from '../accounts/account.ts';
import type { AccountCommandDeps } from './accountCommandDeps.ts';
import { runSteps } from './multiStep.ts';

const id = v.pipe(v.string(), v.uuid());
const argumentSchema = v.union([id, v.object({ accountId: id })]);

/** The account id in a command's argument: the id itself or a tree item. Undefined for anything else, since any extension may call. */
export function accountIdArgument(argument: unknown): string | undefined {
  const parsed = v.safeParse(argumentSchema, argument);
  if (!parsed.success) return undefined;
  return typeof parsed.output === 'string' ? parsed.output : parsed.output.accountId;
}

/**
 * The account a command is meant for: the one given, else the only one, else the one that the user picks.
 * Undefined, after telling the user why, when there is none; undefined also when the user leaves the pick.
 */
export async function chooseAccount(
  deps: Pick<AccountCommandDeps, 'steps' | 'dialogs' | 'l10n' | 'store'>,
  argument: unknown,
  title: string,
  fits: (account: AccountProfile) => boolean = () => true,
): Promise<AccountProfile | undefined> {
  const given = accountIdArgument(argument);
  if (given !== undefined) {
    const account = deps.store.get(given);
    if (!account) deps.dialogs.tell(deps.l10n.t('This account has been removed.'));
    return account;
  }
  const accounts = deps.store.list().filter(fits);
  if (accounts.length > 1) return pickAccount(deps, accounts, title);
  if (accounts.length === 0) deps.dialogs.tell(deps.l10n.t('There is no account for this yet. Add one first.'));
  return accounts[0];
}

async function pickAccount(
  deps: Pick<AccountCommandDeps, 'steps' | 'l10n'>,
  accounts: readonly AccountProfile[],
  title: string,
): Promise<AccountProfile | undefined> {
  const options = accounts.map((account) => ({
    value: account.id,
    label: account.label,
    description: account.displayHost,
  }));
  const prompt = deps.l10n.t('Choose an account');
  const values = await runSteps(deps.steps, { title, steps: [{ kind: 'choice', key: 'account', prompt, options }] });
  return accounts.find((account) => account.id === values?.get('account'));
}
