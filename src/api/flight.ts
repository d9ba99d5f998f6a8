import { ApiError } from './errors.ts';

/**
 * One piece of work that several callers wait for. A caller's abort takes only that caller away; the work itself is
 * aborted when the last one has left.
 */
export class Flight<T> {
  readonly #controller = new AbortController();
  readonly #result: Promise<T>;
  #waiting = 0;

  constructor(work: (signal: AbortSignal) => Promise<T>) {
    this.#result = work(this.#controller.signal);
    // Everyone may have left before it fails.
    this.#result.catch(() => undefined);
  }

  /** True when nobody should join any more: everyone left, or it was called off. */
  get isAbandoned(): boolean {
    return this.#controller.signal.aborted;
  }

  /** The result. Throws what the work throws, or ApiError `cancelled` (nothing acted) when the signal is aborted. */
  join(signal?: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting -= 1;
        if (this.#waiting === 0) this.abandon();
        reject(new ApiError({ kind: 'cancelled', acted: 'no' }));
      };
      this.#waiting += 1;
      if (signal?.aborted) return leave();
      const stay = () => signal?.removeEventListener('abort', leave);
      signal?.addEventListener('abort', leave, { once: true });
      this.#result.then(resolve, reject).finally(stay);
    });
  }

  /** Aborts the work; whoever still waits gets what it then throws. */
  abandon(): void {
    this.#controller.abort();
  }
}
