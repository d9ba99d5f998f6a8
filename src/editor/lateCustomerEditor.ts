import * as vscode from 'vscode';
import type { CustomerDocument } from './customerDocument.ts';
import type { CustomerEditorProvider, EditorDeps } from './customerEditorProvider.ts';

/** Stands in for the customer editor until the first customer is opened: its code is read then, not with every window. */
export class LateCustomerEditor implements vscode.CustomEditorProvider<CustomerDocument> {
  readonly #deps: EditorDeps;
  readonly #edits = new vscode.EventEmitter<vscode.CustomDocumentEditEvent<CustomerDocument>>();
  readonly onDidChangeCustomDocument = this.#edits.event;
  #provider: Promise<CustomerEditorProvider> | undefined;

  constructor(deps: EditorDeps) {
    this.#deps = deps;
  }

  async openCustomDocument(uri: vscode.Uri, context: vscode.CustomDocumentOpenContext): Promise<CustomerDocument> {
    return (await this.#loaded()).openCustomDocument(uri, context);
  }

  async resolveCustomEditor(document: CustomerDocument, panel: vscode.WebviewPanel): Promise<void> {
    (await this.#loaded()).resolveCustomEditor(document, panel);
  }

  async saveCustomDocument(document: CustomerDocument, cancellation: vscode.CancellationToken): Promise<void> {
    return (await this.#loaded()).saveCustomDocument(document, cancellation);
  }

  async saveCustomDocumentAs(): Promise<void> {
    return (await this.#loaded()).saveCustomDocumentAs();
  }

  async revertCustomDocument(document: CustomerDocument): Promise<void> {
    return (await this.#loaded()).revertCustomDocument(document);
  }

  async backupCustomDocument(document: CustomerDocument): Promise<vscode.CustomDocumentBackup> {
    return (await this.#loaded()).backupCustomDocument(document);
  }

  dispose(): void {
    this.#edits.dispose();
    void this.#provider?.then((provider) => provider.dispose());
  }

  #loaded(): Promise<CustomerEditorProvider> {
    this.#provider ??= this.#load();
    return this.#provider;
  }

  async #load(): Promise<CustomerEditorProvider> {
    const { CustomerEditorProvider } = await import('./customerEditorProvider.ts');
    const provider = new CustomerEditorProvider(this.#deps);
    provider.onDidChangeCustomDocument((edit) => this.#edits.fire(edit));
    return provider;
  }
}
