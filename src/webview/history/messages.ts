import * as v from 'valibot';
import type { HistoryHostMessage } from '../../history/protocol.ts';
import { historyHostMessageSchema } from '../../history/protocol.ts';

/** The message when it is exactly what the protocol allows, else undefined. */
export function readHistoryHostMessage(data: unknown): HistoryHostMessage | undefined {
  const result = v.safeParse(historyHostMessageSchema, data);
  return result.success ? result.output : undefined;
}
