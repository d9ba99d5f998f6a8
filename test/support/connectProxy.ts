import type { IncomingMessage, Server } from 'node:http';
import { createServer, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { listenOnLoopback, portOf } from './listeningPort.ts';

export interface ConnectProxyOptions {
  /** `user:password` without which every tunnel is refused with 407. */
  readonly credentials?: string;
  /** Refuses every tunnel with this status. */
  readonly refuseWith?: number;
  /** Where a host leads, as a port of this computer. Others are not reached (502). */
  readonly hosts: Readonly<Record<string, number>>;
}

/** An HTTP proxy on 127.0.0.1 that opens tunnels (CONNECT) to ports of this computer, and sees no more than that. */
export class ConnectProxy {
  readonly #options: ConnectProxyOptions;
  readonly #server: Server;
  readonly #sockets = new Set<Duplex>();
  /** `host:port` of every tunnel that was asked for, in order. */
  readonly asked: string[] = [];
  /** Tunnels that were opened. */
  opened = 0;
  /** Requests that wanted to be forwarded instead of a tunnel: their content would be in the clear. */
  forwarded = 0;

  private constructor(options: ConnectProxyOptions) {
    this.#options = options;
    this.#server = createServer((_, response) => {
      this.forwarded += 1;
      response.writeHead(501).end();
    });
    this.#server.on('connect', (request, socket, head) => this.#tunnel(request, socket, head));
    this.#server.on('connection', (socket) => this.#keep(socket));
  }

  static async start(options: ConnectProxyOptions): Promise<ConnectProxy> {
    const proxy = new ConnectProxy(options);
    await listenOnLoopback(proxy.#server);
    return proxy;
  }

  /** `127.0.0.1:port`. */
  get host(): string {
    return `127.0.0.1:${portOf(this.#server)}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #tunnel({ url = '', headers }: IncomingMessage, client: Duplex, head: Buffer): void {
    this.asked.push(url);
    const port = this.#options.hosts[url.slice(0, url.lastIndexOf(':'))];
    const refusal = this.#refusal(headers['proxy-authorization']);
    if (refusal !== undefined || port === undefined) {
      const status = refusal ?? 502;
      const wanting = status === 407 ? 'Proxy-Authenticate: Basic realm="proxy"\r\n' : '';
      client.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${wanting}Content-Length: 0\r\n\r\n`);
      return;
    }
    const server = this.#keep(connect(port, '127.0.0.1'));
    server.once('connect', () => {
      this.opened += 1;
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      server.write(head);
      server.pipe(client).pipe(server);
    });
    client.on('close', () => server.destroy());
  }

  /** The status of a refusal; undefined where the tunnel may be opened. */
  #refusal(authorization: string | undefined): number | undefined {
    const { credentials, refuseWith } = this.#options;
    const wanted = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`;
    return wanted && authorization !== wanted ? 407 : refuseWith;
  }

  #keep<S extends Socket>(socket: S): S {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
    return socket;
  }
}
