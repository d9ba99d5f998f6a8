import * as vscode from 'vscode';
import type { Disposable } from '../platform/disposables.ts';
import type { AccountStore } from './accountStore.ts';
import { accessModeLabel } from './accountText.ts';
import type { AccountConnections } from './connections.ts';

/** The status bar's word on the accounts: which, how writes are treated, and how many requests are left. */
export class AccountStatusBar {
  readonly #store: AccountStore;
  readonly #connections: AccountConnections;
  readonly #item: vscode.StatusBarItem;
  readonly #listening: Disposable[];

  constructor(store: AccountStore, connections: AccountConnections) {
    this.#store = store;
    this.#connections = connections;
    this.#item = vscode.window.createStatusBarItem('dealpos.account', vscode.StatusBarAlignment.Left, 10);
    this.#item.name = vscode.l10n.t('DealPOS account');
    this.#item.command = 'dealpos.customers.focus';
    this.#listening = [store.onDidChange(() => this.#show()), connections.onDidChangeBudget(() => this.#show())];
    this.#show();
  }

  dispose(): void {
    for (const listener of this.#listening) listener.dispose();
    this.#item.dispose();
  }

  #show(): void {
    const accounts = this.#store.list();
    const [first, ...others] = accounts;
    if (!first) {
      this.#item.hide();
      return;
    }
    const waiting = accounts.map((account) => this.#waitMs(account.id)).reduce((a, b) => Math.max(a, b), 0);
    const icon = waiting > 0 ? 'watch' : first.mode === 'readOnly' && others.length === 0 ? 'lock' : 'organization';
    const label = others.length === 0 ? first.label : vscode.l10n.t('{0} DealPOS accounts', accounts.length);
    this.#item.text = waiting > 0 ? `$(${icon}) ${waitText(waiting)}` : `$(${icon}) ${label}`;
    this.#item.tooltip = accounts.map((account) => this.#line(account.id)).join('\n');
    this.#item.accessibilityInformation = { label: `${label}. ${this.#item.tooltip}` };
    this.#item.show();
  }

  #line(accountId: string): string {
    const account = this.#store.get(accountId);
    if (!account) return '';
    const budget = this.#connections.budget(accountId);
    const mode = accessModeLabel(vscode.l10n, account.mode);
    return budget
      ? vscode.l10n.t('{0}: {1}, {2} of {3} requests left', account.label, mode, budget.remaining, budget.limit)
      : vscode.l10n.t('{0}: {1}', account.label, mode);
  }

  /** Milliseconds that the account waits because DealPOS said so; 0 when it does not. */
  #waitMs(accountId: string): number {
    const budget = this.#connections.budget(accountId);
    if (!budget) return 0;
    return budget.waiting > 0
      ? Math.max(budget.pausedForMs, budget.remaining > 0 ? 0 : (budget.resetsInMs ?? 0))
      : budget.pausedForMs;
  }
}

function waitText(ms: number): string {
  return vscode.l10n.t('DealPOS: waiting up to {0} s', Math.ceil(ms / 1000));
}
