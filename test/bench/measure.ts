/** One line of the bench: our median, beside that of something bare. */
export interface Measure {
  readonly name: string;
  readonly ours: number;
  readonly unit: 'ms' | 's' | 'bytes' | '%' | 'count';
  /** What it is compared with, measured in the same run. */
  readonly beside?: { readonly name: string; readonly value: number };
  /** The most that it may be: the ratio to what it is compared with, or our own number. */
  readonly goal?: number;
  readonly goalOf?: 'ratio' | 'ours';
  /** How it was measured, where the name does not say it. */
  readonly how?: string;
}

/** Ours by the other; undefined where there is nothing beside. */
export function ratioOf({ ours, beside }: Measure): number | undefined {
  return beside && ours / beside.value;
}

/** Whether the goal is met; undefined without one. */
export function isMet(measure: Measure): boolean | undefined {
  if (measure.goal === undefined) return undefined;
  const judged = measure.goalOf === 'ours' ? measure.ours : (ratioOf(measure) ?? measure.ours);
  return judged <= measure.goal;
}

/** Throws where there is nothing to take it of. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error('nothing was measured');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = Number.NaN, high = low] = sorted.length % 2 === 0 ? sorted.slice(middle - 1) : sorted.slice(middle);
  return sorted.length % 2 === 0 ? (low + high) / 2 : low;
}

/** Medians in ms of two pieces of work, done by turns so that both meet the same machine; the first round only warms up. */
export async function byTurns(
  rounds: number,
  ours: () => unknown,
  theirs: () => unknown,
): Promise<readonly [number, number]> {
  const [our, their]: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round += 1) {
    const pair = [await timed(ours), await timed(theirs)] as const;
    if (round === 0) continue;
    our.push(pair[0]);
    their.push(pair[1]);
  }
  return [median(our), median(their)];
}

/** Garbage of the turn before is collected first, or it would be charged to whoever comes next. */
async function timed(work: () => unknown): Promise<number> {
  globalThis.gc?.();
  const started = performance.now();
  await work();
  return performance.now() - started;
}
