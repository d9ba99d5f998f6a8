/** Scrambles a 32-bit number so that neighbours have nothing in common (the finaliser of MurmurHash3). */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Folds numbers into one 32-bit hash; the order matters. */
export function hashOf(...parts: readonly number[]): number {
  return parts.reduce((hash, part) => mix(Math.imul(hash, 31) + part + 0x9e3779b9), 0);
}

/** Hash of a text as a signed 32-bit number (FNV-1a), small enough to be a cheap Map key. */
export function textHash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h | 0;
}

/** A GUID in the form of version 4, made from numbers: the same numbers give the same GUID. */
export function guidOf(...parts: readonly number[]): string {
  const hex = [1, 2, 3, 4]
    .map((salt) =>
      hashOf(salt, ...parts)
        .toString(16)
        .padStart(8, '0'),
    )
    .join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A reproducible stream of numbers (mulberry32). Not for secrets. */
export class Dice {
  #state: number;

  constructor(...seed: readonly number[]) {
    this.#state = hashOf(...seed);
  }

  /** A whole number from 0 to `limit - 1`. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000) * limit);
  }

  /** True in `percent` of 100 cases. */
  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  /** One entry of a list that is never empty. */
  pick<T>(list: readonly [T, ...T[]]): T {
    return list[this.below(list.length)] ?? list[0];
  }
}
