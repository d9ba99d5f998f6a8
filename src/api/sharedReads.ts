import { Flight } from './flight.ts';
import type { Priority } from './turn.ts';

/** Each priority and those it may join: a click never waits behind the same read queued by a job. */
const JOINABLE: Readonly<Record<Priority, readonly Priority[]>> = {
  interactive: ['interactive'],
  background: ['interactive', 'background'],
  job: ['interactive', 'background', 'job'],
};

/** Identical reads under way are made once for everyone who asks (design D4). */
export class SharedReads<T> {
  readonly #flights = new Map<string, Flight<T>>();

  /**
   * The answer of the read called `key`: joined when one is under way at this or a higher priority, else started.
   * Throws what the read throws, or ApiError `cancelled` for the caller whose signal is aborted.
   */
  join(key: string, priority: Priority, start: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
    for (const other of JOINABLE[priority]) {
      const flight = this.#flights.get(`${other} ${key}`);
      if (flight && !flight.isAbandoned) return flight.join(signal);
    }
    return this.#begin(`${priority} ${key}`, start).join(signal);
  }

  /** Reads from now on join none of those under way. Called after a write, which those may have missed. */
  forget(): void {
    this.#flights.clear();
  }

  #begin(key: string, start: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const flight = new Flight<T>(async (signal) => {
      try {
        return await start(signal);
      } finally {
        if (this.#flights.get(key) === flight) this.#flights.delete(key);
      }
    });
    this.#flights.set(key, flight);
    return flight;
  }
}
