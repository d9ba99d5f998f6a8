import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { IncomingMessage } from 'node:http';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';

/** A request as its bytes arrived at the sandbox: what node-fetch and Node add is in it. */
export interface ArrivedRequest {
  readonly method: string;
  readonly path: string;
  /** Every header line, names in lower case; one that came twice is in it twice. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** Collects every request that arrives at this sandbox from now until the test ends. */
export function watchWire(
  ender: { after(callback: () => void): void },
  { origin }: Sandbox,
): readonly ArrivedRequest[] {
  const arrived: ArrivedRequest[] = [];
  const onRequest = (message: unknown) => {
    const request: unknown =
      typeof message === 'object' && message !== null ? Reflect.get(message, 'request') : undefined;
    if (!(request instanceof IncomingMessage) || `http://${request.headers.host}` !== origin) return;
    const { method = '', url = '', rawHeaders } = request;
    const headers = rawHeaders.flatMap((name, index): [string, string][] =>
      index % 2 === 0 ? [[name.toLowerCase(), rawHeaders[index + 1] ?? '']] : [],
    );
    arrived.push({ method, path: url, headers });
  };
  subscribe('http.server.request.start', onRequest);
  ender.after(() => {
    unsubscribe('http.server.request.start', onRequest);
  });
  return arrived;
}

/** The values of a header, in order. */
export function headerOf(request: ArrivedRequest, name: string): string[] {
  return request.headers.filter(([each]) => each === name).map(([, value]) => value);
}
