import { ApiError } from './errors.ts';

/** The body of an answer, already decompressed. Leaving the loop early destroys the stream and frees its socket. */
export type BodyStream = AsyncIterable<Uint8Array | string>;

/**
 * The whole body. `onPiece` is called for each piece, so that silence can be told from slowness.
 * Throws ApiError `tooLarge` above `maxBytes` (decompressed), and whatever the stream throws.
 */
export async function readBytes(body: BodyStream | null, maxBytes: number, onPiece: () => void): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of body ?? []) {
    onPiece();
    const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece;
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new ApiError({ kind: 'tooLarge', limitBytes: maxBytes, acted: 'unknown' });
    pieces.push(chunk);
  }
  return Buffer.concat(pieces, bytes);
}

/** The whole body as text (UTF-8); otherwise as `readBytes`. */
export async function readBody(body: BodyStream | null, maxBytes: number, onPiece: () => void): Promise<string> {
  return new TextDecoder().decode(await readBytes(body, maxBytes, onPiece));
}
