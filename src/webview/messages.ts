import * as v from 'valibot';
import type { HostMessage } from '../editor/protocol.ts';
import { hostMessageSchema } from '../editor/protocol.ts';

/** The message when it is exactly what the protocol allows, else undefined. */
export function readHostMessage(data: unknown): HostMessage | undefined {
  const result = v.safeParse(hostMessageSchema, data);
  return result.success ? result.output : undefined;
}
