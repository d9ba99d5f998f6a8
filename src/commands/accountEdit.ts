import type { AccountProfile } from '../accounts/account.ts';
import { isAccessMode } from '../accounts/account.ts';
import { accessModeLabel } from '../accounts/accountText.ts';
import { chooseAccount } from './accountArgument.ts';
import type { AccountCommandDeps } from './accountCommandDeps.ts';
import { replaceCredentials } from './accountSignIn.ts';
import type { AccountStepKey } from './accountSteps.ts';
import { labelStep, modeStep } from './accountSteps.ts';
import type { Choice } from './multiStep.ts';
import { runSteps } from './multiStep.ts';

/** Renames an account, replaces its client ID and secret, or changes its access mode. */
export async function editAccount(deps: AccountCommandDeps, argument?: unknown): Promise<void> {
  const { l10n } = deps;
  const account = await chooseAccount(deps, argument, l10n.t('Edit Account'));
  if (!account) return;
  const title = l10n.t('Edit Account “{0}”', account.label);
  const prompt = l10n.t('What do you want to change?');
  const what = await runSteps(deps.steps, {
    title,
    steps: [{ kind: 'choice', key: 'what', prompt, options: editOptions(deps, account) }],
  });
  switch (what?.get('what')) {
    case 'label':
      return rename(deps, account, title);
    case 'mode':
      return changeMode(deps, account, title);
    case 'mergeNames':
      await deps.store.update(account.id, { mergeNames: undefined });
      return deps.dialogs.tell(l10n.t('“{0}” merges nothing until you agree to the field names again.', account.label));
    case 'credentials':
      if (await replaceCredentials(deps, account, title)) {
        deps.dialogs.tell(l10n.t('The client ID and secret of “{0}” were replaced.', account.label));
      }
  }
}

function editOptions({ l10n }: AccountCommandDeps, account: AccountProfile): readonly Choice[] {
  const options: Choice[] = [
    { value: 'label', label: l10n.t('Name'), description: account.label },
    { value: 'mode', label: l10n.t('Access mode'), description: accessModeLabel(l10n, account.mode) },
  ];
  const { mergeNames } = account;
  if (mergeNames) {
    const description = l10n.t('“{0}” and “{1}”', mergeNames.target, mergeNames.sources);
    options.push({ value: 'mergeNames', label: l10n.t('Take Back the Consent to Merge'), description });
  }
  if (account.kind === 'sample') return options;
  return [...options, { value: 'credentials', label: l10n.t('Client ID and secret') }];
}

async function rename(deps: AccountCommandDeps, account: AccountProfile, title: string): Promise<void> {
  const others = (): readonly AccountProfile[] => deps.store.list().filter((other) => other.id !== account.id);
  const values = await runSteps(deps.steps, {
    title,
    steps: [labelStep(deps.l10n, others)],
    values: new Map<AccountStepKey, string>([['label', account.label]]),
  });
  const label = values?.get('label');
  if (label !== undefined) await deps.store.update(account.id, { label });
}

async function changeMode(deps: AccountCommandDeps, account: AccountProfile, title: string): Promise<void> {
  const values = await runSteps(deps.steps, {
    title,
    steps: [modeStep(deps.l10n)],
    values: new Map<AccountStepKey, string>([['mode', account.mode]]),
  });
  const mode = values?.get('mode');
  if (isAccessMode(mode)) await deps.store.update(account.id, { mode });
}
