import assert from 'node:assert/strict';
import { operations } from '../../src/api/operations.ts';
import type { RequestLog, RequestLogEntry } from '../../src/api/requestLog.ts';
import { ExtensionLog } from '../../src/platform/log.ts';
import type { RecordedExchange } from './contractRecorder.ts';
import { RecordingChannel } from './recordingChannel.ts';

/** All that a line may be: the template of a route of ours, a status or the kind of a failure, and counts. */
const LINE = /^#\d+ (?:GET|POST|PUT|DELETE) (\S+) -> (?:\d{3}|[a-zA-Z]+) in \d+ ms, attempt [1-4], \d+ requests left$/;
const ROUTES: ReadonlySet<string> = new Set(
  Object.values(operations).flatMap((operation) => [operation.path, operation.twin?.path ?? '']),
);
/** Characters; a shorter text may be part of a route by chance. */
const SHORTEST_CANARY = 6;

/** The log as it ships, recorded at every level, with the entries that it was given. */
export class WatchedLog implements RequestLog {
  readonly entries: RequestLogEntry[] = [];
  readonly #recorded = new RecordingChannel();
  readonly #log = new ExtensionLog(this.#recorded.channel);

  nextCorrelation(): number {
    return this.#log.nextCorrelation();
  }

  request(entry: RequestLogEntry): void {
    this.entries.push(entry);
    this.#log.request(entry);
  }

  /** Fails where a line is not of the one form, or where anything that was sent is in one: a value, a key, a token. */
  assertSilent(exchanges: readonly RecordedExchange[]): void {
    for (const line of this.#recorded.lines) {
      const route = LINE.exec(line)?.[1];
      assert.ok(route !== undefined && ROUTES.has(route), `the log says: ${line}`);
    }
    const { text } = this.#recorded;
    for (const value of new Set(exchanges.flatMap(valuesOf))) {
      assert.ok(value.length < SHORTEST_CANARY || !text.includes(value), `the log holds ${value}`);
    }
  }
}

function valuesOf({ request: { url, headers, body } }: RecordedExchange): string[] {
  const fields: unknown = body === undefined ? {} : JSON.parse(body);
  const token = headers.Authorization?.split(' ')[1] ?? '';
  return [...url.searchParams.values(), ...Object.values(Object(fields)).map(String), token, url.search];
}
