import { ApiError } from './errors.ts';

/** The body of an answer, already decompressed. Leaving the loop early destroys the stream and frees its socket. */
export type BodyStream = AsyncIterable<Uint8Array | string>;

/**
 * The whole body. `onPiece` is called for each piece, so that silence can be told from slowness.
 * Throws ApiError `tooLarge` above `maxBytes` (decompressed), and whatever the stream throws.
 */
export async function readBytes(body: BodyStream | null, maxBytes: number, onPiece: () => void): Promise<Uint8Array> {
  const pieces = new Pieces();
  let bytes = 0;
  for await (const piece of body ?? []) {
    onPiece();
    const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece;
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new ApiError({ kind: 'tooLarge', limitBytes: maxBytes, acted: 'unknown' });
    pieces.add(chunk);
  }
  return pieces.joined();
}

/** The whole body as text (UTF-8); otherwise as `readBytes`. */
export async function readBody(body: BodyStream | null, maxBytes: number, onPiece: () => void): Promise<string> {
  return new TextDecoder().decode(await readBytes(body, maxBytes, onPiece));
}

/** Bytes; smaller pieces are copied together. */
const SMALL_BYTES = 4096;
const BLOCK_BYTES = 65_536;

/** Bytes in pieces of any size. Kept one by one, an answer in pieces of one byte would take a hundred times its length. */
class Pieces {
  readonly #whole: Uint8Array[] = [];
  #block = Buffer.alloc(0);
  #used = 0;

  add(piece: Uint8Array): void {
    if (piece.byteLength >= SMALL_BYTES) {
      this.#endBlock();
      this.#whole.push(piece);
      return;
    }
    if (this.#used + piece.byteLength > this.#block.byteLength) {
      this.#endBlock();
      this.#block = Buffer.allocUnsafe(BLOCK_BYTES);
    }
    this.#block.set(piece, this.#used);
    this.#used += piece.byteLength;
  }

  joined(): Uint8Array {
    this.#endBlock();
    return Buffer.concat(this.#whole);
  }

  #endBlock(): void {
    if (this.#used > 0) this.#whole.push(this.#block.subarray(0, this.#used));
    this.#block = Buffer.alloc(0);
    this.#used = 0;
  }
}
