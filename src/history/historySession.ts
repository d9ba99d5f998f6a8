import type { WriteOutcome } from '../api/writeRecorder.ts';
import type { EntryFilter } from '../journal/findEntries.ts';
import { isAbout, matchingEntries, NO_FILTER } from '../journal/findEntries.ts';
import type { JournalEntry } from '../journal/journalEntry.ts';
import type { JournalReading } from '../journal/writeJournal.ts';
import { WRITE_KINDS } from '../journal/writeKind.ts';
import type { HistoryPorts, HistoryScope } from './historyPorts.ts';
import type { HistoryFilter } from './protocol.ts';

/** Entries that a page shows at first, and that each press of "Show More" adds. */
const PAGE_SIZE = 100;
const OUTCOMES: readonly WriteOutcome[] = ['done', 'notDone', 'uncertain'];

/** Everything that there is to show of a history at one moment. */
export interface HistoryView {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly filter: EntryFilter;
  /** All of the scope. */
  readonly total: number;
  /** Those that fit the filter, newest first. */
  readonly matching: readonly JournalEntry[];
  /** The first of them, as many as the page shows. */
  readonly shown: readonly JournalEntry[];
  readonly unreadable: number;
  readonly missed: number;
}

/** One history page: what was read, what is looked for, how much is shown. It lives in the host; the page only shows it. */
export class HistorySession {
  readonly scope: HistoryScope;
  readonly #ports: HistoryPorts;
  #phase: HistoryView['phase'] = 'loading';
  #reading: JournalReading = { entries: [], unreadable: 0, missed: 0 };
  #filter: EntryFilter = NO_FILTER;
  #limit = PAGE_SIZE;
  #loads = 0;
  #listener: (() => void) | undefined;

  constructor(scope: HistoryScope, ports: HistoryPorts) {
    this.scope = scope;
    this.#ports = ports;
  }

  get view(): HistoryView {
    const { entries, unreadable, missed } = this.#reading;
    const matching = matchingEntries(entries, this.#filter);
    return {
      phase: this.#phase,
      filter: this.#filter,
      total: entries.length,
      matching,
      shown: matching.slice(0, this.#limit),
      unreadable,
      missed,
    };
  }

  listen(listener: () => void): void {
    this.#listener = listener;
  }

  /** Reads what is kept (0 requests). What is shown stays until that is done. Never throws. */
  async load(): Promise<void> {
    this.#loads += 1;
    const load = this.#loads;
    if (this.#phase === 'failed') this.#show('loading');
    try {
      const reading = await this.#ports.read();
      if (load !== this.#loads) return;
      const { customer } = this.scope;
      const entries = customer ? reading.entries.filter((entry) => isAbout(entry, customer)) : reading.entries;
      this.#reading = { ...reading, entries };
      this.#show('ready');
    } catch (error) {
      this.#ports.logFailure('reading the history', error);
      if (load === this.#loads) this.#show('failed');
    }
  }

  /** What the user looks for. Values that were not offered count as "everything". */
  search({ text, kind, outcome }: HistoryFilter): void {
    this.#filter = {
      text,
      kind: WRITE_KINDS.find((known) => known === kind),
      outcome: OUTCOMES.find((known) => known === outcome),
    };
    this.#limit = PAGE_SIZE;
    this.#listener?.();
  }

  showMore(): void {
    this.#limit += PAGE_SIZE;
    this.#listener?.();
  }

  /** An entry that the page shows; any other is none of its business. */
  entry(id: string): JournalEntry | undefined {
    return this.view.shown.find((entry) => entry.id === id);
  }

  /** Draws again what may have changed outside, such as the account's mode. */
  refresh(): void {
    this.#listener?.();
  }

  dispose(): void {
    this.#listener = undefined;
    this.#loads += 1;
  }

  #show(phase: HistoryView['phase']): void {
    this.#phase = phase;
    this.#listener?.();
  }
}
