import * as vscode from 'vscode';

/** A page of Markdown: read-only, in memory, replaced by the next one of its kind. */
export class MarkdownPage implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration: vscode.Disposable;
  readonly #uri: vscode.Uri;
  #markdown = '';

  readonly onDidChange = this.#changed.event;

  /** `scheme` is the page's own; `title` is shown on its tab. */
  constructor(scheme: string, title: string) {
    this.#uri = vscode.Uri.from({ scheme, path: `/${title}.md` });
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  }

  provideTextDocumentContent(): string {
    return this.#markdown;
  }

  /** As a preview; as text where VS Code's own Markdown extension is switched off. */
  async show(markdown: string): Promise<void> {
    this.#markdown = markdown;
    this.#changed.fire(this.#uri);
    try {
      await vscode.commands.executeCommand('markdown.showPreview', this.#uri);
    } catch {
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(this.#uri));
    }
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}
