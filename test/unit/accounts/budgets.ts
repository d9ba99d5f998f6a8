import type { BudgetSnapshot } from '../../../src/api/budget.ts';
import type { Localiser } from '../../../src/platform/localiser.ts';

/** Texts as they stand in the sources. */
export const english: Localiser = {
  t: (message, ...args) => message.replace(/\{(\d)\}/g, (_, index) => String(args[Number(index)])),
};

/** A budget of which nothing was spent, but for what is told. */
export function budgetOf(change: Partial<BudgetSnapshot> = {}): BudgetSnapshot {
  return {
    limit: 50,
    windowMs: 180_000,
    remaining: 50,
    spare: 45,
    resetsInMs: undefined,
    waiting: 0,
    queued: { token: 0, interactive: 0, background: 0, job: 0 },
    continuesInMs: undefined,
    pausedForMs: 0,
    ...change,
  };
}
