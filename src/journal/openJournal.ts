import { JournalFiles } from './journalFiles.ts';
import type { WriteJournalDeps } from './writeJournal.ts';
import { WriteJournal } from './writeJournal.ts';

/** The journal in a folder of our own. Nothing is read or made there before the first write or the first look. */
export function openJournal(root: string, deps: Omit<WriteJournalDeps, 'files'>): WriteJournal {
  return new WriteJournal({ ...deps, files: new JournalFiles(root) });
}
