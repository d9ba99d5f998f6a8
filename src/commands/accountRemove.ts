import type { AccountProfile } from '../accounts/account.ts';
import type { AccountPart } from '../accounts/removeAccount.ts';
import type { Localiser } from '../platform/localiser.ts';
import { chooseAccount } from './accountArgument.ts';
import type { AccountCommandDeps } from './accountCommandDeps.ts';

/** Removes an account after naming it and what is wiped. Returns true when it is gone. */
export async function removeAccount(deps: AccountCommandDeps, argument?: unknown): Promise<boolean> {
  const { l10n } = deps;
  const account = await chooseAccount(deps, argument, l10n.t('Remove Account'));
  if (!account) return false;
  const sure = await deps.dialogs.ask({
    severity: 'warning',
    message: l10n.t('Remove the account “{0}” ({1})?', account.label, account.displayHost),
    detail: whatIsWiped(l10n, account),
    // The first one has the focus: Enter alone wipes nothing.
    choices: [
      { value: 'keep', label: l10n.t('Keep Account') },
      { value: 'remove', label: l10n.t('Remove Account') },
    ],
  });
  return sure === 'remove' && removeUntilWiped(deps, account);
}

async function removeUntilWiped(deps: AccountCommandDeps, account: AccountProfile): Promise<boolean> {
  const { l10n } = deps;
  let failed = await deps.remover.remove(account.id);
  while (failed.length > 0) {
    const act = await deps.dialogs.ask({
      severity: 'error',
      message: l10n.t('Not everything of “{0}” could be wiped.', account.label),
      detail: l10n.t(
        'Still on this computer: {0}. Unlock the keyring of this computer and try again.',
        failed.map((part) => partName(l10n, part)).join(', '),
      ),
      choices: [
        { value: 'retry', label: l10n.t('Try Again') },
        { value: 'forget', label: l10n.t('Remove It Nevertheless') },
      ],
    });
    if (act === undefined) return false;
    if (act === 'forget') await deps.store.remove(account.id);
    failed = act === 'forget' ? [] : await deps.remover.remove(account.id);
  }
  deps.dialogs.tell(l10n.t('The account “{0}” was removed.', account.label));
  return true;
}

function whatIsWiped(l10n: Localiser, account: AccountProfile): string {
  if (account.kind === 'sample') {
    return l10n.t(
      'Its unsaved drafts and its history are wiped from this computer. You can start with fresh sample data at any time.',
    );
  }
  return l10n.t(
    'Its client ID and secret, its access token, all unsaved drafts of its customers and the history of its changes are wiped from this computer. Nothing changes at DealPOS.',
  );
}

function partName(l10n: Localiser, part: AccountPart): string {
  switch (part) {
    case 'credentials':
      return l10n.t('client ID and secret');
    case 'draftKey':
      return l10n.t('the key of its drafts');
    case 'drafts':
      return l10n.t('unsaved drafts');
    case 'connection':
      return l10n.t('the access token');
    case 'history':
      return l10n.t('the history of its changes');
    case 'profile':
      return l10n.t('its entry in the list of accounts');
  }
}
