import type { BudgetSnapshot } from '../api/budget.ts';
import type { Localiser } from '../platform/localiser.ts';

/** "42 s", "2 min 5 s": a time in milliseconds, rounded up to whole seconds. */
export function durationText(l10n: Localiser, ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (seconds < 60) return l10n.t('{0} s', seconds);
  const rest = seconds % 60;
  return rest === 0 ? l10n.t('{0} min', seconds / 60) : l10n.t('{0} min {1} s', Math.floor(seconds / 60), rest);
}

/** Why a request waits and for how long: "DealPOS allows 50 requests in 3 minutes; continuing in 42 s". */
export function waitReason(l10n: Localiser, budget: BudgetSnapshot): string {
  const wait = durationText(l10n, budget.continuesInMs ?? budget.pausedForMs);
  if (budget.pausedForMs > 0) return l10n.t('DealPOS asked for a pause; continuing in {0}', wait);
  return l10n.t('DealPOS allows {0} requests in {1}; continuing in {2}', budget.limit, windowText(l10n, budget), wait);
}

function windowText(l10n: Localiser, { windowMs }: BudgetSnapshot): string {
  const minutes = windowMs / 60_000;
  if (!Number.isInteger(minutes)) return l10n.t('{0} seconds', Math.round(windowMs / 1000));
  return minutes === 1 ? l10n.t('1 minute') : l10n.t('{0} minutes', minutes);
}

/** What waits, by who asked for it: "Waiting: 2 that you asked for, 3 of a job". Empty when nothing does. */
export function queueText(l10n: Localiser, { queued }: BudgetSnapshot): string {
  const yours = queued.token + queued.interactive;
  const parts = [
    yours > 0 ? l10n.t('{0} that you asked for', yours) : '',
    queued.background > 0 ? l10n.t('{0} in the background', queued.background) : '',
    queued.job > 0 ? l10n.t('{0} of a job', queued.job) : '',
  ].filter(Boolean);
  return parts.length > 0 ? l10n.t('Waiting: {0}', parts.join(', ')) : '';
}
