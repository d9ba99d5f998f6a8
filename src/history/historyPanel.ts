import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import * as vscode from 'vscode';
import type { AccountStore } from '../accounts/accountStore.ts';
import type { Signal } from '../accounts/signal.ts';
import { pageHtml } from '../editor/page.ts';
import { fieldLabels, statusLabels } from '../editor/pageStrings.ts';
import type { JournalEntry } from '../journal/journalEntry.ts';
import { DisposableStore } from '../platform/disposables.ts';
import type { ExtensionLog } from '../platform/log.ts';
import { historyPageState } from './historyPageState.ts';
import { historyPageStrings } from './historyPageStrings.ts';
import type { HistoryPorts, HistoryScope } from './historyPorts.ts';
import { HistorySession } from './historySession.ts';
import type { HistoryTexts } from './historyTexts.ts';
import type { HistoryAction, HistoryHostMessage, HistoryPageMessage } from './protocol.ts';
import { historyPageMessageSchema } from './protocol.ts';

export interface HistoryPanelDeps {
  readonly extensionUri: vscode.Uri;
  readonly store: AccountStore;
  readonly log: ExtensionLog;
  /** Tells the account whose journal is not what it was. */
  readonly onDidChangeHistory: Signal<string>['subscribe'];
}

/** Shows a history in a panel of its own. */
export type OpenHistoryPage = (scope: HistoryScope, ports: HistoryPorts) => void;

/** Opens history pages until it is disposed. */
export class HistoryPanels implements vscode.Disposable {
  readonly #deps: HistoryPanelDeps;
  readonly #panels = new Set<HistoryPanel>();

  constructor(deps: HistoryPanelDeps) {
    this.#deps = deps;
  }

  readonly open: OpenHistoryPage = (scope, ports) => {
    const panel = new HistoryPanel(this.#deps, new HistorySession(scope, ports), ports);
    this.#panels.add(panel);
    panel.onDidClose(() => this.#panels.delete(panel));
  };

  dispose(): void {
    for (const panel of [...this.#panels]) panel.close();
  }
}

/** The texts of a history in the display language. */
export function vscodeHistoryTexts(): HistoryTexts {
  return {
    l10n: vscode.l10n,
    locale: vscode.env.language,
    fieldLabels: fieldLabels(),
    statusLabels: statusLabels(),
  };
}

/** Binds one webview panel to its history: draws snapshots, takes checked messages in. */
class HistoryPanel {
  readonly #deps: HistoryPanelDeps;
  readonly #session: HistorySession;
  readonly #ports: HistoryPorts;
  readonly #panel: vscode.WebviewPanel;
  readonly #owned = new DisposableStore();
  #ready = false;

  constructor(deps: HistoryPanelDeps, session: HistorySession, ports: HistoryPorts) {
    this.#deps = deps;
    this.#session = session;
    this.#ports = ports;
    this.#panel = makePanel(deps.extensionUri, session.scope);
    this.#panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message));
    session.listen(() => this.#draw());
    this.#owned.add(deps.store.onDidChange(() => session.refresh()));
    this.#owned.add(deps.onDidChangeHistory((accountId) => this.#changed(accountId)));
    // Other windows add to the same history and tell nobody.
    this.#panel.onDidChangeViewState(({ webviewPanel }) => webviewPanel.visible && this.#load());
    this.#owned.add(vscode.workspace.onDidChangeConfiguration((change) => this.#settingChanged(change)));
    this.onDidClose(() => {
      this.#owned.dispose();
      session.dispose();
    });
    this.#load();
  }

  onDidClose(listener: () => void): void {
    this.#panel.onDidDispose(listener);
  }

  close(): void {
    this.#panel.dispose();
  }

  #load(): void {
    this.#run('reading the history', this.#session.load());
  }

  #changed(accountId: string): void {
    if (accountId === this.#session.scope.accountId) this.#load();
  }

  #settingChanged(change: vscode.ConfigurationChangeEvent): void {
    if (change.affectsConfiguration('dealpos.history')) this.#load();
  }

  #receive(message: unknown): void {
    const parsed = v.safeParse(historyPageMessageSchema, message);
    if (parsed.success) this.#take(parsed.output);
    else this.#deps.log.event('a malformed message of the history page was dropped');
  }

  #take(message: HistoryPageMessage): void {
    switch (message.type) {
      case 'ready':
        this.#start();
        break;
      case 'filter':
        this.#session.search(message.filter);
        break;
      case 'action':
        this.#run(`the history page's action ${message.action}`, this.#act(message.action));
        break;
      case 'undo':
        this.#onEntry('undoing a change', message.entry, (entry) => this.#ports.undo(entry));
        break;
      case 'open':
        this.#onEntry('opening a customer', message.entry, (entry) => this.#ports.open(entry));
    }
  }

  #onEntry(what: string, id: string, work: (entry: JournalEntry) => Promise<void>): void {
    const entry = this.#session.entry(id);
    if (entry) this.#run(what, work(entry));
  }

  #start(): void {
    this.#ready = true;
    this.#post({ type: 'init', locale: vscode.env.language, strings: historyPageStrings(vscodeHistoryTexts()) });
    this.#draw();
  }

  async #act(action: HistoryAction): Promise<void> {
    switch (action) {
      case 'close':
        return this.close();
      case 'retry':
        return this.#session.load();
      case 'more':
        return this.#session.showMore();
      case 'exportCsv':
        return this.#ports.exportEntries('csv', this.#session.view.matching);
      case 'exportJson':
        return this.#ports.exportEntries('json', this.#session.view.matching);
      default:
        return this.#ports.act(action);
    }
  }

  #draw(): void {
    if (!this.#ready) return;
    const { scope, view } = this.#session;
    const around = { scope, account: this.#ports.account(), retentionDays: this.#ports.retentionDays() };
    this.#post({ type: 'state', state: historyPageState(vscodeHistoryTexts(), view, around) });
  }

  #post(message: HistoryHostMessage): void {
    // A page that is hidden or closing takes no message; it asks anew with `ready` when it is shown again.
    void this.#panel.webview.postMessage(message);
  }

  #run(what: string, work: Promise<void>): void {
    work.catch((error: unknown) => this.#deps.log.failure(what, error));
  }
}

function makePanel(extensionUri: vscode.Uri, { customer }: HistoryScope): vscode.WebviewPanel {
  const dist = vscode.Uri.joinPath(extensionUri, 'dist');
  // Titles are stored in the clear with the window's state, so this one says the code at most.
  const code = customer?.code?.trim();
  const title = code ? vscode.l10n.t('History {0}', code) : vscode.l10n.t('History');
  const panel = vscode.window.createWebviewPanel('dealpos.history', title, vscode.ViewColumn.Active, {
    enableScripts: true,
    enableForms: false,
    localResourceRoots: [dist],
  });
  panel.iconPath = {
    light: vscode.Uri.joinPath(extensionUri, 'media', 'customer-light.svg'),
    dark: vscode.Uri.joinPath(extensionUri, 'media', 'customer-dark.svg'),
  };
  panel.webview.html = pageHtml({
    cspSource: panel.webview.cspSource,
    nonce: randomBytes(16).toString('base64url'),
    scriptUri: panel.webview.asWebviewUri(vscode.Uri.joinPath(dist, 'historyPage.js')).toString(),
    styleUri: panel.webview.asWebviewUri(vscode.Uri.joinPath(dist, 'historyPage.css')).toString(),
    lang: vscode.env.language,
    title: vscode.l10n.t('History'),
  });
  return panel;
}
