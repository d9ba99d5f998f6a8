import type { Socket } from 'node:net';
import { connect } from 'node:net';
import type { Server } from 'node:tls';
import { createServer } from 'node:tls';
import type { Identity } from './certificates.ts';
import { listenOnLoopback, portOf } from './listeningPort.ts';

/** TLS on 127.0.0.1 before a plain HTTP server of this computer. Counts its connections. */
export class TlsFront {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #open = new Set<Socket>();
  /** Connections whose handshake succeeded: only through these can a byte have come. */
  connections = 0;

  private constructor(identity: Identity, port: number) {
    this.#server = createServer(identity, (client) => {
      this.connections += 1;
      this.#open.add(client);
      client.on('close', () => this.#open.delete(client));
      const behind = this.#keep(connect(port, '127.0.0.1'));
      this.#keep(client).pipe(behind).pipe(client);
      client.on('close', () => behind.destroy());
    });
    this.#server.on('connection', (socket: Socket) => this.#keep(socket));
  }

  static async start(identity: Identity, port: number): Promise<TlsFront> {
    const front = new TlsFront(identity, port);
    await listenOnLoopback(front.#server);
    return front;
  }

  /** Connections that are open now. */
  get open(): number {
    return this.#open.size;
  }

  get port(): number {
    return portOf(this.#server);
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #keep<S extends Socket>(socket: S): S {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
    return socket;
  }
}
