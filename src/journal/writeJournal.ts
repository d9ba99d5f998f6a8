import type { StartedWrite, WriteEntry, WriteRecorder } from '../api/writeRecorder.ts';
import type { JournalEntry } from './journalEntry.ts';
import { entriesOf } from './journalEntry.ts';
import type { JournalFiles } from './journalFiles.ts';
import type { JournalLine } from './journalLine.ts';
import { parseLine } from './journalLine.ts';
import { endedLine, foundLine, startedLine } from './journalLines.ts';
import { openLine, sealLine } from './sealedLine.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The keys (32 bytes) of the accounts' journals. */
export interface JournalKeys {
  readHistoryKey(accountId: string): Promise<Uint8Array | undefined>;
  getOrCreateHistoryKey(accountId: string): Promise<Uint8Array | undefined>;
  deleteHistoryKey(accountId: string): Promise<boolean>;
}

export interface WriteJournalDeps {
  readonly files: JournalFiles;
  readonly keys: JournalKeys;
  /** False for an account that was removed: nothing is recorded of it any more. */
  readonly isAccount: (accountId: string) => boolean;
  /** Days for which writes are kept; 0 keeps none. */
  readonly retentionDays: () => number;
  /** ms since the epoch. */
  readonly now: () => number;
  /** A new UUID. */
  readonly newId: () => string;
  /** The journal of this account is not what it was. */
  readonly changed: (accountId: string) => void;
  readonly reportFailure: (where: string, error: unknown) => void;
}

export interface JournalReading {
  /** Newest first. */
  readonly entries: readonly JournalEntry[];
  /** Lines that could not be read: damaged, or written under a key that is gone. */
  readonly unreadable: number;
  /** Writes of this window that could not be recorded. */
  readonly missed: number;
}

/**
 * What this extension has written to DealPOS, on this computer only and encrypted: personal data is in it. A journal that
 * cannot be written never keeps a write from being sent.
 */
export class WriteJournal {
  readonly #deps: WriteJournalDeps;
  readonly #missed = new Map<string, number>();
  /** The appends of this window, one after the other. */
  #tail: Promise<unknown> = Promise.resolve();

  constructor(deps: WriteJournalDeps) {
    this.#deps = deps;
  }

  /** What the account's connection tells its writes to. Days that are over go at its first use. */
  recorderOf(accountId: string): WriteRecorder {
    void this.applyRetention();
    return { started: (write) => this.#start(accountId, write) };
  }

  /** Everything that is kept of an account. Throws when the files cannot be read. */
  async read(accountId: string): Promise<JournalReading> {
    await this.#tail;
    const missed = this.#missed.get(accountId) ?? 0;
    const texts = this.#deps.retentionDays() > 0 ? await this.#deps.files.read(accountId) : [];
    const key = texts.length > 0 ? await this.#deps.keys.readHistoryKey(accountId) : undefined;
    if (!key) return { entries: [], unreadable: texts.length, missed };
    const lines = texts.flatMap((text): JournalLine[] => {
      const line = parseLine(openLine(key, accountId, text) ?? '');
      return line ? [line] : [];
    });
    const entries = entriesOf(lines).filter(({ at }) => at >= this.#keptSince());
    return { entries, unreadable: texts.length - lines.length, missed };
  }

  /** Deletes everything that is kept of an account. False when its key may still be there. */
  wipe(accountId: string): Promise<boolean> {
    return this.#inTurn(async () => {
      await this.#deps.files.wipe(accountId);
      const isKeyGone = await this.#deps.keys.deleteHistoryKey(accountId);
      this.#missed.delete(accountId);
      this.#deps.changed(accountId);
      return isKeyGone;
    });
  }

  /** Deletes everything that is kept, also of accounts that are gone. False when a key may still be there. */
  async wipeAll(): Promise<boolean> {
    let isGone = true;
    for (const accountId of await this.#deps.files.accounts()) isGone = (await this.wipe(accountId)) && isGone;
    return isGone;
  }

  /** Deletes what is older than the setting says, everything where it says 0. Never throws. */
  async applyRetention(): Promise<void> {
    try {
      if (this.#deps.retentionDays() <= 0) await this.wipeAll();
      else await this.#inTurn(() => this.#prune());
    } catch (error) {
      this.#deps.reportFailure('deleting old history', error);
    }
  }

  async #prune(): Promise<void> {
    for (const accountId of await this.#deps.files.accounts()) {
      await this.#deps.files.prune(accountId, this.#keptSince());
    }
  }

  async #start(accountId: string, write: StartedWrite): Promise<WriteEntry> {
    const { retentionDays, newId, now, keys, files } = this.#deps;
    if (retentionDays() <= 0) return { ended: async () => undefined };
    const [id, at] = [newId(), now()];
    const isKept = await this.#add(accountId, startedLine(id, at, write), () => keys.getOrCreateHistoryKey(accountId));
    if (!isKept) {
      this.#missed.set(accountId, (this.#missed.get(accountId) ?? 0) + 1);
      return { ended: async () => undefined };
    }
    void this.#inTurn(() => files.prune(accountId, this.#keptSince())).catch((error: unknown) =>
      this.#deps.reportFailure('deleting old history', error),
    );
    // A key that is gone by now was wiped: it is not made anew for the rest of an entry.
    const addLater = (line: JournalLine) => this.#add(accountId, line, () => keys.readHistoryKey(accountId));
    write.note?.onFound((finding) => void addLater(foundLine(id, write, finding)));
    return { ended: async (ending) => void (await addLater(endedLine(id, ending))) };
  }

  /** True when the line is in the file. Never throws. */
  async #add(accountId: string, line: JournalLine, findKey: () => Promise<Uint8Array | undefined>): Promise<boolean> {
    const { files, isAccount, now, changed, reportFailure } = this.#deps;
    try {
      const isAdded = await this.#inTurn(async () => {
        if (!isAccount(accountId)) return false;
        const key = await findKey();
        if (!key) return false;
        await files.append(accountId, sealLine(key, accountId, JSON.stringify(line)), now());
        return true;
      });
      // A page that cannot be redrawn says nothing of the line.
      if (isAdded) queueMicrotask(() => changed(accountId));
      return isAdded;
    } catch (error) {
      reportFailure('recording a change', error);
      return false;
    }
  }

  /** Runs this after all that was begun before it. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#tail.then(work);
    this.#tail = turn.catch(() => undefined);
    return turn;
  }

  #keptSince(): number {
    return this.#deps.now() - this.#deps.retentionDays() * DAY_MS;
  }
}
