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
  readonly #insertedAt = new Map<string, number>();
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
    this.#insertedAt.clear();
  }

  /** Puts an answer asked for at `since` behind the rows. Returns the key of the first new row, if any. */
  append(records: readonly CustomerRecord[], since: number): string | undefined {
    this.#recogniseInserted(records);
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
    this.#recogniseInserted(records);
    const listed = records.map((record) => this.#listed(record, since)).filter((row) => row !== undefined);
    // Customers that were created after the answer was asked for cannot be in it.
    const inserted = this.list().filter(({ key }) => (this.#insertedAt.get(key) ?? 0) > since);
    this.#rows = new Map([...inserted, ...listed].map((row) => [row.key, row]));
  }

  /** Puts a customer that was just created before the rows. False where it is loaded already, which then takes the record in. */
  insert(record: CustomerRecord): boolean {
    if (this.apply(record) !== undefined) return false;
    const key = stableKey(record);
    this.#tick += 1;
    this.#insertedAt.set(key, this.#tick);
    this.#rows = new Map([[key, { key, record }], ...this.#rows]);
    return true;
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

  /** How many customers were created after an answer was asked for at `since`, and are not in it. */
  insertedSince(since: number, answer: readonly CustomerRecord[]): number {
    const answered = new Set(answer.map(stableKey));
    const isNew = ([key, at]: readonly [string, number]): boolean => at > since && !answered.has(key);
    return [...this.#insertedAt].filter(isNew).length;
  }

  /** Takes a customer off the list. Returns false where it is not loaded. */
  remove(key: string): boolean {
    this.#tick += 1;
    this.#removedAt.set(key, this.#tick);
    this.#insertedAt.delete(key);
    return this.#rows.delete(key);
  }

  /** Gives created customers the key that the list has them under, which may know more of them (such as the ID). */
  #recogniseInserted(records: readonly CustomerRecord[]): void {
    for (const [key, at] of [...this.#insertedAt]) {
      const row = this.#rows.get(key);
      const listed = row && records.find((record) => sameCustomer(row.record, record) === 'same');
      if (!listed || stableKey(listed) === key) continue;
      const newKey = stableKey(listed);
      this.#put(row, { key: newKey, record: row.record });
      this.#insertedAt.delete(key);
      this.#insertedAt.set(newKey, at);
    }
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
