/** Row numbers in ascending order of name, ignoring case: the order that the vendor's list sample shows (contract section 2, "Paging"). */
export class NameOrder {
  /** Names in lower case by row number; also what the name filter reads. */
  readonly #names: string[] = [];
  readonly #numbers: number[];

  constructor(rows: Iterable<{ readonly number: number; readonly name: string }>) {
    this.#numbers = [];
    for (const { number, name } of rows) {
      this.#names[number] = name.toLowerCase();
      this.#numbers.push(number);
    }
    this.#numbers.sort((a, b) => this.#compare(a, b));
  }

  get numbers(): readonly number[] {
    return this.#numbers;
  }

  /** The name of a row in lower case; empty for a row that is not listed. */
  nameOf(number: number): string {
    return this.#names[number] ?? '';
  }

  /** Puts a row where its name belongs, whether it was listed before or not. */
  place(number: number, name: string): void {
    this.remove(number);
    this.#names[number] = name.toLowerCase();
    let low = 0;
    let high = this.#numbers.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(this.#numbers[middle] ?? 0, number) < 0) low = middle + 1;
      else high = middle;
    }
    this.#numbers.splice(low, 0, number);
  }

  remove(number: number): void {
    const position = this.#numbers.indexOf(number);
    if (position >= 0) this.#numbers.splice(position, 1);
  }

  #compare(a: number, b: number): number {
    const left = this.nameOf(a);
    const right = this.nameOf(b);
    if (left === right) return a - b;
    return left < right ? -1 : 1;
  }
}
