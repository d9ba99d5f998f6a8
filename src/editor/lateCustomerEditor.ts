import * as vscode from 'vscode';
import type { CustomerDocument } from './customerDocument.ts';
import type { CustomerEditorProvider, DocumentChange, EditorDeps } from './customerEditorProvider.ts';

/** Stands in for the customer editor until the first customer is opened: its code is read then, not with every window. */
export class LateCustomerEditor implements vscode.CustomEditorProvider<CustomerDocument> {
  readonly #deps: EditorDeps;
  readonly #edits = new vscode.EventEmitter<DocumentChange>();
  readonly onDidChangeCustomDocument = this.#edits.event;
  #loading: Promise<CustomerEditorProvider> | undefined;
  #provider: CustomerEditorProvider | undefined;

  constructor(deps: EditorDeps) {
    this.#deps = deps;
  }

  async openCustomDocument(uri: vscode.Uri, context: vscode.CustomDocumentOpenContext): Promise<CustomerDocument> {
    this.#loading ??= this.#load();
    return (await this.#loading).openCustomDocument(uri, context);
  }

  resolveCustomEditor(document: CustomerDocument, panel: vscode.WebviewPanel): void {
    this.#opened().resolveCustomEditor(document, panel);
  }

  saveCustomDocument(document: CustomerDocument, cancellation: vscode.CancellationToken): Promise<void> {
    return this.#opened().saveCustomDocument(document, cancellation);
  }

  saveCustomDocumentAs(): Promise<void> {
    return this.#opened().saveCustomDocumentAs();
  }

  revertCustomDocument(document: CustomerDocument): Promise<void> {
    return this.#opened().revertCustomDocument(document);
  }

  backupCustomDocument(document: CustomerDocument): Promise<vscode.CustomDocumentBackup> {
    return this.#opened().backupCustomDocument(document);
  }

  dispose(): void {
    this.#edits.dispose();
    this.#provider?.dispose();
  }

  /** VS Code asks for anything else only of a document that was opened. No wait, so that the order of its calls is kept. */
  #opened(): CustomerEditorProvider {
    if (!this.#provider) throw new Error('no customer was opened');
    return this.#provider;
  }

  async #load(): Promise<CustomerEditorProvider> {
    const { CustomerEditorProvider } = await import('./customerEditorProvider.ts');
    this.#provider = new CustomerEditorProvider(this.#deps);
    this.#provider.onDidChangeCustomDocument((edit) => this.#edits.fire(edit));
    return this.#provider;
  }
}
