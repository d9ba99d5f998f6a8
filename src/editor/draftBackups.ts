import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import type { DraftContext } from '../accounts/draftCipher.ts';
import { decryptDraft, draftName, encryptDraft } from '../accounts/draftCipher.ts';
import type { DraftFile, DraftFiles } from '../accounts/draftFiles.ts';
import { isDraftFileName } from '../accounts/draftFiles.ts';
import type { SecretVault } from '../accounts/secretVault.ts';
import type { CustomerDraft } from '../customers/draft.ts';
import { parseDraft, serialiseDraft } from '../customers/draftBackup.ts';
import type { DraftMatter } from './draftMatter.ts';

const PURPOSE = 'customerEditor';

/** What a draft's file holds, encrypted: what it is about, the address of its editor, and the draft. */
const contentSchema = v.strictObject({ matter: v.string(), address: v.string(), draft: v.string() });

/** `gone`: there is no such file any more. `noKey`: the secret storage does not give the key, now or for ever. */
interface NoDraft {
  readonly kind: 'expired' | 'unreadable' | 'gone' | 'noKey';
}

/** `writtenAt` is Unix time in ms. */
export type RestoredDraft =
  | { readonly kind: 'ok'; readonly draft: CustomerDraft; readonly writtenAt: number }
  | NoDraft;

type OpenedFile =
  | { readonly kind: 'ok'; readonly content: v.InferOutput<typeof contentSchema>; readonly writtenAt: number }
  | NoDraft;

export interface DraftBackupsDeps {
  readonly vault: Pick<SecretVault, 'getOrCreateDraftKey' | 'readDraftKey'>;
  readonly files: DraftFiles;
  readonly accountExists: (accountId: string) => boolean;
  /** This process, and whether another one is still running. */
  readonly process: { readonly pid: number; alive(pid: number): boolean };
  readonly now: () => number;
}

/** The drafts of one matter that are on the disk. */
export interface DraftsOfMatter {
  /** Left behind by a window that is gone, newest first. */
  readonly orphans: readonly DraftFile[];
  /** Kept by another window that is open, newest first. */
  readonly elsewhere: readonly DraftFile[];
}

/**
 * Unsaved edits on disk, encrypted with a key of the account (design D1). This is the only copy: VS Code's hot exit
 * points at the same files. Each open editor keeps a file of its own, so that two windows with the same customer never
 * overwrite each other's draft; a file whose window is gone belongs to whoever opens that customer next.
 */
export class DraftBackups {
  readonly #deps: DraftBackupsDeps;
  /** Files of editors that are open in this process. */
  readonly #own = new Set<string>();
  /** Keys that were read, by account: the secret storage may be a slow way off. */
  readonly #contexts = new Map<string, DraftContext>();

  constructor(deps: DraftBackupsDeps) {
    this.#deps = deps;
  }

