export interface Pairs<T> {
  readonly both: readonly (readonly [ours: T, theirs: T])[];
  readonly onlyOurs: readonly T[];
  readonly onlyTheirs: readonly T[];
}

/** Pairs two lists by name: first the same name, then one that differs in capitals only. */
export function pairByName<T>(ours: readonly T[], theirs: readonly T[], nameOf: (item: T) => string): Pairs<T> {
  const exact = pairBy(ours, theirs, nameOf);
  const loose = pairBy(exact.onlyOurs, exact.onlyTheirs, (item) => nameOf(item).toLowerCase());
  return { ...loose, both: [...exact.both, ...loose.both] };
}

function pairBy<T>(ours: readonly T[], theirs: readonly T[], keyOf: (item: T) => string): Pairs<T> {
  const waiting = new Map(theirs.map((item) => [keyOf(item), item]));
  const both: (readonly [T, T])[] = [];
  const onlyOurs: T[] = [];
  for (const item of ours) {
    const other = waiting.get(keyOf(item));
    waiting.delete(keyOf(item));
    if (other === undefined) onlyOurs.push(item);
    else both.push([item, other]);
  }
  const paired = new Set(both.map(([, other]) => other));
  return { both, onlyOurs, onlyTheirs: theirs.filter((item) => !paired.has(item)) };
}
