import type * as vscode from 'vscode';
import type { AccountProfile } from '../../../src/accounts/account.ts';
import type { ClientCredentials } from '../../../src/accounts/secretVault.ts';

const PROFILES_KEY = 'dealpos.accounts';

/** The name of an account's client ID and secret in the secret storage. */
export function secretName(accountId: string): string {
  return `dealpos.account.${accountId}`;
}

/** The name of the key of an account's drafts in the secret storage. */
export function draftKeyName(accountId: string): string {
  return `dealpos.draftKey.${accountId}`;
}

/** The profiles in VS Code's own state. */
export function storedProfiles({ globalState }: vscode.ExtensionContext): readonly AccountProfile[] {
  return globalState.get<AccountProfile[]>(PROFILES_KEY, []);
}

/** The stored form of credentials. */
export function secretOf(origin: string, { clientId, clientSecret }: ClientCredentials): string {
  return JSON.stringify({ v: 1, clientId, clientSecret, origin });
}

/** Adds an account as another window would: the extension hears of it by the event of the secrets. */
export async function plantAccount(
  context: vscode.ExtensionContext,
  profile: AccountProfile,
  credentials: ClientCredentials,
): Promise<void> {
  const { globalState, secrets } = context;
  await globalState.update(PROFILES_KEY, [...storedProfiles(context), profile]);
  const name = secretName(profile.id);
  await heard(secrets, name, () => secrets.store(name, secretOf(profile.origin, credentials)));
}

/** Has an account agree to these names of a merge, as its user does once. */
export async function agreeToMerge(
  context: vscode.ExtensionContext,
  accountId: string,
  mergeNames: { readonly target: string; readonly sources: string },
): Promise<void> {
  const profiles = storedProfiles(context).map((each) => (each.id === accountId ? { ...each, mergeNames } : each));
  await context.globalState.update(PROFILES_KEY, profiles);
}

/** Forgets every account, as another window would. */
export async function wipeAccounts(context: vscode.ExtensionContext): Promise<void> {
  const { globalState, secrets } = context;
  const names = storedProfiles(context).map(({ id }) => secretName(id));
  if (names.length === 0) return;
  await globalState.update(PROFILES_KEY, []);
  await Promise.all(names.map((name) => heard(secrets, name, () => secrets.delete(name))));
}

/** Changes a secret and waits for its event, which the extension, listening for longer, gets first. */
async function heard(secrets: vscode.SecretStorage, name: string, change: () => Thenable<void>): Promise<void> {
  const event = Promise.withResolvers<void>();
  const listening = secrets.onDidChange(({ key }) => {
    if (key === name) event.resolve();
  });
  await change();
  await event.promise;
  listening.dispose();
}
