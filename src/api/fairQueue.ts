/** Who waits, by the work that the waiting is for: first come first served within a job, the jobs by turns. */
export class FairQueue<T> {
  /** In the order in which the jobs have their turns. No line is empty. */
  readonly #lines = new Map<object, T[]>();

  get length(): number {
    let sum = 0;
    for (const line of this.#lines.values()) sum += line.length;
    return sum;
  }

  add(job: object, item: T): void {
    const line = this.#lines.get(job);
    if (line) line.push(item);
    else this.#lines.set(job, [item]);
  }

  /** False where the item does not wait any more. */
  remove(job: object, item: T): boolean {
    const line = this.#lines.get(job);
    const index = line?.indexOf(item) ?? -1;
    if (!line || index < 0) return false;
    line.splice(index, 1);
    if (line.length === 0) this.#lines.delete(job);
    return true;
  }

  /** Takes out the next one among the jobs that may go on; its job then goes to the end. */
  next(mayGoOn: (job: object) => boolean): T | undefined {
    for (const [job, line] of this.#lines) {
      if (!mayGoOn(job)) continue;
      const item = line.shift();
      this.#lines.delete(job);
      if (line.length > 0) this.#lines.set(job, line);
      return item;
    }
    return undefined;
  }

  /** Everybody, job by job. */
  list(): readonly T[] {
    return [...this.#lines.values()].flat();
  }
}
