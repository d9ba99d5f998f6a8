import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import * as vscode from 'vscode';
import type { AccountStore } from '../accounts/accountStore.ts';
import { pageHtml } from '../editor/page.ts';
import { fieldLabels, pageStrings, statusLabels } from '../editor/pageStrings.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { describeError } from '../platform/errorText.ts';
import type { ExtensionLog } from '../platform/log.ts';
import { mergePageState } from './mergePageState.ts';
import { mergePageStrings } from './mergePageStrings.ts';
import type { MergePorts } from './mergePorts.ts';
import { MergeSession } from './mergeSession.ts';
import type { MergeTexts } from './mergeTexts.ts';
import type { MergeCandidate } from './mergeView.ts';
import type { MergeAction, MergeHostMessage, MergePageMessage } from './protocol.ts';
import { mergePageMessageSchema } from './protocol.ts';

export interface MergePanelDeps {
  readonly extensionUri: vscode.Uri;
  readonly store: AccountStore;
  readonly log: ExtensionLog;
}

/** Shows a merge in a panel of its own: unlike an edit, nothing is lost when it is closed. */
export type OpenMergePage = (candidates: readonly MergeCandidate[], ports: MergePorts) => void;

/** Opens merge pages until it is disposed. */
export class MergePanels implements vscode.Disposable {
  readonly #deps: MergePanelDeps;
  readonly #panels = new Set<MergePanel>();

  constructor(deps: MergePanelDeps) {
    this.#deps = deps;
  }

  readonly open: OpenMergePage = (candidates, ports) => {
    const panel = new MergePanel(this.#deps, new MergeSession(candidates, ports), ports);
    this.#panels.add(panel);
    panel.onDidClose(() => this.#panels.delete(panel));
  };

  dispose(): void {
    for (const panel of [...this.#panels]) panel.close();
  }
}

/** The texts of a merge in the display language. */
export function vscodeMergeTexts(): MergeTexts {
  return {
    l10n: vscode.l10n,
    locale: vscode.env.language,
    describeError,
    fieldLabels: fieldLabels(),
    groupTitles: pageStrings().groups,
    statusLabels: statusLabels(),
  };
}

/** Binds one webview panel to its merge: draws snapshots, takes checked messages in. */
class MergePanel {
  readonly #deps: MergePanelDeps;
  readonly #session: MergeSession;
  readonly #ports: MergePorts;
  readonly #panel: vscode.WebviewPanel;
  readonly #owned = new DisposableStore();
  #ready = false;

  constructor(deps: MergePanelDeps, session: MergeSession, ports: MergePorts) {
    this.#deps = deps;
    this.#session = session;
    this.#ports = ports;
    this.#panel = makePanel(deps.extensionUri);
    this.#panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message));
    session.listen(() => this.#draw());
    this.#owned.add(deps.store.onDidChange(() => session.refresh()));
    this.#owned.add(
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('dealpos.api.fieldNames')) session.refresh();
      }),
    );
    this.onDidClose(() => {
      this.#owned.dispose();
      session.dispose();
    });
    this.#run('reading customers for a merge', session.load());
  }

  onDidClose(listener: () => void): void {
    this.#panel.onDidDispose(listener);
  }

  close(): void {
    this.#panel.dispose();
  }

  #receive(message: unknown): void {
    const parsed = v.safeParse(mergePageMessageSchema, message);
    if (parsed.success) this.#take(parsed.output);
    else this.#deps.log.event('a malformed message of the merge page was dropped');
  }

  #take(message: MergePageMessage): void {
    switch (message.type) {
      case 'ready':
        this.#start();
        break;
      case 'choose':
        this.#session.choose(message.survivor);
        break;
      case 'merge':
        this.#run('a merge', this.#session.merge(message.survivor));
        break;
      case 'action':
        this.#run(`the merge page's action ${message.action}`, this.#act(message.action));
    }
  }

  #start(): void {
    this.#ready = true;
    this.#post({ type: 'init', locale: vscode.env.language, strings: mergePageStrings(vscodeMergeTexts()) });
    this.#draw();
  }

  async #act(action: MergeAction): Promise<void> {
    switch (action) {
      case 'close':
        return this.close();
      case 'retry':
        return this.#session.load();
      case 'reload':
        return this.#session.reload();
      case 'openSurvivor':
        return this.#openSurvivor();
      default:
        await this.#ports.act(action);
        this.#session.refresh();
    }
  }

  async #openSurvivor(): Promise<void> {
    const target = this.#session.view.done?.plan.target;
    if (target) await this.#ports.open(target);
  }

  #draw(): void {
    if (!this.#ready) return;
    const { names, proposed } = { names: this.#ports.names(), proposed: this.#ports.proposedNames() };
    const around = { account: this.#ports.account(), names, proposed };
    this.#post({ type: 'state', state: mergePageState(vscodeMergeTexts(), this.#session.view, around) });
  }

  #post(message: MergeHostMessage): void {
    // A page that is hidden or closing takes no message; it asks anew with `ready` when it is shown again.
    void this.#panel.webview.postMessage(message);
  }

  #run(what: string, work: Promise<void>): void {
    work.catch((error: unknown) => this.#deps.log.failure(what, error));
  }
}

function makePanel(extensionUri: vscode.Uri): vscode.WebviewPanel {
  const dist = vscode.Uri.joinPath(extensionUri, 'dist');
  // Titles are stored in the clear with the window's state, so this one names nobody.
  const title = vscode.l10n.t('Merge Customers');
  const panel = vscode.window.createWebviewPanel('dealpos.merge', title, vscode.ViewColumn.Active, {
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
    scriptUri: panel.webview.asWebviewUri(vscode.Uri.joinPath(dist, 'mergePage.js')).toString(),
    styleUri: panel.webview.asWebviewUri(vscode.Uri.joinPath(dist, 'mergePage.css')).toString(),
    lang: vscode.env.language,
    title,
  });
  return panel;
}
