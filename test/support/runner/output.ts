/** Writes whole lines only, each with the name of its kind, so that kinds can run side by side. */
export class Output {
  readonly #prefix: string;
  readonly #sink: (text: string) => void;
  #rest = '';

  constructor(kind: string, sink: (text: string) => void) {
    this.#prefix = `${kind.padEnd(9)}│ `;
    this.#sink = sink;
  }

  readonly write = (text: string): void => {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#sink(`${this.#prefix}${line}\n`);
  };

  line(text: string): void {
    this.write(`${text}\n`);
  }

  /** Writes what came last without a line end. */
  end(): void {
    if (this.#rest !== '') this.write('\n');
  }
}
