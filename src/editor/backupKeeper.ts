import type * as vscode from 'vscode';
import type { CustomerDocument } from './customerDocument.ts';
import type { DraftBackups } from './draftBackups.ts';

/** Milliseconds between the last keystroke and the renewed backup. */
const RENEW_AFTER_MS = 400;

/**
 * Keeps the backup of one document up to date. VS Code asks for a backup once for each undo step; typing on within the
 * step would leave it behind, so it is written again shortly after the last keystroke.
 */
export class BackupKeeper {
  readonly #document: CustomerDocument;
  readonly #backups: DraftBackups;
  readonly #report: (error: unknown) => void;
  #destination: vscode.Uri | undefined;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(document: CustomerDocument, backups: DraftBackups, report: (error: unknown) => void) {
    this.#document = document;
    this.#backups = backups;
    this.#report = report;
  }

  /** VS Code's request for a backup. */
  async backup(destination: vscode.Uri): Promise<vscode.CustomDocumentBackup> {
    this.#destination = destination;
    await this.#write(destination);
    return { id: destination.toString(), delete: () => this.#forget(destination) };
  }

  /** The draft changed within an undo step. */
  renewSoon(): void {
    if (!this.#destination) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#destination) void this.#write(this.#destination).catch(this.#report);
    }, RENEW_AFTER_MS);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  /** Writes follow one another, so that an older draft never overwrites a newer one. */
  #write(destination: vscode.Uri): Promise<void> {
    const next = this.#writing
      .catch(() => undefined)
      .then(async () => {
        const { draft } = this.#document.view;
        if (draft && this.#destination) await this.#backups.write(destination, this.#document.accountId, draft);
      });
    this.#writing = next;
    return next;
  }

  /** A write that is under way would bring the file back after it was deleted, so it is waited for. */
  async #forget(destination: vscode.Uri): Promise<void> {
    if (this.#destination?.toString() === destination.toString()) {
      this.#destination = undefined;
      clearTimeout(this.#timer);
    }
    await this.#writing.catch(() => undefined);
    if (this.#destination?.toString() !== destination.toString()) await this.#backups.delete(destination);
  }
}
