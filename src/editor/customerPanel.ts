import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { AccountProfile } from '../accounts/account.ts';
import type { CustomerRecord } from '../api/customerRecord.ts';
import { displayName } from '../customers/customer.ts';
import type { CustomerDocument } from './customerDocument.ts';
import type { LoadImage } from './customerImage.ts';
import { CustomerImage } from './customerImage.ts';
import { labelOfUri } from './customerUri.ts';
import { readGenderNames } from './genderNames.ts';
import { pageHtml } from './page.ts';
import { PageInbox } from './pageInbox.ts';
import { pageState } from './pageState.ts';
import { pageStrings } from './pageStrings.ts';
import type { HostMessage, PageAction } from './protocol.ts';

export interface PanelDeps {
  readonly extensionUri: vscode.Uri;
  account(accountId: string): AccountProfile | undefined;
  /** What is loaded of an account. */
  loaded(accountId: string): readonly CustomerRecord[];
  readonly loadImage: LoadImage;
  act(action: PageAction): void;
  /** A message of the page did not fit the schema and was dropped. */
  dropped(): void;
}

/** Binds one webview panel to its document: draws snapshots, takes checked messages in. */
export class CustomerPanel {
  readonly document: CustomerDocument;
  readonly panel: vscode.WebviewPanel;
  readonly #deps: PanelDeps;
  readonly image: CustomerImage;
  readonly #settings: vscode.Disposable;
  #ready = false;
  /** The picture that the page has. */
  #postedImage: string | undefined;

  constructor(document: CustomerDocument, panel: vscode.WebviewPanel, deps: PanelDeps) {
    this.document = document;
    this.panel = panel;
    this.#deps = deps;
    this.#settings = vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('dealpos')) this.draw();
    });
    this.image = new CustomerImage(deps.loadImage, () => this.draw());
    const dist = vscode.Uri.joinPath(deps.extensionUri, 'dist');
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist], enableForms: false };
    const inbox = new PageInbox(document, {
      started: () => this.#start(),
      act: (action) => deps.act(action),
      dropped: () => deps.dropped(),
    });
    panel.webview.onDidReceiveMessage((message: unknown) => inbox.receive(message));
    panel.webview.html = pageHtml({
      cspSource: panel.webview.cspSource,
      nonce: randomBytes(16).toString('base64url'),
      scriptUri: panel.webview.asWebviewUri(vscode.Uri.joinPath(dist, 'webview.js')).toString(),
      styleUri: panel.webview.asWebviewUri(vscode.Uri.joinPath(dist, 'webview.css')).toString(),
      lang: vscode.env.language,
      title: vscode.l10n.t('DealPOS customer'),
    });
    panel.iconPath = {
      light: vscode.Uri.joinPath(deps.extensionUri, 'media', 'customer-light.svg'),
      dark: vscode.Uri.joinPath(deps.extensionUri, 'media', 'customer-dark.svg'),
    };
    this.#setTitle();
  }

  /** Draws the document's newest snapshot. */
  draw(): void {
    this.#setTitle();
    if (!this.#ready) return;
    const { view, accountId } = this.document;
    const image = this.image.stateFor(view.draft?.base.imageUrl ?? '');
    this.#postImage();
    const loaded = this.#deps.loaded(accountId);
    const account = this.#deps.account(accountId);
    this.#post({ type: 'state', state: pageState(view, { account, image, loaded, genderNames: genderNames() }) });
  }

  dispose(): void {
    this.#settings.dispose();
    this.image.dispose();
  }

  #start(): void {
    this.#ready = true;
    this.document.pageStarted();
    this.#postedImage = undefined;
    this.#post({ type: 'init', locale: vscode.env.language, strings: pageStrings() });
    this.draw();
  }

  /** Tab labels are stored in the clear with the window's state: the code by default, the name only by the user's choice. */
  #setTitle(): void {
    const base = this.document.view.draft?.base;
    const wantsName = vscode.workspace.getConfiguration('dealpos').get<string>('editor.tabLabel') === 'name';
    const code = base?.code || labelOfUri(this.document.uri);
    const title = (wantsName && base ? displayName(base) : undefined) || code || vscode.l10n.t('Customer');
    if (this.panel.title !== title) this.panel.title = title;
  }

  /** Apart from the snapshots, and once: it can be large. */
  #postImage(): void {
    const { data } = this.image;
    if (data !== undefined && data !== this.#postedImage) this.#post({ type: 'image', data });
    this.#postedImage = data;
  }

  #post(message: HostMessage): void {
    // A page that is hidden or closing takes no message; it asks anew with `ready` when it is shown again.
    void this.panel.webview.postMessage(message);
  }
}

function genderNames() {
  return readGenderNames(vscode.workspace.getConfiguration('dealpos').get<unknown>('genderNames'));
}
