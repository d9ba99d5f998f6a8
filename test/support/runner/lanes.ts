/** Something to run in a lane. */
export interface LaneWork {
  /** About how long it takes, in s. */
  readonly seconds: number;
}

export interface LaneOptions<W extends LaneWork> {
  /** How many run at the same time. */
  readonly lanes: number;
  /** Resolves when the work can begin; undefined where it can at once. Its failure is for `run` to tell. */
  readonly prepared: (work: W) => Promise<unknown> | undefined;
  readonly run: (work: W) => Promise<void>;
}

/**
 * Runs all work in lanes and resolves when all is done. The longest begins first, so that none is left over at the end;
 * but while some is still being prepared, the short ones fill that time. Rejects with what `run` rejects with.
 */
export async function runInLanes<W extends LaneWork>(all: readonly W[], options: LaneOptions<W>): Promise<void> {
  const waiting = [...all].sort((a, b) => a.seconds - b.seconds);
  const preparing = new Map<W, Promise<unknown>>();
  for (const work of waiting) {
    const done = () => preparing.delete(work);
    const prepared = options.prepared(work);
    if (prepared) preparing.set(work, prepared.then(done, done));
  }
  const lane = async (): Promise<void> => {
    while (waiting.length > 0) {
      const ready = waiting.filter((work) => !preparing.has(work));
      const next = ready.length === waiting.length ? ready.at(-1) : ready[0];
      if (next) {
        waiting.splice(waiting.indexOf(next), 1);
        await options.run(next);
      } else {
        await Promise.race(preparing.values());
      }
    }
  };
  await Promise.all(Array.from({ length: options.lanes }, lane));
}
