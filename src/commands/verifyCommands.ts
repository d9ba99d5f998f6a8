import type { CustomerRecord } from '../api/customerRecord.ts';
import type { BatchTexts, TargetWork } from './batch.ts';
import { changeTargets, confirmMany } from './changeTargets.ts';
import type { CustomerCommandDeps } from './customerCommandDeps.ts';
import type { Target } from './customerTargets.ts';
import { chooseTargets, targetLabel, targetsWithId } from './customerTargets.ts';
import { runSteps } from './multiStep.ts';

/** Marks mobile numbers as verified or not. The choice has no default (open question 15). */
export function verifyCustomerMobile(deps: CustomerCommandDeps, args: readonly unknown[]): Promise<void> {
  const { l10n } = deps;
  return verify(deps, args, {
    title: l10n.t('Verify Mobile'),
    subject: (record) => record.mobile,
    missing: (name) => l10n.t('{0} has no mobile number.', name),
    ofOne: (name, mobile) => l10n.t('Is the mobile number of {0} verified? {1}', name, mobile),
    ofMany: (count) => l10n.t('Are the mobile numbers of these {0} customers verified?', count),
    work: (verified) => async (api, target, options) => {
      await api.verifyCustomerMobile(target.key.value, verified, options);
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
    ofOne: (name, email) => l10n.t('Is the email of {0} verified? {1}', name, email),
    ofMany: (count) => l10n.t('Are the emails of these {0} customers verified?', count),
    work: (verified) => async (api, target, options) => {
      await api.verifyCustomerEmail(target.key.value, verified, options);
    },
  });
}

interface Verification {
  readonly title: string;
  readonly subject: (record: CustomerRecord) => string | null | undefined;
  readonly missing: (name: string) => string;
  readonly ofOne: (name: string, subject: string) => string;
  readonly ofMany: (count: number) => string;
  readonly work: (verified: boolean) => TargetWork;
}

async function verify(deps: CustomerCommandDeps, args: readonly unknown[], what: Verification): Promise<void> {
  const { l10n, dialogs } = deps;
  const chosen = targetsWithId(deps, await chooseTargets(deps, args, { title: what.title }));
  const targets = chosen.filter((target) => !isMissing(what.subject(target.record)));
  const left = chosen.filter((target) => isMissing(what.subject(target.record)));
  if (left.length > 0) dialogs.tell(left.map((target) => what.missing(targetLabel(target))).join(' '));
  if (!(await confirmMany(deps, targets, what.ofMany, l10n.t('Choose…')))) return;
  const verified = await askVerified(deps, what, targets);
  if (verified === undefined) return;
  const texts: BatchTexts = {
    progress: l10n.t('Sending…'),
    one: (name) => (verified ? l10n.t('{0}: verified.', name) : l10n.t('{0}: not verified.', name)),
    many: (count) =>
      verified ? l10n.t('{0} customers: verified.', count) : l10n.t('{0} customers: not verified.', count),
  };
  await changeTargets(deps, targets, texts, {}, what.work(verified));
}

/** A list instead of a dialog, because one button of a dialog always has the focus: here Enter alone answers nothing. */
async function askVerified(
  { steps, l10n }: CustomerCommandDeps,
  what: Verification,
  targets: readonly Target[],
): Promise<boolean | undefined> {
  const [only, ...others] = targets;
  if (!only) return undefined;
  const prompt =
    others.length > 0
      ? what.ofMany(targets.length)
      : what.ofOne(targetLabel(only), what.subject(only.record) ?? '').trim();
  const options = [
    { value: 'verified', label: l10n.t('Verified') },
    { value: 'notVerified', label: l10n.t('Not Verified') },
  ];
  const asked = [{ kind: 'choice', key: 'verified', prompt, options, undecided: true }] as const;
  const values = await runSteps(steps, { title: what.title, steps: asked });
  return values && values.get('verified') === 'verified';
}

/** True where DealPOS said that there is none; a list row that does not tell says nothing. */
function isMissing(subject: string | null | undefined): boolean {
  return subject !== undefined && (subject ?? '').trim() === '';
}
