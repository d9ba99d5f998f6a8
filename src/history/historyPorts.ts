import type { AccountProfile } from '../accounts/account.ts';
import type { CustomerRecord } from '../api/customerRecord.ts';
import type { JournalEntry } from '../journal/journalEntry.ts';
import type { JournalReading } from '../journal/writeJournal.ts';
import type { HistoryAction } from './protocol.ts';

/** Whose history is shown: an account's, or that of one of its customers. */
export interface HistoryScope {
  readonly accountId: string;
  readonly customer: CustomerRecord | undefined;
}

/** What a history page needs of the rest of the extension. Each is asked at the time of use and never kept. */
export interface HistoryPorts {
  /** Undefined once the account was removed. */
  account(): AccountProfile | undefined;
  /** Throws when the files cannot be read. */
  read(): Promise<JournalReading>;
  /** Days; 0 is off. */
  retentionDays(): number;
  /** Takes a change back, or says why not. */
  undo(entry: JournalEntry): Promise<void>;
  open(entry: JournalEntry): Promise<void>;
  /** Asks where to, warns, and writes. */
  exportEntries(format: 'csv' | 'json', entries: readonly JournalEntry[]): Promise<void>;
  /** What the page's buttons ask for that is not the page's own matter. */
  act(action: Extract<HistoryAction, 'wipe' | 'showAll' | 'showLog'>): Promise<void>;
  /** A fault of our own. */
  logFailure(where: string, error: unknown): void;
}
