import type { CustomerOpener } from '../editor/customerOpener.ts';
import type { FreshRecords } from '../editor/freshRecords.ts';
import type { OpenHistoryPage } from '../history/historyPanel.ts';
import type { HistoryTexts } from '../history/historyTexts.ts';
import type { WriteJournal } from '../journal/writeJournal.ts';
import type { ExtensionLog } from '../platform/log.ts';
import type { CustomerCommandDeps } from './customerCommandDeps.ts';

/** A file that the user is asked for a place to write to. */
export interface FileToSave {
  /** Names nobody. */
  readonly suggestedName: string;
  /** What such files are called, and their ending without a dot. */
  readonly kind: { readonly label: string; readonly ending: string };
  readonly text: string;
}

/** What the commands on the local history work with. */
export interface HistoryCommandDeps extends CustomerCommandDeps {
  readonly fresh: FreshRecords;
  readonly opener: Pick<CustomerOpener, 'open'>;
  readonly log: Pick<ExtensionLog, 'failure' | 'show'>;
  readonly journal: Pick<WriteJournal, 'read' | 'wipe' | 'wipeAll'>;
  readonly openHistoryPage: OpenHistoryPage;
  readonly historyTexts: () => HistoryTexts;
  /** Days; 0 is off. */
  readonly retentionDays: () => number;
  /** Asks for a place and writes. False when the user leaves. Throws when it cannot be written. */
  readonly saveFile: (file: FileToSave) => Promise<boolean>;
  readonly now: () => number;
}
