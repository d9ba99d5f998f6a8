import * as vscode from 'vscode';
import type { Clock } from '../api/clock.ts';
import type { Disposable } from '../platform/disposables.ts';
import type { AccountProfile } from './account.ts';
import type { AccountStatus } from './accountStatus.ts';
import { accountStatus, changesInMs } from './accountStatus.ts';
import type { AccountStore } from './accountStore.ts';
import type { AccountConnections } from './connections.ts';
import { SteadyUpdates } from './steadyUpdates.ts';

interface Shown {
  readonly item: vscode.StatusBarItem;
  spoken: string;
}

/** The status bar's word on the accounts: an item for each that was used in this window, and for an only one. */
export class AccountStatusBar {
  readonly #store: AccountStore;
  readonly #connections: AccountConnections;
  readonly #shown = new Map<string, Shown>();
  readonly #updates: SteadyUpdates;
  readonly #listening: readonly Disposable[];

  constructor(store: AccountStore, connections: AccountConnections, clock: Clock) {
    this.#store = store;
    this.#connections = connections;
    this.#updates = new SteadyUpdates(clock, () => this.#show());
    const changed = () => this.#updates.changed();
    this.#listening = [
      store.onDidChange(changed),
      connections.onDidChangeBudget(changed),
      connections.onDidDrop(changed),
    ];
    this.#updates.changed();
  }

  dispose(): void {
    for (const listener of this.#listening) listener.dispose();
    this.#updates.dispose();
    for (const accountId of [...this.#shown.keys()]) this.#remove(accountId);
  }

  /** Returns the milliseconds until what is shown changes by itself. */
  #show(): number | undefined {
    const accounts = this.#store.list();
    const active = accounts.filter(({ id }) => accounts.length === 1 || this.#connections.budget(id));
    for (const accountId of [...this.#shown.keys()]) {
      if (!active.some(({ id }) => id === accountId)) this.#remove(accountId);
    }
    const changes = active.map((account) => {
      const budget = this.#connections.budget(account.id);
      this.#showAccount(account, accountStatus(vscode.l10n, account, budget, clockTime));
      return changesInMs(budget) ?? Number.POSITIVE_INFINITY;
    });
    const next = Math.min(...changes);
    return Number.isFinite(next) ? next : undefined;
  }

  #showAccount(account: AccountProfile, { text, tooltip, spoken }: AccountStatus): void {
    const shown = this.#shown.get(account.id) ?? this.#create(account);
    const { item } = shown;
    if (item.text === text && shown.spoken === spoken) return;
    shown.spoken = spoken;
    item.name = vscode.l10n.t('DealPOS account {0}', account.label);
    item.text = text;
    item.tooltip = tooltip;
    item.accessibilityInformation = { label: vscode.l10n.t('DealPOS account {0}', spoken) };
    item.show();
  }

  #create({ id }: AccountProfile): Shown {
    const item = vscode.window.createStatusBarItem(`dealpos.account.${id}`, vscode.StatusBarAlignment.Left, 10);
    item.command = 'dealpos.customers.focus';
    const shown: Shown = { item, spoken: '' };
    this.#shown.set(id, shown);
    return shown;
  }

  #remove(accountId: string): void {
    this.#shown.get(accountId)?.item.dispose();
    this.#shown.delete(accountId);
  }
}

/** The time of day that is so many milliseconds away, in the user's notation. */
function clockTime(inMs: number): string {
  return new Date(Date.now() + inMs).toLocaleTimeString(vscode.env.language);
}
