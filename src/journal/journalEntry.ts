import type { OperationId } from '../api/operationId.ts';
import type { WriteOutcome } from '../api/writeRecorder.ts';
import type { EndedLine, FoundLine, JournalChange, JournalCustomer, JournalLine, StartedLine } from './journalLine.ts';

/** One write that this extension made, with all that is known of it. */
export interface JournalEntry {
  readonly id: string;
  /** When it was sent, in ms since the epoch. */
  readonly at: number;
  readonly operation: OperationId;
  /** Whom it was about; of a merge, the one that was to survive first. */
  readonly customers: readonly JournalCustomer[];
  readonly changes: readonly JournalChange[];
  /** What a verification said. */
  readonly verified: boolean | undefined;
  /** As far as it is known by now: reading the customer afterwards has the last word. */
  readonly outcome: WriteOutcome;
  /** Why the call failed. */
  readonly failure: EndedLine['failure'];
  /** What reading the customer afterwards has shown; undefined where it was not read. */
  readonly readBack: Pick<FoundLine, 'differs' | 'unverified' | 'changedToo'> | undefined;
}

/** The writes behind the lines of a journal, newest first. A write whose end was never written down is uncertain. */
export function entriesOf(lines: readonly JournalLine[]): readonly JournalEntry[] {
  const entries = new Map<string, JournalEntry>();
  for (const line of lines) {
    if (line.kind === 'started') entries.set(line.id, startedEntry(line));
  }
  for (const line of lines) {
    const entry = entries.get(line.id);
    if (entry && line.kind !== 'started') {
      entries.set(line.id, line.kind === 'ended' ? withEnding(entry, line) : withFinding(entry, line));
    }
  }
  return [...entries.values()].reverse().sort((one, other) => other.at - one.at);
}

function startedEntry(line: StartedLine): JournalEntry {
  const { id, at, operation, customers, changes, verified } = line;
  const unknownEnd = { outcome: 'uncertain', failure: undefined, readBack: undefined } as const;
  return { id, at, operation, customers, changes, verified, ...unknownEnd };
}

function withEnding(entry: JournalEntry, { outcome, customerId, failure }: EndedLine): JournalEntry {
  const customers = customerId === undefined ? entry.customers : named(entry, { id: customerId });
  return { ...entry, customers, failure, outcome: entry.readBack ? entry.outcome : outcome };
}

function withFinding(entry: JournalEntry, { outcome, customer, ...found }: FoundLine): JournalEntry {
  const { differs, unverified, changedToo } = found;
  const customers = customer === undefined ? entry.customers : named(entry, customer);
  return { ...entry, customers, outcome, readBack: { differs, unverified, changedToo } };
}

/** What was learnt later of the first customer, such as the id and the code that a new one was given. */
function named({ customers: [first, ...others] }: JournalEntry, learnt: JournalCustomer): readonly JournalCustomer[] {
  return [{ ...first, ...learnt }, ...others];
}
