import type * as vscode from 'vscode';

/** A log channel that keeps everything at every level, trace included. */
export class RecordingChannel {
  readonly lines: string[] = [];
  /** How often it was shown. */
  shown = 0;

  readonly #keep = (text: unknown) => {
    this.lines.push(String(text));
  };

  /** As VS Code gives it. The log uses these methods and no others. */
  get channel(): vscode.LogOutputChannel {
    const keep = this.#keep;
    const methods = { trace: keep, debug: keep, info: keep, warn: keep, error: keep, append: keep, appendLine: keep };
    return { ...methods, show: () => (this.shown += 1) } as unknown as vscode.LogOutputChannel;
  }

  get text(): string {
    return this.lines.join('\n');
  }
}
