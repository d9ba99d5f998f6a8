import { chooseAccount } from './accountArgument.ts';
import type { AccountCommandDeps } from './accountCommandDeps.ts';
import { replaceCredentials } from './accountSignIn.ts';

/** Gives an account its secret again after the secret storage lost it (design D6). The profile is untouched. */
export async function enterSecret(deps: AccountCommandDeps, argument?: unknown): Promise<void> {
  const { l10n } = deps;
  const account = await chooseAccount(deps, argument, l10n.t('Enter Secret'), ({ kind }) => kind === 'tenant');
  if (!account) return;
  if (account.kind === 'sample') {
    deps.dialogs.tell(l10n.t('The sample data need no secret.'));
    return;
  }
  if (await replaceCredentials(deps, account, l10n.t('Enter the Secret of “{0}”', account.label))) {
    deps.dialogs.tell(l10n.t('The secret of “{0}” was saved.', account.label));
  }
}
