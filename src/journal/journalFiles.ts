import type { Dirent } from 'node:fs';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A file name: UTC day and a number, such as `2026-11-22.0.log`. */
const FILE_NAME = /^(\d{4}-\d{2}-\d{2})\.(\d{1,4})\.log$/;

const FOLDER_NAME = /^[\w-]+$/;

export interface JournalLimits {
  /** A file this large is not added to; the next line starts another. */
  readonly fileBytes: number;
  /** Files of one account; the oldest go first. */
  readonly files: number;
}

/** 16 MB for each account: some 20,000 writes. */
export const JOURNAL_LIMITS: JournalLimits = { fileBytes: 1024 * 1024, files: 16 };

interface JournalFile {
  readonly name: string;
  readonly day: string;
  readonly number: number;
}

/**
 * The files of all journals: a folder for each account, a file for each day or more. Lines are only ever added, each by one
 * write to a file opened for appending, so several windows can add at once; days that are over are deleted as a whole, so
 * nothing is ever rewritten.
 */
export class JournalFiles {
  readonly #root: string;
  readonly #limits: JournalLimits;

  /** `root` is a folder of our own; it is made when first written to. */
  constructor(root: string, limits: JournalLimits = JOURNAL_LIMITS) {
    this.#root = root;
    this.#limits = limits;
  }

  /** Adds a line. `at` is in ms since the epoch and chooses the file. */
  async append(accountId: string, line: string, at: number): Promise<void> {
    const folder = this.#folder(accountId);
    await fs.mkdir(folder, { recursive: true, mode: 0o700 });
    const file = path.join(folder, await this.#fileFor(accountId, at));
    const handle = await fs.open(file, 'a', 0o600);
    try {
      // It starts with a line end as well: after a crash in the middle of a line, that line alone is lost.
      await handle.write(Buffer.from(`\n${line}\n`));
    } finally {
      await handle.close();
    }
  }

  /** Every line, the oldest file first. */
  async read(accountId: string): Promise<readonly string[]> {
    const lines: string[] = [];
    for (const { name } of await this.#list(accountId)) {
      const text = await fs.readFile(path.join(this.#folder(accountId), name), 'utf8').catch(ignoreMissing(''));
      lines.push(...text.split('\n').filter((line) => line !== ''));
    }
    return lines;
  }

  /** Deletes the files of days that ended before this time (ms since the epoch), and the oldest of too many. */
  async prune(accountId: string, before: number): Promise<void> {
    const files = await this.#list(accountId);
    const tooMany = files.slice(0, Math.max(0, files.length - this.#limits.files));
    const over = files.filter(({ day }) => Date.parse(`${day}T00:00:00Z`) + DAY_MS <= before);
    for (const { name } of new Set([...tooMany, ...over])) {
      await fs.rm(path.join(this.#folder(accountId), name), { force: true });
    }
  }

  /** Deletes all of an account. */
  async wipe(accountId: string): Promise<void> {
    await fs.rm(this.#folder(accountId), { recursive: true, force: true });
  }

  /** The accounts that have files, also those that are gone. */
  async accounts(): Promise<readonly string[]> {
    const found = await fs.readdir(this.#root, { withFileTypes: true }).catch(ignoreMissing<Dirent[]>([]));
    return found.filter((each) => each.isDirectory() && FOLDER_NAME.test(each.name)).map(({ name }) => name);
  }

  #folder(accountId: string): string {
    // The id is ours, but it was kept outside: it must not lead out of the folder.
    if (!FOLDER_NAME.test(accountId)) throw new RangeError('not an account id');
    return path.join(this.#root, accountId);
  }

  async #fileFor(accountId: string, at: number): Promise<string> {
    const day = new Date(at).toISOString().slice(0, 10);
    const newest = (await this.#list(accountId)).findLast((file) => file.day === day);
    if (!newest) return `${day}.0.log`;
    const file = path.join(this.#folder(accountId), newest.name);
    const { size } = await fs.stat(file).catch(ignoreMissing({ size: 0 }));
    return size < this.#limits.fileBytes ? newest.name : `${day}.${newest.number + 1}.log`;
  }

  async #list(accountId: string): Promise<readonly JournalFile[]> {
    const names = await fs.readdir(this.#folder(accountId)).catch(ignoreMissing<string[]>([]));
    return names
      .flatMap((name): JournalFile[] => {
        const [, day, number] = FILE_NAME.exec(name) ?? [];
        return day === undefined ? [] : [{ name, day, number: Number(number) }];
      })
      .sort((one, other) => one.day.localeCompare(other.day) || one.number - other.number);
  }
}

function ignoreMissing<T>(instead: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return instead;
    throw error;
  };
}
