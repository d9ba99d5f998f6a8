import * as vscode from 'vscode';
import { MAX_DESCRIPTION_BYTES } from '../api/description/limits.ts';
import type { JsonObject } from '../api/json.ts';
import type { ApiDescriptionDeps, PickedFile } from './apiDescriptionCheck.ts';

const SCHEME = 'dealpos-api-description';
const PAGE = vscode.Uri.from({ scheme: SCHEME, path: '/API Description.md' });

/** The comparison's page: read-only, in memory, replaced by the next comparison. */
export class ApiDescriptionPages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration: vscode.Disposable;
  #markdown = '';

  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  provideTextDocumentContent(): string {
    return this.#markdown;
  }

  /** As a preview; as text where VS Code's own Markdown extension is switched off. */
  async show(markdown: string): Promise<void> {
    this.#markdown = markdown;
    this.#changed.fire(PAGE);
    try {
      await vscode.commands.executeCommand('markdown.showPreview', PAGE);
    } catch {
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(PAGE));
    }
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}

/** The real picker and setting; the page is the caller's, because it has to be disposed. */
export const vscodeApiDescription: Pick<ApiDescriptionDeps, 'openFile' | 'readNames' | 'storeNames'> = {
  async openFile(): Promise<PickedFile | undefined> {
    const [file] =
      (await vscode.window.showOpenDialog({
        title: vscode.l10n.t('Check API Description'),
        openLabel: vscode.l10n.t('Compare'),
        filters: { OpenAPI: ['json', 'yaml', 'yml'] },
      })) ?? [];
    if (!file) return undefined;
    try {
      const { size } = await vscode.workspace.fs.stat(file);
      if (size > MAX_DESCRIPTION_BYTES) return { kind: 'failed', reason: 'tooLarge' };
      return { kind: 'bytes', bytes: await vscode.workspace.fs.readFile(file) };
    } catch {
      return { kind: 'failed', reason: 'notReadable' };
    }
  },

  readNames(): unknown {
    return vscode.workspace.getConfiguration('dealpos').inspect('api.fieldNames')?.globalValue;
  },

  async storeNames(setting: JsonObject): Promise<void> {
    // An empty setting is taken out of the settings file.
    const value = Object.keys(setting).length === 0 ? undefined : setting;
    const target = vscode.ConfigurationTarget.Global;
    await vscode.workspace.getConfiguration('dealpos').update('api.fieldNames', value, target);
  },
};
