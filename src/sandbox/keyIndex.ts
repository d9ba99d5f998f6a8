import { textHash } from './random.ts';

/**
 * From a key's text to the row numbers that may have it. Holds hashes, not texts, to stay small at 100,000 rows,
 * and forgets nothing: whoever asks must compare the candidates with the rows as they are now.
 */
export class KeyIndex {
  readonly #numbers = new Map<number, number | number[]>();

  add(key: string, number: number): void {
    const hash = textHash(key);
    const known = this.#numbers.get(hash);
    if (known === undefined) this.#numbers.set(hash, number);
    else if (typeof known === 'number') {
      if (known !== number) this.#numbers.set(hash, [known, number]);
    } else if (!known.includes(number)) known.push(number);
  }

  /** Candidates in ascending order of row number. */
  candidates(key: string): readonly number[] {
    const known = this.#numbers.get(textHash(key));
    if (known === undefined) return [];
    return typeof known === 'number' ? [known] : [...known].sort((a, b) => a - b);
  }
}
