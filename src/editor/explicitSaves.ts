/**
 * Tells a save that the user asked for from one that VS Code's auto save made.
 * VS Code calls `saveCustomDocument` for both and does not say which it is (see the custom editor spike), so our own
 * save command leaves a mark here before it runs VS Code's.
 */
export class ExplicitSaves {
  readonly #asked = new Map<string, number>();

  /** Runs an explicit save of a document. */
  async during<T>(uri: string, save: () => Promise<T>): Promise<T> {
    this.#asked.set(uri, (this.#asked.get(uri) ?? 0) + 1);
    try {
      return await save();
    } finally {
      const left = (this.#asked.get(uri) ?? 1) - 1;
      if (left > 0) this.#asked.set(uri, left);
      else this.#asked.delete(uri);
    }
  }

  /** True while the user's own save of this document runs. */
  has(uri: string): boolean {
    return this.#asked.has(uri);
  }
}
