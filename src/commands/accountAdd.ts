import { randomUUID } from 'node:crypto';
import type { AccountProfile } from '../accounts/account.ts';
import { isAccessMode } from '../accounts/account.ts';
import { parseOrigin } from '../api/origin.ts';
import type { AccountCommandDeps } from './accountCommandDeps.ts';
import { credentialsIn, enterUntilAccepted, storeUntilKept } from './accountSignIn.ts';
import type { AccountStepKey } from './accountSteps.ts';
import { clientIdStep, clientSecretStep, hostStep, labelStep, modeStep } from './accountSteps.ts';
import type { StepValues } from './multiStep.ts';

/** Adds an account step by step and tests it (issue 2, section 4). Returns its id, or undefined when nothing was added. */
export async function addAccount(deps: AccountCommandDeps): Promise<string | undefined> {
  const { l10n, store } = deps;
  const steps = [
    hostStep(l10n),
    clientIdStep(l10n),
    clientSecretStep(l10n),
    labelStep(l10n, () => store.list()),
    modeStep(l10n),
  ];
  const values = await enterUntilAccepted(deps, { title: l10n.t('Add Account'), steps }, (entered) => ({
    label: entered.get('label') ?? '',
    origin: originIn(entered).origin,
    credentials: credentialsIn(entered),
  }));
  if (values === undefined) return undefined;
  const profile = profileFrom(values);
  if (!(await storeUntilKept(deps, profile, credentialsIn(values)))) return undefined;
  await addProfile(deps, profile);
  deps.dialogs.tell(l10n.t('The account “{0}” was added.', profile.label));
  return profile.id;
}

/** Without a profile nobody could find the secret again to delete it. */
async function addProfile({ store, vault }: AccountCommandDeps, profile: AccountProfile): Promise<void> {
  try {
    await store.add(profile);
  } catch (error) {
    await vault.deleteCredentials(profile.id);
    throw error;
  }
}

function profileFrom(values: StepValues<AccountStepKey>): AccountProfile {
  const mode = values.get('mode');
  return {
    id: randomUUID(),
    label: values.get('label') ?? '',
    ...originIn(values),
    mode: isAccessMode(mode) ? mode : 'readOnly',
    kind: 'tenant',
  };
}

/** The host step has let only a readable host pass; an empty origin is refused by every request. */
function originIn(values: StepValues<AccountStepKey>): { readonly origin: string; readonly displayHost: string } {
  const parsed = parseOrigin(values.get('host') ?? '');
  return parsed.kind === 'ok' ? parsed : { origin: '', displayHost: '' };
}
