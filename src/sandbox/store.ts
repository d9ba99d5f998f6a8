import type { CustomerPatch, CustomerRow } from './customerRow.ts';
import { blankCustomer } from './customerRow.ts';
import { customerCode, customerId, generateCustomer } from './generate.ts';
import { KeyIndex } from './keyIndex.ts';
import { NameOrder } from './nameOrder.ts';

/** What a customer can be found by. */
const KEY_FIELDS = ['id', 'code', 'email', 'mobile', 'phone'] as const;
export type KeyField = (typeof KEY_FIELDS)[number];

/**
 * The customers of one sandbox. Rows are generated when they are asked for and only changed ones are kept,
 * which holds 100,000 customers in a few MB; indexes are built at the first look-up.
 */
export class CustomerStore {
  readonly #seed: number;
  readonly #initialCount: number;
  /** Rows that differ from the generated ones; `null` where the row was deleted. */
  readonly #changed = new Map<number, CustomerRow | null>();
  #nextNumber: number;
  #lastCode: number;
  #removed = 0;
  #indexes: Map<KeyField, KeyIndex> | undefined;
  #order: NameOrder | undefined;

  constructor(seed: number, count: number) {
    this.#seed = seed;
    this.#initialCount = count;
    this.#nextNumber = count;
    this.#lastCode = count;
  }

  get size(): number {
    return this.#nextNumber - this.#removed;
  }

  /** The row with this number, or undefined when there is none or it was deleted. */
  at(number: number): CustomerRow | undefined {
    const changed = this.#changed.get(number);
    if (changed !== undefined) return changed ?? undefined;
    return number >= 0 && number < this.#initialCount ? generateCustomer(this.#seed, number) : undefined;
  }

  /** Every row in the order of creation. */
  *rows(): Generator<CustomerRow> {
    for (let number = 0; number < this.#nextNumber; number++) {
      const row = this.at(number);
      if (row) yield row;
    }
  }

  /** Names and numbers in the order of the list. */
  get order(): NameOrder {
    this.#order ??= new NameOrder(this.rows());
    return this.#order;
  }

  /** The first row created that has this key. Letters' case matters for none but the email. */
  find(field: KeyField, value: string): CustomerRow | undefined {
    const wanted = normalKey(field, value);
    for (const number of this.#index(field).candidates(wanted)) {
      const row = this.at(number);
      const own = row?.[field];
      if (row && typeof own === 'string' && normalKey(field, own) === wanted) return row;
    }
    return undefined;
  }

  /** Adds a customer with a new id. */
  add(patch: CustomerPatch, joinDate: string): CustomerRow {
    const number = this.#nextNumber++;
    const row = { ...blankCustomer(number, customerId(this.#seed, number), joinDate), ...patch };
    this.#keep(row);
    return row;
  }

  /** Changes some fields of a row that exists. Throws a RangeError when there is none. */
  change(number: number, patch: CustomerPatch): CustomerRow {
    const before = this.at(number);
    if (!before) throw new RangeError('no such row');
    const row = { ...before, ...patch };
    this.#keep(row);
    return row;
  }

  /** Deletes a row; nothing happens when it is gone already. */
  remove(number: number): void {
    if (!this.at(number)) return;
    this.#changed.set(number, null);
    this.#removed++;
    this.#order?.remove(number);
  }

  /** The code that a generator would give next: one above the highest ever used. Reserves nothing (contract 3.18). */
  nextCode(): string {
    return customerCode(this.#lastCode + 1);
  }

  #keep(row: CustomerRow): void {
    const before = this.at(row.number);
    this.#changed.set(row.number, row);
    const sequence = /^MM-(\d{1,9})$/.exec(row.code ?? '')?.[1];
    if (sequence) this.#lastCode = Math.max(this.#lastCode, Number(sequence));
    if (this.#indexes) this.#enter(this.#indexes, row);
    if (this.#order && before?.name !== row.name) this.#order.place(row.number, row.name);
  }

  #index(field: KeyField): KeyIndex {
    if (!this.#indexes) {
      this.#indexes = new Map(KEY_FIELDS.map((key): [KeyField, KeyIndex] => [key, new KeyIndex()]));
      for (const row of this.rows()) this.#enter(this.#indexes, row);
    }
    return this.#indexes.get(field) ?? new KeyIndex();
  }

  #enter(indexes: ReadonlyMap<KeyField, KeyIndex>, row: CustomerRow): void {
    for (const [field, index] of indexes) {
      const value = row[field];
      if (value) index.add(normalKey(field, value), row.number);
    }
  }
}

function normalKey(field: KeyField, value: string): string {
  return field === 'email' ? value.toLowerCase() : value;
}
