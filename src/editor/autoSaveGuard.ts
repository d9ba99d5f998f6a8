import * as vscode from 'vscode';
import type { ExplicitSaves } from './explicitSaves.ts';

/** What the user can do when auto save wanted to write to DealPOS. */
export interface AutoSaveChoices {
  save(): Promise<void>;
  discard(): Promise<void>;
}

/**
 * Keeps VS Code's auto save from writing to a live shop: a half-typed phone number would be there after a second.
 * The user is told once per record (see the custom editor spike: an auto save cannot be told from "Save All").
 */
export class AutoSaveGuard {
  readonly #explicit: ExplicitSaves;
  readonly #told = new Set<string>();

  constructor(explicit: ExplicitSaves) {
    this.#explicit = explicit;
  }

  /** True when this save was not asked for by the user and must not happen. */
  refuses(uri: vscode.Uri): boolean {
    const autoSave = vscode.workspace.getConfiguration('files', uri).get<string>('autoSave', 'off');
    return autoSave !== 'off' && !this.#explicit.has(uri.toString());
  }

  /** Tells the user, once per record. */
  async tellOnce(uri: vscode.Uri, choices: AutoSaveChoices): Promise<void> {
    if (this.#told.has(uri.toString())) return;
    this.#told.add(uri.toString());
    const save = vscode.l10n.t('Save to DealPOS');
    const discard = vscode.l10n.t('Discard Changes');
    const choice = await vscode.window.showInformationMessage(
      vscode.l10n.t('Auto save does not write to DealPOS. Your edits wait here until you save them yourself.'),
      save,
      discard,
    );
    if (choice === save) await choices.save();
    if (choice === discard) await choices.discard();
  }

  /** The customer is closed; when it is opened again, an unasked save is worth a word again. */
  forget(uri: vscode.Uri): void {
    this.#told.delete(uri.toString());
  }
}
