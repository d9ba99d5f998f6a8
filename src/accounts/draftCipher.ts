import { createHmac } from 'node:crypto';
import * as v from 'valibot';
import type { Seal } from '../platform/sealing.ts';
import { sealText, unsealText } from '../platform/sealing.ts';

/** Milliseconds a draft may be restored after it was written: 7 days. */
export const DRAFT_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

/** File header: "DealPOS draft", format 1. */
const HEADER = Buffer.from('DPD\u0001', 'latin1');

/** What a draft is bound to: the text opens only with the same key, account and purpose. */
export interface DraftContext {
  /** 32 bytes, from the vault. */
  readonly key: Uint8Array;
  readonly accountId: string;
  /** Fixed text of ours that tells one use from another, such as `customerEditor`. */
  readonly purpose: string;
}

/**
 * `unreadable`: wrong key, wrong account or purpose, damaged, or written by a version with another format.
 * `writtenAt` is Unix time in ms.
 */
export type DraftOutcome =
  | { readonly kind: 'ok'; readonly json: string; readonly writtenAt: number }
  | { readonly kind: 'expired' }
  | { readonly kind: 'unreadable' };

const envelopeSchema = v.object({ expiresAt: v.pipe(v.number(), v.finite()), json: v.string() });

/** Encrypts a JSON text: header, then as `sealText` gives it. `nowMs` is Unix time. */
export function encryptDraft(context: DraftContext, json: string, nowMs: number): Uint8Array {
  const envelope = JSON.stringify({ expiresAt: nowMs + DRAFT_LIFETIME_MS, json });
  return Buffer.concat([HEADER, sealText(sealOf(context), envelope)]);
}

/** The text of a draft, or why there is none. Never throws for bad input. `nowMs` is Unix time. */
export function decryptDraft(context: DraftContext, sealed: Uint8Array, nowMs: number): DraftOutcome {
  const envelope = v.safeParse(envelopeSchema, openEnvelope(context, Buffer.from(sealed)));
  if (!envelope.success) return { kind: 'unreadable' };
  if (nowMs >= envelope.output.expiresAt) return { kind: 'expired' };
  return { kind: 'ok', json: envelope.output.json, writtenAt: envelope.output.expiresAt - DRAFT_LIFETIME_MS };
}

/**
 * The name that a matter's drafts are found by: 32 hex digits that tell nothing without the key (HMAC-SHA-256, cut to
 * 128 bits). Bound to account and purpose like the drafts themselves.
 */
export function draftName(context: DraftContext, matter: string): string {
  const text = JSON.stringify(['draft name', context.accountId, context.purpose, matter]);
  return createHmac('sha256', context.key).update(text).digest('hex').slice(0, 32);
}

function openEnvelope(context: DraftContext, sealed: Buffer): unknown {
  if (!sealed.subarray(0, HEADER.length).equals(HEADER)) return undefined;
  const text = unsealText(sealOf(context), sealed.subarray(HEADER.length));
  return text === undefined ? undefined : parsed(text);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The header is bound too, so that a later format cannot be passed off as this one. */
function sealOf({ key, accountId, purpose }: DraftContext): Seal {
  return { key, boundTo: Buffer.concat([HEADER, Buffer.from(JSON.stringify([accountId, purpose]))]) };
}
