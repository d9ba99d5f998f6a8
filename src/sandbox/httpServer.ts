import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { JsonValue } from '../api/json.ts';
import { isJsonObject } from '../api/json.ts';
import type { ReadRequest } from './answerRequest.ts';
import { answerRequest } from './answerRequest.ts';
import type { WaitForm } from './answers.ts';
import { errorAnswer, serverFault, tooManyRequests } from './answers.ts';
import type { Dialects } from './dialects.ts';
import type { FaultOutcome } from './faults/exchange.ts';
import { operationAt } from './operations.ts';
import type { RawAnswer } from './rawAnswer.ts';
import { rawAnswer, send } from './rawAnswer.ts';
import type { SandboxState } from './sandboxState.ts';

const MOST_BODY_BYTES = 1_048_576;
/** Long enough for a client that is busy with something else to find its socket still open. */
const KEEP_ALIVE_MS = 60_000;

/**
 * The HTTP side of the sandbox. Plain `node:http` and a route table: faults need the raw socket, and 22 fixed
 * paths need no router.
 */
export class HttpServer {
  readonly #state: SandboxState;
  readonly #server: Server;
  readonly #connections = new WeakMap<Socket, number>();
  #connectionCount = 0;

  constructor(state: SandboxState) {
    this.#state = state;
    this.#server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (incoming, outgoing) => {
      void this.#serve(incoming, outgoing);
    });
    this.#server.on('connection', (socket) => this.#connections.set(socket, ++this.#connectionCount));
  }

  /** Listens on 127.0.0.1 only; resolves with the port. Rejects with the error of `listen`, such as EADDRINUSE. */
  listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', () => {
        this.#server.off('error', reject);
        const address: AddressInfo | string | null = this.#server.address();
        resolve(typeof address === 'object' && address ? address.port : port);
      });
    });
  }

  /** Stops listening and ends every connection, answered or not. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async #serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const gone = new AbortController();
    outgoing.once('close', () => gone.abort());
    outgoing.on('error', () => gone.abort());
    try {
      const answer = await this.#answer(incoming, outgoing, gone.signal);
      if (answer !== 'taken' && !gone.signal.aborted) send(outgoing, answer);
    } catch {
      if (gone.signal.aborted || outgoing.headersSent) outgoing.destroy();
      else send(outgoing, rawAnswer(serverFault()));
    }
  }

  async #answer(incoming: IncomingMessage, outgoing: ServerResponse, gone: AbortSignal): Promise<RawAnswer | 'taken'> {
    const bytes = await readBody(incoming);
    if (!bytes) return rawAnswer({ ...errorAnswer(413, 'The request is too large'), headers: { Connection: 'close' } });
    const { dialects, limiter, settings, log } = this.#state;
    // The answer's date is of the clock that its waits count from, as with any server.
    outgoing.setHeader('Date', new Date(settings.now()).toUTCString());
    const request = readRequest(incoming, bytes);
    const { operation } = request;
    const answered = log.add(
      {
        atMs: settings.now(),
        connection: this.#connections.get(incoming.socket) ?? 0,
        method: request.method,
        path: request.path,
        query: request.query.toString(),
        operation: operation?.id,
        bodyBytes: bytes.length,
        headerNames: Object.keys(incoming.headers),
      },
      request.body,
    );
    outgoing.once('finish', () => answered(outgoing.statusCode));
    const counted = operation?.id !== 'createToken' || !dialects.has('token-uncounted');
    const verdict = limiter.take(dialects.has('limit-per-route') ? request.path : '', counted);
    for (const [name, value] of Object.entries(verdict.headers)) outgoing.setHeader(name, value);
    if (!verdict.allowed) {
      return rawAnswer(tooManyRequests(waitForm(dialects), verdict.waitSeconds, settings.now()));
    }
    return this.#actUnderFaults(request, outgoing, gone);
  }

  async #actUnderFaults(
    request: ReadRequest,
    outgoing: ServerResponse,
    gone: AbortSignal,
  ): Promise<RawAnswer | 'taken'> {
    const { settings, faults } = this.#state;
    const act = (): RawAnswer => rawAnswer(answerRequest(request, this.#state.surroundings()));
    for (const { row, value } of faults.take(request.operation?.id)) {
      const outcome: FaultOutcome = await row.run(
        {
          outgoing,
          role: request.operation?.role,
          nowMs: settings.now(),
          signal: gone,
          act,
          wait: (ms) => settings.delay(ms, gone),
        },
        value,
      );
      if (outcome !== 'continue') return outcome;
    }
    return act();
  }
}

async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > MOST_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function readRequest(incoming: IncomingMessage, bytes: Buffer): ReadRequest {
  const { method = 'GET', url = '/', headers } = incoming;
  const [path = '/', search = ''] = url.split('?', 2);
  return {
    method,
    path,
    query: new URLSearchParams(search),
    operation: operationAt(method, path),
    authorization: headers.authorization,
    contentType: headers['content-type'],
    bodyBytes: bytes.length,
    body: parseJson(bytes),
  };
}

function parseJson(bytes: Buffer): JsonValue | undefined {
  if (bytes.length === 0) return undefined;
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return isJsonObject(value) || Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The dialects' way of naming the wait; by default a live client's finding, the seconds in `Message` (open question 28). */
function waitForm(dialects: Dialects): WaitForm {
  if (dialects.has('wait-retry-after')) return 'seconds';
  if (dialects.has('wait-date')) return 'date';
  if (dialects.has('wait-reset')) return 'reset';
  return dialects.has('wait-none') ? 'none' : 'message';
}
