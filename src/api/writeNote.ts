import type { CustomerRecord } from './customerRecord.ts';
import type { WriteOutcome } from './writeRecorder.ts';

/** What reading the customer after a write has shown. */
export interface WriteFinding {
  readonly outcome: WriteOutcome;
  /** The customer as it was read; undefined where it could not be. */
  readonly now: CustomerRecord | undefined;
}

/**
 * What the caller of a write knows and the call itself does not: the customers as they were before, and later what
 * reading them showed. It rides along with the call, so that nobody has to match the two afterwards.
 */
export class WriteNote {
  #before: readonly CustomerRecord[];
  #recorded: ((finding: WriteFinding) => void) | undefined;

  constructor(...before: readonly CustomerRecord[]) {
    this.#before = before;
  }

  /** In the order of the write's keys. */
  get before(): readonly CustomerRecord[] {
    return this.#before;
  }

  /** The customers were read once more before anything was sent. */
  renew(...before: readonly CustomerRecord[]): void {
    this.#before = before;
  }

  /** For the recorder: hears what was found, as long as the write was recorded at all. */
  onFound(recorded: (finding: WriteFinding) => void): void {
    this.#recorded = recorded;
  }

  /** Says what reading the customer afterwards has shown. */
  found(finding: WriteFinding): void {
    this.#recorded?.(finding);
  }
}
