import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import * as v from 'valibot';

/** Milliseconds a draft may be restored after it was written: 7 days. */
export const DRAFT_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

/** File header: "DealPOS draft", format 1. */
const HEADER = Buffer.from('DPD\u0001', 'latin1');
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** What a draft is bound to: the text opens only with the same key, account and purpose. */
export interface DraftContext {
  /** 32 bytes, from the vault. */
  readonly key: Uint8Array;
  readonly accountId: string;
  /** Fixed text of ours that tells one use from another, such as `customerEditor`. */
  readonly purpose: string;
}

/** `unreadable`: wrong key, wrong account or purpose, damaged, or written by a version with another format. */
export type DraftOutcome =
  | { readonly kind: 'ok'; readonly json: string }
  | { readonly kind: 'expired' }
  | { readonly kind: 'unreadable' };

const envelopeSchema = v.object({ expiresAt: v.pipe(v.number(), v.finite()), json: v.string() });

/** Encrypts a JSON text with AES-256-GCM (NIST SP 800-38D): header, IV (12 bytes), tag (16 bytes), cipher text. `nowMs` is Unix time. */
export function encryptDraft(context: DraftContext, json: string, nowMs: number): Uint8Array {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', context.key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(boundTo(context));
  const envelope = JSON.stringify({ expiresAt: nowMs + DRAFT_LIFETIME_MS, json });
  const body = Buffer.concat([cipher.update(envelope, 'utf8'), cipher.final()]);
  return Buffer.concat([HEADER, iv, cipher.getAuthTag(), body]);
}

/** The text of a draft, or why there is none. Never throws for bad input. `nowMs` is Unix time. */
export function decryptDraft(context: DraftContext, sealed: Uint8Array, nowMs: number): DraftOutcome {
  const envelope = v.safeParse(envelopeSchema, openEnvelope(context, Buffer.from(sealed)));
  if (!envelope.success) return { kind: 'unreadable' };
  if (nowMs >= envelope.output.expiresAt) return { kind: 'expired' };
  return { kind: 'ok', json: envelope.output.json };
}

function openEnvelope(context: DraftContext, sealed: Buffer): unknown {
  const ivStart = HEADER.length;
  const tagStart = ivStart + IV_BYTES;
  const bodyStart = tagStart + TAG_BYTES;
  if (sealed.length < bodyStart || !sealed.subarray(0, ivStart).equals(HEADER)) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', context.key, sealed.subarray(ivStart, tagStart), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(boundTo(context));
    decipher.setAuthTag(sealed.subarray(tagStart, bodyStart));
    const text = Buffer.concat([decipher.update(sealed.subarray(bodyStart)), decipher.final()]);
    return JSON.parse(text.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The header is bound too, so that a later format cannot be passed off as this one. */
function boundTo(context: DraftContext): Buffer {
  return Buffer.concat([HEADER, Buffer.from(JSON.stringify([context.accountId, context.purpose]))]);
}
