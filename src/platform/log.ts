import type * as vscode from 'vscode';
import type { ApiErrorDetail } from '../api/errors.ts';
import type { RequestLog, RequestLogEntry } from '../api/requestLog.ts';
import { failureFacts, requestLine, stackFrames } from './logText.ts';

/** Requests that are remembered, to be shown again with the details of a failure. */
const MAX_REMEMBERED = 500;

/** The extension's log. It takes structured facts only; there is no way to hand it a free text from a record. */
export class ExtensionLog implements RequestLog {
  readonly #channel: vscode.LogOutputChannel;
  readonly #remembered: RequestLogEntry[] = [];
  #calls = 0;

  constructor(channel: vscode.LogOutputChannel) {
    this.#channel = channel;
  }

  /** One count for all accounts of this window, so that a number leads to one call. */
  nextCorrelation(): number {
    this.#calls += 1;
    return this.#calls;
  }

  request(entry: RequestLogEntry): void {
    this.#remembered.push(entry);
    if (this.#remembered.length > MAX_REMEMBERED) this.#remembered.shift();
    const text = requestLine(entry);
    if (typeof entry.outcome === 'number' && entry.outcome < 400) this.#channel.info(text);
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
    this.#channel.error([`${where} failed (${type})`, ...stackFrames(error)].join('\n'));
  }

  show(): void {
    this.#channel.show(true);
  }

  /**
   * Opens the log at a failure: what is known of it, and the requests of its call, are written once more at the end, which
   * is where a log opens.
   */
  showDetails(detail: ApiErrorDetail): void {
    const { correlation } = detail;
    const requests = this.#remembered.filter((entry) => entry.correlation === correlation).map(requestLine);
    this.#channel.error([failureFacts(detail), ...requests].join('\n'));
    this.show();
  }
}
