import type { OperationId } from './operationId.ts';

/** What one request may leave in a log. An allow-list: no query, body, key or token can be in it. */
export interface RequestLogEntry {
  readonly operation: OperationId;
  readonly method: string;
  /** The path template of the contract. */
  readonly route: string;
  /** HTTP status, or the kind of failure where no answer came. */
  readonly outcome: number | string;
  readonly ms: number;
  /** 1 for the first request of a call. */
  readonly attempt: number;
  /** Requests that are possible after it. */
  readonly budgetLeft: number;
  /** Number of the call, the same for all of its attempts. */
  readonly correlation: number;
}

export interface RequestLog {
  /** A number for the next call, which no other call in this log has. */
  nextCorrelation(): number;
  request(entry: RequestLogEntry): void;
}
