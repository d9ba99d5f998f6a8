import { FairQueue } from './fairQueue.ts';
import { JobTurns } from './jobTurns.ts';
import type { Turn } from './turn.ts';
import { TURNS } from './turn.ts';

/** One who waits. `job` is the work that the request is part of. */
export interface Waiter {
  readonly turn: Turn;
  readonly job: object;
}

/** Everybody who waits for a request: a queue for each turn. Pure: told the time (monotonic milliseconds). */
export class RequestQueues<T extends Waiter> {
  readonly #queues: Readonly<Record<Turn, FairQueue<T>>> = {
    token: new FairQueue(),
    interactive: new FairQueue(),
    background: new FairQueue(),
    job: new FairQueue(),
  };
  readonly #jobs = new JobTurns();

  add(waiter: T, now: number): void {
    if (waiter.turn === 'job') this.#jobs.asked(waiter.job, now);
    this.#queues[waiter.turn].add(waiter.job, waiter);
  }

  /** Takes out one who waits no more; false where that is so already. */
  remove(waiter: T, now: number): boolean {
    if (!this.#queues[waiter.turn].remove(waiter.job, waiter)) return false;
    if (waiter.turn === 'job') this.#jobs.ended(waiter.job, now, false);
    return true;
  }

  /** Takes out the next one of a turn, whose request then begins; undefined where none may go on. */
  next(turn: Turn, now: number): T | undefined {
    const next = this.#queues[turn].next((job) => turn !== 'job' || this.#jobs.mayGoOn(job, now));
    if (next?.turn === 'job') this.#jobs.began(next.job);
    return next;
  }

  /** The request of one who was taken out has ended. */
  ended(waiter: T, now: number): void {
    if (waiter.turn === 'job') this.#jobs.ended(waiter.job, now, true);
  }

  /** The turn that is the next. */
  firstTurn(): Turn | undefined {
    return TURNS.find((turn) => this.#queues[turn].length > 0);
  }

  /** Everybody who waits for one of these turns. */
  list(turns: readonly Turn[]): readonly T[] {
    return turns.flatMap((turn) => this.#queues[turn].list());
  }

  lengths(): Readonly<Record<Turn, number>> {
    const { token, interactive, background, job } = this.#queues;
    return {
      token: token.length,
      interactive: interactive.length,
      background: background.length,
      job: job.length,
    };
  }
}
