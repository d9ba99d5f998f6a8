import type * as vscode from 'vscode';
import type { RequestLog, RequestLogEntry } from '../api/requestLog.ts';

/** The extension's log. It takes structured facts only; there is no way to hand it a free text from a record. */
export class ExtensionLog implements RequestLog {
  readonly #channel: vscode.LogOutputChannel;

  constructor(channel: vscode.LogOutputChannel) {
    this.#channel = channel;
  }

  request(line: RequestLogEntry): void {
    const text = `#${line.correlation} ${line.method} ${line.route} -> ${line.outcome} in ${Math.round(line.ms)} ms, attempt ${line.attempt}, ${line.budgetLeft} requests left`;
    if (typeof line.outcome === 'number' && line.outcome < 400) this.#channel.info(text);
    else this.#channel.warn(text);
  }

  /** A fact about the extension itself, such as "draft unreadable". `event` is a fixed text of ours. */
  event(event: string, facts: Readonly<Record<string, number | boolean>> = {}): void {
    const suffix = Object.entries(facts)
      .map(([key, value]) => ` ${key}=${value}`)
      .join('');
    this.#channel.info(`${event}${suffix}`);
  }

  /** A failure of ours. Only where it happened is kept: an error's text may quote a record. */
  failure(where: string, error: unknown): void {
    const type = error instanceof Error ? error.constructor.name : typeof error;
    const stack = error instanceof Error ? (error.stack ?? '').split('\n').filter((row) => /^\s+at /.test(row)) : [];
    this.#channel.error(`${where} failed (${type})\n${stack.slice(0, 8).join('\n')}`);
  }

  show(): void {
    this.#channel.show(true);
  }
}
