import type { Disposable } from '../platform/disposables.ts';

/** A list of listeners. One that throws does not keep the others from hearing. */
export class Signal<T = void> {
  readonly #listeners = new Set<(value: T) => void>();

  /** Adds a listener; it hears until the returned object is disposed. */
  readonly subscribe = (listener: (value: T) => void): Disposable => {
    const own = (value: T): void => listener(value);
    this.#listeners.add(own);
    return { dispose: () => this.#listeners.delete(own) };
  };

  /** Tells every listener. The first failure is thrown again after all have heard. */
  fire(value: T): void {
    const failures: unknown[] = [];
    for (const listener of [...this.#listeners]) {
      try {
        listener(value);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
