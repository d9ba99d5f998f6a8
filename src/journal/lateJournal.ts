import type { StartedWrite, WriteEntry, WriteRecorder } from '../api/writeRecorder.ts';
import type { JournalReading, WriteJournal } from './writeJournal.ts';

const NOT_KEPT: WriteEntry = { ended: async () => undefined };

/** The journal in a bundle of its own, which is loaded at the first connection of an account or the first look at it. */
export class LateJournal implements Pick<WriteJournal, keyof WriteJournal> {
  readonly #open: () => Promise<WriteJournal>;
  readonly #reportFailure: (where: string, error: unknown) => void;
  #journal: Promise<WriteJournal> | undefined;

  constructor(open: () => Promise<WriteJournal>, reportFailure: (where: string, error: unknown) => void) {
    this.#open = open;
    this.#reportFailure = reportFailure;
  }

  recorderOf(accountId: string): WriteRecorder {
    const recorder = this.#load().then((journal) => journal.recorderOf(accountId));
    recorder.catch((error: unknown) => this.#reportFailure('loading the history', error));
    return { started: (write) => startedBy(recorder, write) };
  }

  async read(accountId: string): Promise<JournalReading> {
    return (await this.#load()).read(accountId);
  }

  async wipe(accountId: string): Promise<boolean> {
    return (await this.#load()).wipe(accountId);
  }

  async wipeAll(): Promise<boolean> {
    return (await this.#load()).wipeAll();
  }

  async applyRetention(): Promise<void> {
    await (await this.#load()).applyRetention();
  }

  #load(): Promise<WriteJournal> {
    this.#journal ??= this.#open();
    return this.#journal;
  }
}

/** A journal that cannot be loaded keeps no write from being sent; that was reported already. */
async function startedBy(recorder: Promise<WriteRecorder>, write: StartedWrite): Promise<WriteEntry> {
  const loaded = await recorder.catch(() => undefined);
  return loaded ? loaded.started(write) : NOT_KEPT;
}
