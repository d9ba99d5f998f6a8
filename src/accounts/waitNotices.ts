import type { Budget } from '../api/budget.ts';
import type { Clock } from '../api/clock.ts';
import type { Turn } from '../api/turn.ts';
import type { Disposable } from '../platform/disposables.ts';
import type { Localiser } from '../platform/localiser.ts';
import { waitReason } from './budgetText.ts';

/** Milliseconds that a request may wait without a word. */
const UNSPOKEN_MS = 2000;
const TICK_MS = 1000;

/** What somebody waits for. Nobody waits for what goes on in the background. */
const AWAITED: readonly Turn[] = ['token', 'interactive', 'job'];

/** A progress that is shown: says something new in it, or takes it away. */
export interface ShownWait {
  say(message: string): void;
  close(): void;
}

export interface WaitNoticeDeps {
  readonly budgets: { onDidChange(listener: (budget: Budget) => void): Disposable };
  readonly clock: Clock;
  readonly l10n: Localiser;
  /** Shows a progress that the user can cancel. */
  readonly show: (onCancel: () => void) => ShownWait;
}

interface Wait {
  /** When the budget began to hold requests back until some time. */
  readonly since: number;
  shown: ShownWait | undefined;
  cancelTick: (() => void) | undefined;
}

/**
 * Tells the user why nothing happens: a request that waits for its budget for more than two seconds is a progress that
 * names the reason and can be cancelled. It hangs on the budgets themselves, so no way of asking for something goes without.
 */
export class WaitNotices {
  readonly #deps: WaitNoticeDeps;
  readonly #waits = new Map<Budget, Wait>();
  readonly #listening: Disposable;

  constructor(deps: WaitNoticeDeps) {
    this.#deps = deps;
    this.#listening = deps.budgets.onDidChange((budget) => this.#look(budget));
  }

  dispose(): void {
    this.#listening.dispose();
    for (const budget of [...this.#waits.keys()]) this.#end(budget);
  }

  #look(budget: Budget): void {
    const { queued, continuesInMs } = budget.snapshot();
    if (continuesInMs === undefined || !AWAITED.some((turn) => queued[turn] > 0)) {
      this.#end(budget);
      return;
    }
    const now = this.#deps.clock.now();
    const wait = this.#waits.get(budget) ?? { since: now, shown: undefined, cancelTick: undefined };
    this.#waits.set(budget, wait);
    // Certain to take longer than may go unspoken?
    if (wait.shown || now - wait.since + continuesInMs <= UNSPOKEN_MS) return;
    wait.shown = this.#deps.show(() => budget.cancelWaiting(AWAITED));
    this.#tick(budget, wait);
  }

  /** Counts the seconds down, for as long as the progress is shown. */
  #tick(budget: Budget, wait: Wait): void {
    wait.shown?.say(waitReason(this.#deps.l10n, budget.snapshot()));
    wait.cancelTick = this.#deps.clock.setTimer(TICK_MS, () => this.#tick(budget, wait));
  }

  #end(budget: Budget): void {
    const wait = this.#waits.get(budget);
    this.#waits.delete(budget);
    wait?.cancelTick?.();
    wait?.shown?.close();
  }
}
