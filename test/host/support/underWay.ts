/** What has begun and not ended: where a test that takes too long has come to a stop. */
export class UnderWay {
  readonly #names = new Set<{ readonly name: string }>();

  /** Passes a result on and has it under way until it is there. */
  async of<T>(name: string, result: T | PromiseLike<T>): Promise<T> {
    const entry = { name };
    this.#names.add(entry);
    try {
      return await result;
    } finally {
      this.#names.delete(entry);
    }
  }

  /** Oldest first. */
  get names(): readonly string[] {
    return [...this.#names].map(({ name }) => name);
  }
}
