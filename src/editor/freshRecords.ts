import type { CustomerKey, CustomerRecord } from '../api/customerRecord.ts';
import { keysOf, withKey } from '../customers/customer.ts';

/** Milliseconds for which a record that was read needs no reading again when it is opened. */
const FRESH_MS = 30_000;
/** Records kept at most; more are never opened within so short a time. */
const MAX_RECORDS = 50;

interface Kept {
  readonly accountId: string;
  readonly record: CustomerRecord;
  readonly readAt: number;
}

/** Records that were read moments ago, so that opening one of them again costs no request. In memory only. */
export class FreshRecords {
  readonly #now: () => number;
  #kept: Kept[] = [];

  /** `now` gives ms. */
  constructor(now: () => number) {
    this.#now = now;
  }

  remember(accountId: string, record: CustomerRecord): void {
    this.forget(accountId, record);
    this.#kept = [{ accountId, record, readAt: this.#now() }, ...this.#alive()].slice(0, MAX_RECORDS);
  }

  /** The record with this key, if it was read within the last 30 s. */
  find(accountId: string, key: CustomerKey): { readonly record: CustomerRecord; readonly readAt: number } | undefined {
    this.#kept = this.#alive();
    const found = this.#kept.find((kept) => kept.accountId === accountId && hasKey(kept.record, key));
    return found && { record: withKey(found.record, key), readAt: found.readAt };
  }

  /** The record was changed by a command, so what was read is out of date. */
  forget(accountId: string, record: CustomerRecord): void {
    const keys = keysOf(record);
    this.#kept = this.#kept.filter(
      (kept) => kept.accountId !== accountId || !keys.some((key) => hasKey(kept.record, key)),
    );
  }

  forgetAccount(accountId: string): void {
    this.#kept = this.#kept.filter((kept) => kept.accountId !== accountId);
  }

  #alive(): Kept[] {
    return this.#kept.filter((kept) => this.#now() - kept.readAt < FRESH_MS);
  }
}

function hasKey(record: CustomerRecord, key: CustomerKey): boolean {
  return keysOf(record).some((known) => known.kind === key.kind && known.value === key.value);
}
