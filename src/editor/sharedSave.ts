/**
 * One save that several callers wait for. It is called off when all of them are: VS Code cancels a save as soon as the
 * next one begins, so an auto save would otherwise end the user's own in the middle of the write.
 */
export class SharedSave<T> {
  readonly #controller = new AbortController();
  readonly #outcome: Promise<T>;
  #waiting = 0;

  constructor(save: (signal: AbortSignal) => Promise<T>) {
    this.#outcome = save(this.#controller.signal);
  }

  /** The outcome of the save, also for a caller whose signal is aborted. */
  join(signal: AbortSignal): Promise<T> {
    this.#waiting += 1;
    const leave = (): void => {
      this.#waiting -= 1;
      if (this.#waiting === 0) this.#controller.abort();
    };
    if (signal.aborted) {
      leave();
      return this.#outcome;
    }
    signal.addEventListener('abort', leave, { once: true });
    // A signal may outlive many saves, and would keep every one of them.
    const forget = (): void => signal.removeEventListener('abort', leave);
    this.#outcome.then(forget, forget);
    return this.#outcome;
  }
}
