/** ms after which VS Code, that hears every rejection in the end, hears those that nobody else has: 1000. */
const IN_TIME_MS = 500;

/** Collects the promises of this process that were rejected without anybody hearing it in time, VS Code's own included. */
export class RejectionWatch {
  readonly #unheard = new Map<Promise<unknown>, { readonly reason: unknown; readonly at: number }>();

  constructor() {
    process.on('unhandledRejection', (reason, promise) => {
      if (!this.#unheard.has(promise)) this.#unheard.set(promise, { reason, at: performance.now() });
    });
    process.on('rejectionHandled', (promise) => {
      const rejection = this.#unheard.get(promise);
      if (rejection && performance.now() - rejection.at < IN_TIME_MS) this.#unheard.delete(promise);
    });
  }

  /** Why they were rejected. */
  unheard(): readonly string[] {
    return [...this.#unheard.values()].map(({ reason }) =>
      reason instanceof Error ? (reason.stack ?? reason.message) : String(reason),
    );
  }
}
