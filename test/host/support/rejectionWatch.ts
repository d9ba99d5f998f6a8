/** Collects the promises of this process that were rejected without anybody hearing it, VS Code's own included. */
export class RejectionWatch {
  readonly #unheard = new Map<Promise<unknown>, unknown>();

  constructor() {
    process.on('unhandledRejection', (reason, promise) => this.#unheard.set(promise, reason));
    process.on('rejectionHandled', (promise) => this.#unheard.delete(promise));
  }

  /** Why they were rejected. */
  unheard(): readonly string[] {
    return [...this.#unheard.values()].map((reason) =>
      reason instanceof Error ? (reason.stack ?? reason.message) : String(reason),
    );
  }
}
