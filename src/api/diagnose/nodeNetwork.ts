import * as dns from 'node:dns';
import type { ClientRequest } from 'node:http';
import * as http from 'node:http';
import * as https from 'node:https';
import * as net from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Certificate, Network, OpenedWay, Opening } from './network.ts';

/**
 * The network of this process. `open` goes through `http.request` and `https.request`, which VS Code replaces by its own:
 * proxies and certificates are then those that the extension's requests meet.
 */
export const nodeNetwork: Network = {
  lookup(host, signal) {
    return new Promise((resolve, reject) => {
      const stop = () => reject(timedOut('ETIMEOUT', 'getaddrinfo'));
      signal.addEventListener('abort', stop, { once: true });
      dns.lookup(host, { all: true }, (error, found) => {
        signal.removeEventListener('abort', stop);
        if (error) reject(error);
        else resolve(found.map(({ address }) => address));
      });
    });
  },

  connect(host, port, signal) {
    return new Promise((resolve, reject) => {
      const socket = net.connect({ host, port });
      const stop = () => socket.destroy(timedOut('ETIMEDOUT', 'connect'));
      socket.once('connect', () => {
        socket.destroy();
        resolve();
      });
      socket.once('error', reject);
      socket.once('close', () => signal.removeEventListener('abort', stop));
      signal.addEventListener('abort', stop, { once: true });
    });
  },

  async open(origin, signal) {
    // Never ended, so not one byte of it is sent: connections are made when a request is made.
    const isSecure = origin.protocol === 'https:';
    const request = (isSecure ? https : http).request(origin, { method: 'GET' });
    try {
      return await opened(request, isSecure, signal);
    } finally {
      request.on('error', () => undefined);
      request.destroy();
    }
  },
};

function opened(request: ClientRequest, isSecure: boolean, signal: AbortSignal): Promise<OpenedWay> {
  return new Promise((resolve) => {
    let chosen: string | undefined;
    let proxyError: unknown;
    let certificate: Certificate | undefined;
    const end = (opening: Opening) => {
      signal.removeEventListener('abort', stop);
      resolve({ chosen, opening });
    };
    // Not by ending the request alone: without a socket, such as while a proxy is silent, that tells nobody.
    const stop = () => end({ kind: 'failed', error: timedOut('ETIMEDOUT', 'connect'), certificate });
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    // VS Code's agent tells its choice by an event of its own (@vscode/proxy-agent, agent.ts), and hides the error otherwise.
    request.on('proxy', (choice: unknown) => {
      if (typeof choice !== 'object' || choice === null) return;
      const proxy: unknown = Reflect.get(choice, 'proxy');
      if (typeof proxy === 'string') chosen = proxy;
      proxyError = Reflect.get(choice, 'error');
    });
    request.once('response', ({ statusCode = 0 }) => end({ kind: 'refused', status: statusCode }));
    request.once('error', (error) => end({ kind: 'failed', error: proxyError ?? error, certificate }));
    request.once('socket', (socket) => {
      if (!isSecure) return whenConnected(socket, () => end({ kind: 'open', certificate }));
      // A socket without TLS brings what the proxy answered in place of a tunnel; that is the response.
      if (!(socket instanceof TLSSocket)) return;
      // Comes before the certificate is judged, so that a refused one can be named too.
      socket.prependListener('secure', () => {
        certificate = certificateOf(socket);
      });
      if (socket.authorized) end({ kind: 'open', certificate: certificateOf(socket) });
      else socket.once('secureConnect', () => end({ kind: 'open', certificate: certificateOf(socket) }));
    });
  });
}

/** An error as Node.js throws it. */
function timedOut(code: string, syscall: string): Error {
  return Object.assign(new Error('the time is up'), { code, syscall });
}

function whenConnected(socket: net.Socket, then: () => void): void {
  if (socket.connecting) socket.once('connect', then);
  else then();
}

function certificateOf(socket: TLSSocket): Certificate | undefined {
  const { issuer, valid_to: validTo } = socket.getPeerCertificate();
  if (!issuer) return undefined;
  const name = [issuer.CN, issuer.O].flat().filter(Boolean).join(', ');
  return { issuer: name, validUntil: Date.parse(validTo) };
}
