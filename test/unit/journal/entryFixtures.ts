import type { JournalEntry } from '../../../src/journal/journalEntry.ts';
import { ID } from '../customers/fakes.ts';
import { NOW } from './journalBench.ts';

/** A save of Budi's phone that went well. */
export function entryOf(change: Partial<JournalEntry> = {}): JournalEntry {
  return {
    id: '00000000-0000-4000-8000-0000000000e1',
    at: NOW,
    operation: 'updateCustomerById',
    customers: [{ id: ID, code: 'MM-00001', name: 'Budi Santoso' }],
    changes: [{ field: 'phone', before: '0215550001', after: '0215550009' }],
    verified: undefined,
    outcome: 'done',
    failure: undefined,
    readBack: undefined,
    ...change,
  };
}
