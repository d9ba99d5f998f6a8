import type { Seal } from '../platform/sealing.ts';
import { sealText, unsealText } from '../platform/sealing.ts';

/** Format of a line, and part of what it is bound to. */
const FORMAT = 'h1';

/** A text as one line of a journal file. It opens with the same key and for the same account only. */
export function sealLine(key: Uint8Array, accountId: string, text: string): string {
  return `${FORMAT}.${sealText(sealOf(key, accountId), text).toString('base64')}`;
}

/** The text of a line, or undefined for one that cannot be read. Never throws. */
export function openLine(key: Uint8Array, accountId: string, line: string): string | undefined {
  const [format, sealed, ...more] = line.split('.');
  if (format !== FORMAT || sealed === undefined || more.length > 0) return undefined;
  return unsealText(sealOf(key, accountId), Buffer.from(sealed, 'base64'));
}

function sealOf(key: Uint8Array, accountId: string): Seal {
  return { key, boundTo: Buffer.from(JSON.stringify([FORMAT, accountId])) };
}
