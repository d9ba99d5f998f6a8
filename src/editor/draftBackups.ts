import * as vscode from 'vscode';
import type { DraftContext } from '../accounts/draftCipher.ts';
import { decryptDraft, encryptDraft } from '../accounts/draftCipher.ts';
import type { SecretVault } from '../accounts/secretVault.ts';
import type { CustomerDraft } from '../customers/draft.ts';
import { parseDraft, serialiseDraft } from '../customers/draftBackup.ts';

const PURPOSE = 'customerEditor';

export type RestoredDraft =
  | { readonly kind: 'ok'; readonly draft: CustomerDraft }
  | { readonly kind: 'expired' }
  | { readonly kind: 'unreadable' };

/** Where drafts are kept; VS Code's own file system in the product. */
export type BackupFiles = Pick<vscode.FileSystem, 'readFile' | 'writeFile' | 'createDirectory' | 'delete'>;

/**
 * Unsaved edits on disk, for VS Code's hot exit. VS Code would keep them in the clear, so they are encrypted with a key
 * of the account (design D1): deleting that key on "Remove Account" makes every copy unreadable.
 */
export class DraftBackups {
  readonly #vault: Pick<SecretVault, 'getOrCreateDraftKey' | 'readDraftKey'>;
  readonly #files: BackupFiles;
  readonly #now: () => number;

  constructor(vault: Pick<SecretVault, 'getOrCreateDraftKey' | 'readDraftKey'>, files: BackupFiles, now: () => number) {
    this.#vault = vault;
    this.#files = files;
    this.#now = now;
  }

  /** Writes a draft. Throws when this machine cannot keep the key, because a draft is never written in the clear. */
  async write(destination: vscode.Uri, accountId: string, draft: CustomerDraft): Promise<void> {
    const key = await this.#vault.getOrCreateDraftKey(accountId);
    if (!key) throw new Error(vscode.l10n.t('Unsaved edits cannot be kept: this machine has no secret storage.'));
    await this.#files.createDirectory(vscode.Uri.joinPath(destination, '..'));
    const sealed = encryptDraft(context(key, accountId), serialiseDraft(draft), this.#now());
    await this.#files.writeFile(destination, sealed);
  }

  /** Reads a draft back. Never throws: a draft that cannot be read is a result, so that the customer still opens. */
  async read(source: vscode.Uri, accountId: string): Promise<RestoredDraft> {
    const key = await this.#vault.readDraftKey(accountId);
    if (!key) return { kind: 'unreadable' };
    try {
      const opened = decryptDraft(context(key, accountId), await this.#files.readFile(source), this.#now());
      if (opened.kind !== 'ok') return { kind: opened.kind };
      const draft = parseDraft(opened.json);
      return draft ? { kind: 'ok', draft } : { kind: 'unreadable' };
    } catch {
      return { kind: 'unreadable' };
    }
  }

  /** Deletes a draft; one that is gone already is fine. */
  async delete(target: vscode.Uri): Promise<void> {
    try {
      await this.#files.delete(target);
    } catch {
      // Deleted by VS Code or by an earlier call.
    }
  }
}

function context(key: Uint8Array, accountId: string): DraftContext {
  return { key, accountId, purpose: PURPOSE };
}
