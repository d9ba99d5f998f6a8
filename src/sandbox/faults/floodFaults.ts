import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Exchange, FaultRow } from './exchange.ts';

const MEGABYTE = 1_048_576;
const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };
const MEGABYTES = { meaning: 'megabytes at most', usual: 256, least: 1, most: 1024 };

/** Writes the chunk again and again, no faster than the client reads, until the client is gone. */
async function pour(outgoing: ServerResponse, chunk: Buffer, times: number, signal: AbortSignal): Promise<void> {
  for (let i = 0; i < times && !signal.aborted; i++) {
    if (!outgoing.write(chunk)) await once(outgoing, 'drain', { signal });
  }
}

async function endless({ outgoing, signal }: Exchange, megabytes: number): Promise<'taken'> {
  const row = '{"Name":"Tidak Habis","ID":"00000000-0000-4000-8000-000000000000"},';
  const chunk = Buffer.from(row.repeat(Math.floor(65_536 / row.length)));
  outgoing.writeHead(200, JSON_TYPE);
  outgoing.write('[');
  await pour(outgoing, chunk, Math.ceil((megabytes * MEGABYTE) / chunk.length), signal);
  outgoing.destroy();
  return 'taken';
}

/** Each megabyte of blanks is a gzip member of its own of 1 kB: compressed once, sent often. */
async function gzipBomb({ outgoing, signal }: Exchange, megabytes: number): Promise<'taken'> {
  outgoing.writeHead(200, { ...JSON_TYPE, 'Content-Encoding': 'gzip' });
  outgoing.write(gzipSync('['));
  await pour(outgoing, gzipSync(Buffer.alloc(MEGABYTE, ' ')), megabytes, signal);
  outgoing.end(gzipSync(']'));
  return 'taken';
}

/** Far more bytes than were asked for. Both end at their limit or when the client closes. */
export const FLOOD_FAULTS: readonly FaultRow[] = [
  { name: 'endless-body', summary: 'a list that never ends', acts: false, value: MEGABYTES, run: endless },
  { name: 'gzip-bomb', summary: 'a few kB that unpack to megabytes', acts: false, value: MEGABYTES, run: gzipBomb },
  {
    name: 'huge-headers',
    summary: 'headers larger than clients accept',
    acts: true,
    run: ({ outgoing, act }) => {
      for (let i = 0; i < 40; i++) outgoing.setHeader(`X-Filler-${i}`, 'x'.repeat(4000));
      return act();
    },
  },
];
