import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A key and what a sealed text is bound to: it opens only with the very same of both. */
export interface Seal {
  /** 32 bytes. */
  readonly key: Uint8Array;
  readonly boundTo: Uint8Array;
}

/** Encrypts a text with AES-256-GCM (NIST SP 800-38D): IV (12 bytes), tag (16 bytes), cipher text. */
export function sealText({ key, boundTo }: Seal, text: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(boundTo);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/** The text, or undefined for a wrong key, another binding, or damage. Never throws for bad input. */
export function unsealText({ key, boundTo }: Seal, sealed: Buffer): string | undefined {
  const bodyStart = IV_BYTES + TAG_BYTES;
  if (sealed.length < bodyStart) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(boundTo);
    decipher.setAuthTag(sealed.subarray(IV_BYTES, bodyStart));
    return Buffer.concat([decipher.update(sealed.subarray(bodyStart)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
