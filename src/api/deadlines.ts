import type { Clock } from './clock.ts';
import type { ApiErrorDetail } from './errors.ts';
import { ApiError } from './errors.ts';

type Stage = 'headers' | 'idle' | 'total';

/** The timers of one exchange and the caller's own wish to stop, in one signal whose reason is the ApiError to throw. */
export class Deadlines {
  readonly #clock: Clock;
  readonly #controller = new AbortController();
  readonly #timers = new Map<Stage, () => void>();
  readonly #caller: AbortSignal | undefined;
  readonly #onCallerAbort = () => this.#fail({ kind: 'cancelled', acted: 'unknown' });

  constructor(clock: Clock, caller: AbortSignal | undefined) {
    this.#clock = clock;
    this.#caller = caller;
    caller?.addEventListener('abort', this.#onCallerAbort, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Starts, or starts again, the timer of a stage. */
  start(stage: Stage, ms: number): void {
    this.stop(stage);
    this.#timers.set(
      stage,
      this.#clock.setTimer(ms, () => this.#fail({ kind: 'timeout', stage, ms, acted: 'unknown' })),
    );
  }

  stop(stage: Stage): void {
    this.#timers.get(stage)?.();
    this.#timers.delete(stage);
  }

  /** Ends the exchange, so that its socket is freed. */
  abort(reason: unknown): void {
    this.#controller.abort(reason);
  }

  close(): void {
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
    this.#caller?.removeEventListener('abort', this.#onCallerAbort);
  }

  #fail(detail: ApiErrorDetail): void {
    this.#controller.abort(new ApiError(detail));
  }
}
