import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Exchange, FaultOutcome, FaultRow } from './exchange.ts';

const MS = (usual: number) => ({ meaning: 'milliseconds', usual, least: 0, most: 600_000 });
const PORT = { meaning: 'port on 127.0.0.1', usual: 9, least: 1, most: 65_535 };

function reset({ outgoing }: Exchange): 'taken' {
  outgoing.socket?.resetAndDestroy();
  return 'taken';
}

/** Holds the connection until the client or the sandbox ends it. */
async function hang({ outgoing, signal }: Exchange): Promise<'taken'> {
  if (!signal.aborted) await once(outgoing, 'close');
  return 'taken';
}

/** Sends the head and the first half of the body, under the length of the whole. */
async function sendHalf({ outgoing, act }: Exchange): Promise<void> {
  const { status, headers, body } = act();
  outgoing.writeHead(status, { ...headers, 'Content-Length': String(Math.max(2, body.length)) });
  outgoing.flushHeaders();
  const half = body.subarray(0, Math.floor(body.length / 2));
  if (half.length > 0) await new Promise<void>((resolve) => outgoing.write(half, () => resolve()));
}

async function truncate(exchange: Exchange): Promise<'taken'> {
  await sendHalf(exchange);
  exchange.outgoing.socket?.end();
  return 'taken';
}

/** Sends the answer byte by byte, each as a chunk of its own, with `pause` between them. */
async function dribble({ outgoing, act, signal }: Exchange, pause: () => Promise<void>): Promise<'taken'> {
  const { status, headers, body } = act();
  outgoing.writeHead(status, { ...headers, 'Transfer-Encoding': 'chunked' });
  for (let i = 0; i < body.length && !signal.aborted; i++) {
    outgoing.write(body.subarray(i, i + 1));
    await pause();
  }
  outgoing.end();
  return 'taken';
}

/** A status line at once, then one header byte after the other for ever. */
async function slowHeaders({ outgoing, signal, wait }: Exchange, pauseMs: number): Promise<'taken'> {
  outgoing.socket?.write('HTTP/1.1 200 OK\r\nX-Slow: ');
  while (!signal.aborted) {
    await wait(Math.max(1, pauseMs));
    outgoing.socket?.write('a');
  }
  return 'taken';
}

function redirect(status: number): FaultRow {
  return {
    name: `redirect-${status}`,
    summary: `${status} to another origin`,
    acts: false,
    value: PORT,
    run: (_exchange, port) => ({
      status,
      headers: { Location: `http://127.0.0.1:${port}/api/v3/Customer` },
      body: Buffer.alloc(0),
    }),
  };
}

/** Faults of time and of the connection. */
export const CONNECTION_FAULTS: readonly FaultRow[] = [
  {
    name: 'latency',
    summary: 'waits before acting; goes with other faults',
    acts: true,
    value: MS(500),
    run: ({ wait }, ms) => wait(ms).then((): FaultOutcome => 'continue'),
  },
  { name: 'reset-before', summary: 'connection reset, nothing done', acts: false, run: reset },
  {
    name: 'reset-after',
    summary: 'connection reset after the request took effect',
    acts: true,
    run: (exchange) => {
      exchange.act();
      return reset(exchange);
    },
  },
  {
    name: 'reset-mid-body',
    summary: 'connection reset in the middle of the body',
    acts: true,
    run: async (exchange) => {
      await sendHalf(exchange);
      return reset(exchange);
    },
  },
  {
    name: 'truncated',
    summary: 'the body ends half-way and the connection is closed',
    acts: true,
    run: truncate,
  },
  { name: 'hang', summary: 'never answers, nothing done', acts: false, run: hang },
  {
    name: 'hang-after',
    summary: 'never answers after the request took effect',
    acts: true,
    run: (exchange) => {
      exchange.act();
      return hang(exchange);
    },
  },
  {
    name: 'hang-body',
    summary: 'stops in the middle of the body and keeps the connection',
    acts: true,
    run: async (exchange) => {
      await sendHalf(exchange);
      return hang(exchange);
    },
  },
  { name: 'slow-headers', summary: 'header bytes one by one, for ever', acts: false, value: MS(100), run: slowHeaders },
  { name: 'byte-chunks', summary: 'the body in chunks of one byte', acts: true, run: (x) => dribble(x, nextTurn) },
  {
    name: 'slow-body',
    summary: 'the body byte by byte, with a pause after each',
    acts: true,
    value: MS(50),
    run: (exchange, ms) => dribble(exchange, () => exchange.wait(ms)),
  },
  {
    name: 'not-http',
    summary: 'something that is not HTTP at all',
    acts: false,
    run: ({ outgoing }) => {
      outgoing.socket?.end('SSH-2.0-OpenSSH_9.9\r\n');
      return 'taken';
    },
  },
  redirect(302),
  redirect(307),
  redirect(308),
];
