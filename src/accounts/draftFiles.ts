import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { DRAFT_LIFETIME_MS } from './draftCipher.ts';

/** What a draft's file name says: whose draft (a keyed hash), and which process keeps it, with a number of its own. */
const NAME = /^(?<matter>[0-9a-f]{32})\.(?<pid>\d{1,10})-[0-9a-f]{8}$/;

/** One file with a draft. */
export interface DraftFile {
  readonly name: string;
  /** The keyed hash of what the draft is about. */
  readonly matter: string;
  /** The process that kept the draft. */
  readonly pid: number;
  /** When it was written last, in ms since the epoch. */
  readonly writtenAt: number;
}

/**
 * Files with encrypted drafts: `<folder>/<hash of the account's id>/<keyed hash of the record>.<process>-<random>`.
 * Each open editor writes a file of its own, so that two windows never overwrite each other's drafts.
 */
export class DraftFiles {
  readonly #folder: string;
  readonly #now: () => number;

  /** `now` gives Unix time in ms. */
  constructor(folder: string, now: () => number) {
    this.#folder = folder;
    this.#now = now;
  }

  /**
   * Writes a file as a whole: a process that ends in the middle leaves the older draft as it was. Synchronous, so that a
   * keystroke is on the disk before anything else can happen to this process; a draft is small (about 2 kB).
   */
  write(accountId: string, name: string, content: Uint8Array): void {
    const file = this.#file(accountId, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, content, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }

  /** Undefined when there is no such file (any more). */
  async read(accountId: string, name: string): Promise<Uint8Array | undefined> {
    return unlessGone(fs.readFile(this.#file(accountId, name)), undefined);
  }

  /** The drafts of an account, newest first. */
  async list(accountId: string): Promise<readonly DraftFile[]> {
    const folder = this.#folderOf(accountId);
    const files: DraftFile[] = [];
    for (const name of await unlessGone(fs.readdir(folder), [])) {
      const parts = NAME.exec(name)?.groups;
      const stat = parts && (await unlessGone(fs.stat(path.join(folder, name)), undefined));
      if (stat) files.push({ name, matter: parts.matter ?? '', pid: Number(parts.pid), writtenAt: stat.mtimeMs });
    }
    return files.sort((a, b) => b.writtenAt - a.writtenAt);
  }

  /** Gives a file another name. False when it is gone: another window was faster. */
  async claim(accountId: string, from: string, to: string): Promise<boolean> {
    return unlessGone(
      fs.rename(this.#file(accountId, from), this.#file(accountId, to)).then(() => true),
      false,
    );
  }

  /** Deletes a file; one that is gone already is fine. */
  async delete(accountId: string, name: string): Promise<void> {
    await fs.rm(this.#file(accountId, name), { force: true });
  }

  /** Deletes every draft of an account. */
  async deleteAccount(accountId: string): Promise<void> {
    await fs.rm(this.#folderOf(accountId), { recursive: true, force: true });
  }

  /** Deletes what nobody has written to for the life of a draft, of every account. Returns how many files that were. */
  async sweep(): Promise<number> {
    let deleted = 0;
    const entries = await unlessGone(fs.readdir(this.#folder, { recursive: true, withFileTypes: true }), []);
    for (const entry of entries.filter((each) => each.isFile())) {
      const file = path.join(entry.parentPath, entry.name);
      const stat = await unlessGone(fs.stat(file), undefined);
      if (!stat || this.#now() - stat.mtimeMs < DRAFT_LIFETIME_MS) continue;
      await fs.rm(file, { force: true });
      deleted += 1;
    }
    return deleted;
  }

  #file(accountId: string, name: string): string {
    if (!NAME.test(name)) throw new Error('not the name of a draft');
    return path.join(this.#folderOf(accountId), name);
  }

  /** Hashed, because an account's id may come from a URI and must not lead out of the folder. */
  #folderOf(accountId: string): string {
    return path.join(this.#folder, createHash('sha256').update(accountId).digest('hex').slice(0, 32));
  }
}

/** True for a name that `DraftFiles` gives. */
export function isDraftFileName(name: string): boolean {
  return NAME.test(name);
}

async function unlessGone<T, U>(act: Promise<T>, otherwise: U): Promise<T | U> {
  try {
    return await act;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return otherwise;
    throw error;
  }
}
