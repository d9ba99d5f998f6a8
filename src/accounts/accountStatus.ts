import type { BudgetSnapshot } from '../api/budget.ts';
import type { Localiser } from '../platform/localiser.ts';
import type { AccountProfile } from './account.ts';
import { accountTooltip } from './accountText.ts';
import { durationText, queueText, waitReason } from './budgetText.ts';

/** Share of the requests below which their number is shown without being asked for. */
const LOW_SHARE = 1 / 3;

/** What the status bar says of one account. */
export interface AccountStatus {
  /** With VS Code's `$(icon)`. */
  readonly text: string;
  /** Plain text, in lines. */
  readonly tooltip: string;
  /** For a screen reader: everything, without icons. */
  readonly spoken: string;
}

/** When something of an account's status changes by itself: in a second while it counts down, at the end of the window else. */
export function changesInMs(budget: BudgetSnapshot | undefined): number | undefined {
  if (!budget) return undefined;
  return isWaiting(budget) ? 1000 : budget.resetsInMs;
}

/**
 * The status of an account: its name and, by the icon, its access mode. Requests that are left are named once few are, and
 * a wait while there is one. `clockTime` writes the moment that is so many milliseconds away.
 */
export function accountStatus(
  l10n: Localiser,
  account: AccountProfile,
  budget: BudgetSnapshot | undefined,
  clockTime: (inMs: number) => string,
): AccountStatus {
  const lines = [...accountTooltip(l10n, account), ...budgetLines(l10n, budget, clockTime)];
  return { text: barText(l10n, account, budget), tooltip: lines.join('\n'), spoken: lines.join('. ') };
}

function barText(l10n: Localiser, account: AccountProfile, budget: BudgetSnapshot | undefined): string {
  if (budget && isWaiting(budget)) return `$(watch) ${account.label} ${durationText(l10n, waitMs(budget))}`;
  const isLow = budget !== undefined && budget.remaining < budget.limit * LOW_SHARE;
  const left = isLow ? ` ${budget.remaining}/${budget.limit}` : '';
  return `$(${ICONS[account.mode]}) ${account.label}${left}`;
}

const ICONS: Readonly<Record<AccountProfile['mode'], string>> = {
  normal: 'organization',
  confirm: 'shield',
  readOnly: 'lock',
};

function budgetLines(
  l10n: Localiser,
  budget: BudgetSnapshot | undefined,
  clockTime: (inMs: number) => string,
): readonly string[] {
  if (!budget) return [];
  const { remaining, limit, resetsInMs } = budget;
  const left =
    resetsInMs === undefined || remaining === limit
      ? l10n.t('{0} of {1} requests left', remaining, limit)
      : l10n.t('{0} of {1} requests left; all of them again at {2}', remaining, limit, clockTime(resetsInMs));
  return [left, isWaiting(budget) ? waitReason(l10n, budget) : '', queueText(l10n, budget)].filter(Boolean);
}

/** Requests wait for time to pass, or the server asked for silence. */
function isWaiting(budget: BudgetSnapshot): boolean {
  return waitMs(budget) > 0;
}

function waitMs({ pausedForMs, continuesInMs = 0 }: BudgetSnapshot): number {
  return Math.max(pausedForMs, continuesInMs);
}
