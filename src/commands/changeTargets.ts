import type { CustomerRecord } from '../api/customerRecord.ts';
import { showChange } from './afterWrite.ts';
import type { BatchTexts, TargetWork } from './batch.ts';
import { runBatch } from './batch.ts';
import type { CustomerCommandDeps } from './customerCommandDeps.ts';
import type { Target } from './customerTargets.ts';
import { targetLine } from './customerTargets.ts';
import { shortList } from './shortList.ts';

/** Several at once are confirmed, because a wrong selection is easily made. One is done at once: it can be taken back. */
export async function confirmMany(
  deps: CustomerCommandDeps,
  targets: readonly Target[],
  message: (count: number) => string,
  label: string,
): Promise<boolean> {
  if (targets.length <= 1) return targets.length === 1;
  const detail = shortList(deps.l10n, targets.map(targetLine));
  const answer = await deps.dialogs.ask({
    severity: 'warning',
    message: message(targets.length),
    detail,
    choices: [{ value: 'yes', label }],
  });
  return answer === 'yes';
}

/** Does one write to each, tells how it went, and shows what has changed. */
export async function changeTargets(
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
