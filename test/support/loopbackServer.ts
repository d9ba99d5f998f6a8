import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { listenOnLoopback, portOf } from './listeningPort.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** An HTTP server on 127.0.0.1 that counts its connections. Closed with everything that is still open. */
export class LoopbackServer {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** Connections that were ever opened. */
  connections = 0;
  readonly requests: IncomingMessage[] = [];

  private constructor(handler: Handler) {
    this.#server = createServer((request, response) => {
      this.requests.push(request);
      handler(request, response);
    });
    this.#server.on('connection', (socket) => {
      this.connections += 1;
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  static async start(handler: Handler): Promise<LoopbackServer> {
    const server = new LoopbackServer(handler);
    await listenOnLoopback(server.#server);
    return server;
  }

  get origin(): string {
    return `http://127.0.0.1:${portOf(this.#server)}`;
  }

  /** Sockets that are open now. */
  get open(): number {
    return this.#sockets.size;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
