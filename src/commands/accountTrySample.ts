import { sampleProfile } from '../accounts/sampleServer.ts';
import type { AccountCommandDeps } from './accountCommandDeps.ts';

/** Starts the sample data and adds the one sample account where there is none. Returns its id, or undefined after a failure. */
export async function trySampleData(deps: AccountCommandDeps): Promise<string | undefined> {
  const { l10n, store } = deps;
  try {
    await deps.sampleServer.access();
  } catch {
    const again = await deps.dialogs.ask({
      severity: 'error',
      message: l10n.t('The sample data could not be started.'),
      detail: l10n.t('They run inside the extension and need a free port on this computer.'),
      choices: [{ value: 'retry', label: l10n.t('Try Again') }],
    });
    return again === 'retry' ? trySampleData(deps) : undefined;
  }
  const existing = store.list().find((account) => account.kind === 'sample');
  if (existing) return existing.id;
  const profile = sampleProfile(l10n.t('Sample data'));
  await store.add(profile);
  return profile.id;
}
