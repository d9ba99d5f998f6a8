/** Lines that are kept from each end. */
const ENDS = 60;

/**
 * The beginning and the end of an output of any length. Tests for node:test tell their first failure at the beginning (in a
 * journey the rest only follow from it), those in VS Code and the checks tell theirs at the end.
 */
export class Excerpt {
  readonly #head: string[] = [];
  readonly #tail: string[] = [];
  #left = 0;

  /** Takes the next line, with its line end. */
  readonly add = (line: string): void => {
    if (this.#head.length < ENDS) {
      this.#head.push(line);
      return;
    }
    this.#tail.push(line);
    if (this.#tail.length <= ENDS) return;
    this.#tail.shift();
    this.#left += 1;
  };

  /** What was kept, and how many lines were not; empty where there was no line. */
  text(): string {
    const left = this.#left > 0 ? [`… ${this.#left} lines more …\n`] : [];
    return [...this.#head, ...left, ...this.#tail].join('');
  }
}
