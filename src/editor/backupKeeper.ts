import type * as vscode from 'vscode';
import type { CustomerDraft } from '../customers/draft.ts';
import type { CustomerDocument } from './customerDocument.ts';
import type { DraftBackups, RestoredDraft } from './draftBackups.ts';
import type { DraftMatter } from './draftMatter.ts';

/** Milliseconds after which a draft that is still open is written anew, so that it does not expire under its user. */
const RENEW_AFTER_MS = 24 * 60 * 60 * 1000;

/**
 * What was found for an editor that opens. `elsewhere`: another window has a draft; `writtenAt` is Unix time in ms.
 * `ofOther`: there is one of another customer, who was found by the same key.
 */
export type FoundDraft =
  | RestoredDraft
  | { readonly kind: 'ofOther' }
  | { readonly kind: 'none' }
  | { readonly kind: 'elsewhere'; readonly writtenAt: number };

type KeptDocument = Pick<CustomerDocument, 'isDirty' | 'view' | 'restore'>;

interface KeeperDeps {
  readonly backups: DraftBackups;
  readonly report: (error: unknown) => void;
  /** Unix time in ms. */
  readonly now: () => number;
}

/**
 * Keeps the draft of one document on the disk the same as the one on the screen: written at the first keystroke and
 * again as soon as the write before has ended, deleted when there is nothing to save any more (saved, discarded, undone).
 * There is no timer, so nothing needs to be flushed when the page is hidden or the process ends.
 */
export class BackupKeeper {
  readonly #document: KeptDocument;
  readonly #matter: DraftMatter;
  readonly #deps: KeeperDeps;
  #name: string | undefined;
  /** What the file holds; undefined while there is none. */
  #kept: CustomerDraft | undefined;
  #keptAt = 0;
  #busy: Promise<void> | undefined;

  constructor(document: KeptDocument, matter: DraftMatter, deps: KeeperDeps) {
    this.#document = document;
    this.#matter = matter;
    this.#deps = deps;
  }

  /**
   * Puts the draft that was left for this editor into the document: the one that VS Code names, else the newest whose
   * window is gone. Of several the rest stay for the next time the customer is opened.
   */
  async adopt(backupId?: string): Promise<FoundDraft> {
    const named = backupId ? await this.#take(backupId) : undefined;
    if (named?.kind === 'ok') return named;
    let bad = named && named.kind !== 'gone' ? named : undefined;
    const { orphans, elsewhere } = await this.#deps.backups.find(this.#matter);
    for (const orphan of orphans) {
      const found = await this.#take(orphan.name);
      if (found.kind === 'ok') return found;
      if (found.kind !== 'gone') bad ??= found;
    }
    const [other] = elsewhere;
    return bad ?? (other && { kind: 'elsewhere', writtenAt: other.writtenAt }) ?? named ?? { kind: 'none' };
  }

  /** Puts a copy of the draft that another window has into the document; that window keeps its own. */
  async copyFromElsewhere(): Promise<FoundDraft> {
    const adopted = await this.adopt();
    if (adopted.kind !== 'elsewhere') return adopted;
    const { elsewhere } = await this.#deps.backups.find(this.#matter);
    const [other] = elsewhere;
    const found = other && (await this.#deps.backups.read(this.#matter, other.name));
    if (found?.kind === 'ok' && !this.#document.restore(found.draft, found.writtenAt)) return { kind: 'ofOther' };
    return found ?? { kind: 'gone' };
  }

  /** Something about the document may have changed. */
  follow(): void {
    void this.#sync().catch(this.#deps.report);
  }

  /** Writes the draft again, whatever there is on the disk: it may have been wiped. */
  writeAgain(): void {
    this.#kept = undefined;
    this.follow();
  }

  /** Writes a draft again that was last written a day ago. */
  renew(): void {
    if (this.#busy || !this.#kept || this.#deps.now() - this.#keptAt < RENEW_AFTER_MS) return;
    this.writeAgain();
  }

  /**
   * VS Code's request for a backup: it points at the same file, so there is nothing to delete apart. Throws when the
   * draft cannot be kept, so that VS Code does not rely on it.
   */
  async backup(): Promise<vscode.CustomDocumentBackup> {
    await this.#sync();
    return { id: (this.#kept && this.#name) ?? '', delete: () => undefined };
  }

  /** The editor is closed. A draft that is still there then waits for whoever opens the customer next. */
  async dispose(): Promise<void> {
    await this.#busy?.catch(() => undefined);
    if (this.#name) this.#deps.backups.release(this.#name);
  }

  async #take(name: string): Promise<Exclude<FoundDraft, { kind: 'none' | 'elsewhere' }>> {
    const { backups } = this.#deps;
    const own = await backups.claim(this.#matter, name);
    if (!own) return { kind: 'gone' };
    const found = await backups.read(this.#matter, own);
    if (found.kind === 'ok') return this.#takeIn(own, found);
    // Without its key a draft may become readable again; what is damaged or too old never does.
    if (found.kind !== 'noKey') await backups.delete(this.#matter, own);
    backups.release(own);
    return found;
  }

  /** A file that held what was typed here before goes once the taken one holds that as well. */
  async #takeIn(own: string, found: RestoredDraft & { kind: 'ok' }): Promise<RestoredDraft | { kind: 'ofOther' }> {
    while (this.#busy) await this.#busy.catch(() => undefined);
    const before = { name: this.#name, kept: this.#kept, keptAt: this.#keptAt };
    this.#name = own;
    this.#kept = found.draft;
    this.#keptAt = found.writtenAt;
    if (!this.#document.restore(found.draft, found.writtenAt)) {
      this.#name = before.name;
      this.#kept = before.kept;
      this.#keptAt = before.keptAt;
      this.#deps.backups.release(own);
      return { kind: 'ofOther' };
    }
    if (before.name) {
      await this.#sync();
      await this.#deps.backups.delete(this.#matter, before.name);
      this.#deps.backups.release(before.name);
    }
    return found;
  }

  #sync(): Promise<void> {
    if (!this.#busy && this.#wanted() === this.#kept) return Promise.resolve();
    this.#busy ??= this.#catchUp();
    return this.#busy;
  }

  async #catchUp(): Promise<void> {
    try {
      for (let draft = this.#wanted(); draft !== this.#kept; draft = this.#wanted()) {
        await (draft ? this.#write(draft) : this.#remove());
        this.#kept = draft;
      }
    } finally {
      this.#busy = undefined;
    }
  }

  #wanted(): CustomerDraft | undefined {
    return this.#document.isDirty ? this.#document.view.draft : undefined;
  }

  async #write(draft: CustomerDraft): Promise<void> {
    const { backups, now } = this.#deps;
    this.#name = await backups.write(this.#matter, this.#name, draft);
    this.#keptAt = now();
  }

  async #remove(): Promise<void> {
    if (this.#name) await this.#deps.backups.delete(this.#matter, this.#name);
  }
}
