import type { BatchTexts } from './batch.ts';
import { changeTargets, confirmMany } from './changeTargets.ts';
import type { CustomerCommandDeps } from './customerCommandDeps.ts';
import type { Target } from './customerTargets.ts';
import { chooseTargets, targetsWithId } from './customerTargets.ts';

/** Suspends customers: one request each, with exactly one identifier (open question 7). */
export async function suspendCustomer(deps: CustomerCommandDeps, args: readonly unknown[]): Promise<void> {
  const { l10n } = deps;
  const title = l10n.t('Suspend Customer');
  const targets = await chooseTargets(deps, args, { title });
  const message = (count: number): string => l10n.t('Suspend {0} customers?', count);
  if (!(await confirmMany(deps, targets, message, l10n.t('Suspend')))) return;
  await suspendTargets(deps, targets);
}

/** Suspends without a further question, such as in place of a deletion. */
export async function suspendTargets(deps: CustomerCommandDeps, targets: readonly Target[]): Promise<void> {
  const { l10n } = deps;
  const texts: BatchTexts = {
    progress: l10n.t('Suspending…'),
    one: (name) => l10n.t('{0} is suspended.', name),
    many: (count) => l10n.t('{0} customers are suspended.', count),
  };
  await changeTargets(deps, targets, texts, { status: 'Suspended' }, async (api, target, options) => {
    await api.suspendCustomer(target.key, options);
  });
}

/** Lifts suspensions: one request each. */
export async function unsuspendCustomer(deps: CustomerCommandDeps, args: readonly unknown[]): Promise<void> {
  const { l10n } = deps;
  const title = l10n.t('Unsuspend Customer');
  const targets = await chooseTargets(deps, args, { title });
  const message = (count: number): string => l10n.t('Unsuspend {0} customers?', count);
  if (!(await confirmMany(deps, targets, message, l10n.t('Unsuspend')))) return;
  await unsuspendTargets(deps, targets);
}

/** Lifts suspensions without a further question. */
export async function unsuspendTargets(deps: CustomerCommandDeps, targets: readonly Target[]): Promise<void> {
  const { l10n } = deps;
  const texts: BatchTexts = {
    progress: l10n.t('Lifting the suspension…'),
    one: (name) => l10n.t('{0} is active again.', name),
    many: (count) => l10n.t('{0} customers are active again.', count),
  };
  await changeTargets(deps, targets, texts, { status: 'Active' }, async (api, target, options) => {
    await api.unsuspendCustomer(target.key, options);
  });
}

/** Records an app sign-in now. DealPOS takes the ID only (contract 3.6). */
export async function updateAppLastSignIn(deps: CustomerCommandDeps, args: readonly unknown[]): Promise<void> {
  const { l10n } = deps;
  const title = l10n.t('Record App Sign-In');
  const targets = targetsWithId(deps, await chooseTargets(deps, args, { title, only: 'id' }));
  const message = (count: number): string => l10n.t('Record an app sign-in of {0} customers, now?', count);
  if (!(await confirmMany(deps, targets, message, l10n.t('Record')))) return;
  const texts: BatchTexts = {
    progress: l10n.t('Recording the app sign-in…'),
    one: (name) => l10n.t('An app sign-in of {0} was recorded.', name),
    many: (count) => l10n.t('App sign-ins of {0} customers were recorded.', count),
  };
  await changeTargets(deps, targets, texts, {}, async (api, target, options) => {
    await api.updateAppLastSignInCustomerById(target.key.value, options);
  });
}
