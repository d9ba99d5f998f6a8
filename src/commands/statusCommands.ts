import type { CustomerRecord } from '../api/customerRecord.ts';
import { showChange } from './afterWrite.ts';
import type { BatchTexts, TargetWork } from './batch.ts';
import { runBatch } from './batch.ts';
import type { CustomerCommandDeps } from './customerCommandDeps.ts';
import type { Target } from './customerTargets.ts';
import { chooseTargets, targetLabel, targetsWithId } from './customerTargets.ts';
import { shortList } from './shortList.ts';

/** Suspends customers: one request each, with exactly one identifier (open question 7). */
export async function suspendCustomer(deps: CustomerCommandDeps, args: readonly unknown[]): Promise<void> {
  const { l10n } = deps;
  const title = l10n.t('Suspend Customer');
  const targets = await chooseTargets(deps, args, { title });
  if (!(await confirmMany(deps, targets, (count) => l10n.t('Suspend {0} customers?', count), title))) return;
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
  await runAndShow(deps, targets, texts, { status: 'Suspended' }, async (api, target, signal) => {
    await api.suspendCustomer(target.key, { signal });
  });
}

/** Lifts suspensions: one request each. */
export async function unsuspendCustomer(deps: CustomerCommandDeps, args: readonly unknown[]): Promise<void> {
  const { l10n } = deps;
  const title = l10n.t('Unsuspend Customer');
  const targets = await chooseTargets(deps, args, { title });
  if (!(await confirmMany(deps, targets, (count) => l10n.t('Unsuspend {0} customers?', count), title))) return;
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
  await runAndShow(deps, targets, texts, { status: 'Active' }, async (api, target, signal) => {
    await api.unsuspendCustomer(target.key, { signal });
  });
}

/** Marks mobile numbers as verified or not. The choice has no default (open question 15). */
export function verifyCustomerMobile(deps: CustomerCommandDeps, args: readonly unknown[]): Promise<void> {
  const { l10n } = deps;
  return verify(deps, args, {
    title: l10n.t('Verify Mobile'),
    subject: (record) => record.mobile,
    missing: (name) => l10n.t('{0} has no mobile number.', name),
    work: (verified) => async (api, target, signal) => {
      await api.verifyCustomerMobile(target.key.value, verified, { signal });
    },
  });
}

/** Marks emails as verified or not. The choice has no default (open question 15). */
export function verifyCustomerEmail(deps: CustomerCommandDeps, args: readonly unknown[]): Promise<void> {
  const { l10n } = deps;
  return verify(deps, args, {
    title: l10n.t('Verify Email'),
    subject: (record) => record.email,
    missing: (name) => l10n.t('{0} has no email.', name),
    work: (verified) => async (api, target, signal) => {
      await api.verifyCustomerEmail(target.key.value, verified, { signal });
    },
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
  await runAndShow(deps, targets, texts, {}, async (api, target, signal) => {
    await api.updateAppLastSignInCustomerById(target.key.value, { signal });
  });
}

interface Verification {
  readonly title: string;
  readonly subject: (record: CustomerRecord) => string | null | undefined;
  readonly missing: (name: string) => string;
  readonly work: (verified: boolean) => TargetWork;
}

async function verify(deps: CustomerCommandDeps, args: readonly unknown[], what: Verification): Promise<void> {
  const { l10n, dialogs } = deps;
  const chosen = targetsWithId(deps, await chooseTargets(deps, args, { title: what.title }));
  const targets = chosen.filter((target) => !isMissing(what.subject(target.record)));
  const left = chosen.filter((target) => isMissing(what.subject(target.record)));
  if (left.length > 0) dialogs.tell(left.map((target) => what.missing(targetLabel(target))).join(' '));
  if (targets.length === 0) return;
  const lines = targets.map((target) => `${targetLabel(target)}: ${what.subject(target.record) ?? target.key.value}`);
  const answer = await dialogs.ask({
    severity: 'warning',
    message: what.title,
    detail: shortList(l10n, lines),
    choices: [
      { value: 'verified', label: l10n.t('Verified') },
      { value: 'notVerified', label: l10n.t('Not Verified') },
    ],
  });
  if (answer === undefined) return;
  const texts: BatchTexts = {
    progress: l10n.t('Sending…'),
    one: (name) => (answer === 'verified' ? l10n.t('{0}: verified.', name) : l10n.t('{0}: not verified.', name)),
    many: (count) =>
      answer === 'verified' ? l10n.t('{0} customers: verified.', count) : l10n.t('{0} customers: not verified.', count),
  };
  await runAndShow(deps, targets, texts, {}, what.work(answer === 'verified'));
}

/** True where DealPOS said that there is none; a list row that does not tell says nothing. */
function isMissing(subject: string | null | undefined): boolean {
  return subject !== undefined && (subject ?? '').trim() === '';
}

/** Several at once are confirmed, because a wrong selection is easily made. One is done at once: it can be taken back. */
async function confirmMany(
  deps: CustomerCommandDeps,
  targets: readonly Target[],
  message: (count: number) => string,
  label: string,
): Promise<boolean> {
  if (targets.length <= 1) return targets.length === 1;
  const detail = shortList(deps.l10n, targets.map(targetLabel));
  const answer = await deps.dialogs.ask({
    severity: 'warning',
    message: message(targets.length),
    detail,
    choices: [{ value: 'yes', label }],
  });
  return answer === 'yes';
}

async function runAndShow(
  deps: CustomerCommandDeps,
  targets: readonly Target[],
  texts: BatchTexts,
  change: Partial<CustomerRecord>,
  work: TargetWork,
): Promise<void> {
  if (targets.length === 0) return;
  const { done } = await runBatch(deps, targets, texts, work);
  for (const target of done) await showChange(deps, target, change);
}
