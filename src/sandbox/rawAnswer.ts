import type { ServerResponse } from 'node:http';
import type { Answer } from './answers.ts';

/** An answer in bytes, as faults spoil it. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** An answer as JSON in UTF-8. */
export function rawAnswer({ status, body, headers }: Answer): RawAnswer {
  if (body === undefined) return { status, headers: { ...headers }, body: Buffer.alloc(0) };
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body: Buffer.from(JSON.stringify(body)),
  };
}

/** Sends a whole answer with its length. */
export function send(outgoing: ServerResponse, { status, headers, body }: RawAnswer): void {
  outgoing.writeHead(status, status === 204 ? headers : { ...headers, 'Content-Length': String(body.length) });
  outgoing.end(body);
}