  /** Gets the key ready, so that the first keystroke is written as fast as the others. */
  async prepare(accountId: string): Promise<void> {
    if (this.#deps.accountExists(accountId)) await this.#makeContext(accountId);
  }

  /** The key of the account may have changed, or be gone: another window stored its own, or the account was removed. */
  async keyChanged(accountId: string): Promise<void> {
    if (!this.#contexts.has(accountId)) return;
    const key = await this.#deps.vault.readDraftKey(accountId);
    if (key) this.#contexts.set(accountId, contextOf(key, accountId));
    else this.#contexts.delete(accountId);
  }

  /** The editor that kept this file is closed; what it left on the disk, if anything, waits for the next one. */
  release(name: string): void {
    this.#own.delete(name);
  }

  /**
   * Writes a draft, to a new file where there is no name yet. Returns the name. Nothing is written for an account that was
   * removed meanwhile. Throws when this machine cannot keep the key, because a draft is never written in the clear.
   */
  async write(about: DraftMatter, name: string | undefined, draft: CustomerDraft): Promise<string | undefined> {
    const { accountId, matter, address } = about;
    if (!this.#deps.accountExists(accountId)) return name;
    const context = this.#contexts.get(accountId) ?? (await this.#makeContext(accountId));
    if (!context) throw new Error('no key for drafts');
    const content = JSON.stringify({ matter, address, draft: serialiseDraft(draft) });
    const file = name ?? this.#reserve(draftName(context, matter));
    this.#deps.files.write(accountId, file, encryptDraft(context, content, this.#deps.now()));
    return file;
  }

  delete({ accountId }: DraftMatter, name: string): Promise<void> {
    return this.#deps.files.delete(accountId, name);
  }

  /** What there is on the disk for a matter. */
  async find({ accountId, matter }: DraftMatter): Promise<DraftsOfMatter> {
    const key = await this.#deps.vault.readDraftKey(accountId);
    if (!key) return { orphans: [], elsewhere: [] };
    const wanted = draftName(contextOf(key, accountId), matter);
    const files = (await this.#deps.files.list(accountId)).filter((file) => file.matter === wanted);
    const others = files.filter((file) => !this.#own.has(file.name));
    return {
      orphans: others.filter((file) => !this.#isKeptElsewhere(file)),
      elsewhere: others.filter((file) => this.#isKeptElsewhere(file)),
    };
  }

  /** Takes a file over under a new name. Undefined when another window was faster, or the file is not there. */
  async claim({ accountId }: DraftMatter, name: string): Promise<string | undefined> {
    if (!isDraftFileName(name) || this.#own.has(name)) return undefined;
    const [matterName = ''] = name.split('.');
    const own = this.#reserve(matterName);
    if (await this.#deps.files.claim(accountId, name, own)) return own;
    this.release(own);
    return undefined;
  }

  /** Reads a draft back. Never throws: a draft that cannot be read is a result, so that the customer still opens. */
  async read({ accountId, matter }: DraftMatter, name: string): Promise<RestoredDraft> {
    const opened = await this.#open(accountId, name);
    if (opened.kind !== 'ok') return opened;
    const draft = opened.content.matter === matter ? parseDraft(opened.content.draft) : undefined;
    return draft ? { kind: 'ok', draft, writtenAt: opened.writtenAt } : { kind: 'unreadable' };
  }

  /** What the editor at an address was about, where only a draft remembers it; undefined without one. */
  async matterAt(accountId: string, address: string): Promise<string | undefined> {
    for (const file of await this.#deps.files.list(accountId)) {
      const opened = await this.#open(accountId, file.name);
      if (opened.kind === 'ok' && opened.content.address === address) return opened.content.matter;
    }
    return undefined;
  }

  /** Deletes what has expired, of every account, also where nobody opens it any more. Returns how many files that were. */
  sweep(): Promise<number> {
    return this.#deps.files.sweep();
  }

  async #makeContext(accountId: string): Promise<DraftContext | undefined> {
    const key = await this.#deps.vault.getOrCreateDraftKey(accountId);
    if (!key) return undefined;
    const context = contextOf(key, accountId);
    this.#contexts.set(accountId, context);
    return context;
  }

  async #open(accountId: string, name: string): Promise<OpenedFile> {
    const key = await this.#deps.vault.readDraftKey(accountId);
    if (!key) return { kind: 'noKey' };
    try {
      const sealed = await this.#deps.files.read(accountId, name);
      if (!sealed) return { kind: 'gone' };
      const opened = decryptDraft(contextOf(key, accountId), sealed, this.#deps.now());
      if (opened.kind !== 'ok') return { kind: opened.kind };
      return { kind: 'ok', content: v.parse(contentSchema, JSON.parse(opened.json)), writtenAt: opened.writtenAt };
    } catch {
      return { kind: 'unreadable' };
    }
  }

  /** A process of the same number may be another program by now; then the user is asked, and nothing is lost. */
  #isKeptElsewhere({ pid }: DraftFile): boolean {
    return pid !== this.#deps.process.pid && this.#deps.process.alive(pid);
  }

  #reserve(matterName: string): string {
    const name = `${matterName}.${this.#deps.process.pid}-${randomBytes(4).toString('hex')}`;
    this.#own.add(name);
    return name;
  }
}

function contextOf(key: Uint8Array, accountId: string): DraftContext {
  return { key, accountId, purpose: PURPOSE };
}
