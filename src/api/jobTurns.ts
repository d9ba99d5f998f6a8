/** Milliseconds for which a job that asks for nothing counts as one that is about to go on. */
const MEMORY_MS = 5000;

interface Activity {
  /** Requests that wait or are under way. */
  open: number;
  underWay: number;
  seenAt: number;
}

/**
 * Keeps a job that asks for much at once from taking a whole window: while another job is active too, each has one
 * request under way. Pure: told the time (monotonic milliseconds).
 */
export class JobTurns {
  readonly #jobs = new Map<object, Activity>();

  asked(job: object, now: number): void {
    const known = this.#jobs.get(job) ?? { open: 0, underWay: 0, seenAt: now };
    known.open += 1;
    this.#jobs.set(job, known);
  }

  began(job: object): void {
    const known = this.#jobs.get(job);
    if (known) known.underWay += 1;
  }

  /** A request of the job was answered, lost, or given up while it waited. */
  ended(job: object, now: number, wasUnderWay: boolean): void {
    const known = this.#jobs.get(job);
    if (!known) return;
    known.open -= 1;
    if (wasUnderWay) known.underWay -= 1;
    known.seenAt = now;
  }

  /** False while the job has a request under way and another job is active. */
  mayGoOn(job: object, now: number): boolean {
    for (const [other, { open, seenAt }] of this.#jobs) {
      if (open === 0 && now - seenAt > MEMORY_MS) this.#jobs.delete(other);
    }
    return this.#jobs.size < 2 || this.#jobs.get(job)?.underWay === 0;
  }
}
