import { isDeepStrictEqual } from 'node:util';
import type { CustomerRecord } from '../api/customerRecord.ts';
import { mergeRecords, sameCustomer, stableKey } from './customer.ts';

/** One customer of the list. `key` is stable over refreshes and holds no personal data in clear. */
export interface DirectoryRow {
  readonly key: string;
  readonly record: CustomerRecord;
}

/**
 * The customers that are loaded, in the server's order and each once. Remembers which of them were touched since when,
 * so that a page asked for before a save cannot bring back what was there before it.
 */
export class LoadedRows {
  #rows = new Map<string, DirectoryRow>();
  readonly #touchedAt = new Map<string, number>();
  readonly #removedAt = new Map<string, number>();
  #tick = 0;

  /** A moment to hand to `append` and `replace`: changes made from now on are newer than the answer. */
  mark(): number {
    return this.#tick;
  }

  list(): readonly DirectoryRow[] {
    return [...this.#rows.values()];
  }

  get(key: string): DirectoryRow | undefined {
    return this.#rows.get(key);
  }

  clear(): void {
    this.#rows.clear();
    this.#touchedAt.clear();
    this.#removedAt.clear();
  }

  /** Puts an answer asked for at `since` behind the rows. Returns the key of the first new row, if any. */
  append(records: readonly CustomerRecord[], since: number): string | undefined {
    let firstNew: string | undefined;
    for (const record of records) {
      const row = this.#listed(record, since);
      if (!row) continue;
      if (!this.#rows.has(row.key)) firstNew ??= row.key;
      this.#rows.set(row.key, row);
    }
    return firstNew;
  }

  /** Puts an answer asked for at `since` in place of all rows. What was known of a customer is kept where it is silent. */
  replace(records: readonly CustomerRecord[], since: number): void {
    const rows = new Map<string, DirectoryRow>();
    for (const record of records) {
      const row = this.#listed(record, since);
      if (row) rows.set(row.key, row);
    }
    this.#rows = rows;
  }

  /**
   * Takes in what was read or saved of a loaded customer. Returns its key, or undefined where it is not loaded.
   * `at` names the row where that is known; otherwise it is found by the record's identifiers.
   */
  apply(record: CustomerRecord, at = this.#find(record)): string | undefined {
    const row = at === undefined ? undefined : this.#rows.get(at);
    if (!row) return undefined;
    const merged = mergeRecords(row.record, record);
    const key = stableKey(merged);
    this.#tick += 1;
    this.#touchedAt.set(key, this.#tick);
    this.#put(row, { key, record: isDeepStrictEqual(merged, row.record) ? row.record : merged });
    return key;
  }

  /** Takes a customer off the list. Returns false where it is not loaded. */
  remove(key: string): boolean {
    this.#tick += 1;
    this.#removedAt.set(key, this.#tick);
    return this.#rows.delete(key);
  }

  /** The row that a listed record becomes, or undefined for a customer removed after the list was asked for. */
  #listed(record: CustomerRecord, since: number): DirectoryRow | undefined {
    const key = stableKey(record);
    if ((this.#removedAt.get(key) ?? 0) > since) return undefined;
    const known = this.#rows.get(key);
    if (!known) return { key, record };
    const touched = (this.#touchedAt.get(key) ?? 0) > since;
    const merged = touched ? mergeRecords(record, known.record) : mergeRecords(known.record, record);
    return isDeepStrictEqual(merged, known.record) ? known : { key, record: merged };
  }

  #find(record: CustomerRecord): string | undefined {
    const key = stableKey(record);
    if (this.#rows.has(key)) return key;
    const same = this.list().filter((row) => sameCustomer(row.record, record) === 'same');
    return same.length === 1 ? same[0]?.key : undefined;
  }

  /** Puts the newer row where the old one stood, also under another key (such as a code that was changed). */
  #put(old: DirectoryRow, newer: DirectoryRow): void {
    if (old.key === newer.key) {
      this.#rows.set(newer.key, newer);
      return;
    }
    this.#rows.delete(newer.key);
    const rows = [...this.#rows.values()].map((row) => (row.key === old.key ? newer : row));
    this.#rows = new Map(rows.map((row) => [row.key, row]));
  }
}
