import * as v from 'valibot';
import type { MergeHostMessage } from '../../merge/protocol.ts';
import { mergeHostMessageSchema } from '../../merge/protocol.ts';

/** The message when it is exactly what the protocol allows, else undefined. */
export function readMergeHostMessage(data: unknown): MergeHostMessage | undefined {
  const result = v.safeParse(mergeHostMessageSchema, data);
  return result.success ? result.output : undefined;
}
