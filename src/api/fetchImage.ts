import type { Clock } from './clock.ts';
import { Deadlines } from './deadlines.ts';
import type { ApiErrorKind } from './errors.ts';
import { apiErrorDetail } from './errors.ts';
import { fetchErrorDetail } from './fetchError.ts';
import { imageAddress } from './imageAddress.ts';
import type { ImageType } from './imageType.ts';
import { imageTypeOf } from './imageType.ts';
import { readBytes } from './readBody.ts';
import type { FetchLike } from './transport.ts';

/** Decompressed bytes. */
const MAX_IMAGE_BYTES = 2 * 1024 * 1024;
/** Milliseconds for the whole exchange: somebody is waiting for it. */
const IMAGE_MS = 15_000;

export type ImageOutcome =
  | { readonly kind: 'image'; readonly type: ImageType; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly why: ImageFailure };

export type ImageFailure =
  /** No https address of a host on the internet. */
  | { readonly reason: 'address' | 'tooLarge' | 'notAnImage' | 'redirected' | 'timeout' | 'cancelled' | 'unreachable' }
  | { readonly reason: 'status'; readonly status: number };

export interface FetchImageDeps {
  readonly loadFetch: () => Promise<FetchLike>;
  readonly clock: Clock;
}

/**
 * Loads the picture that a record names: over https alone, without any credential, without following a redirect, bounded
 * in size and time. What arrives counts as an image by its first bytes, not by what the server calls it. Never throws.
 */
export async function fetchImage(deps: FetchImageDeps, address: string, signal?: AbortSignal): Promise<ImageOutcome> {
  const url = imageAddress(address);
  if (!url) return failed({ reason: 'address' });
  const deadlines = new Deadlines(deps.clock, signal);
  try {
    deadlines.start('total', IMAGE_MS);
    const fetch = await deps.loadFetch();
    deadlines.signal.throwIfAborted();
    const answer = await fetch(url.href, {
      method: 'GET',
      headers: { Accept: 'image/png, image/jpeg, image/gif, image/webp', 'User-Agent': 'dealpos-customers-vscode' },
      body: undefined,
      signal: deadlines.signal,
      redirect: 'error',
      size: MAX_IMAGE_BYTES,
    });
    if (answer.status !== 200) return failed({ reason: 'status', status: answer.status });
    const bytes = await readBytes(answer.body, MAX_IMAGE_BYTES, () => undefined);
    deadlines.signal.throwIfAborted();
    const type = imageTypeOf(answer.headers.get('content-type') ?? '', bytes);
    return type ? { kind: 'image', type, bytes } : failed({ reason: 'notAnImage' });
  } catch (error) {
    return failed({ reason: reasonOf(deadlines.signal.aborted ? deadlines.signal.reason : error) });
  } finally {
    // Frees the socket of an answer that was not read to its end.
    deadlines.abort(undefined);
    deadlines.close();
  }
}

const REASONS: Partial<Record<ApiErrorKind, 'tooLarge' | 'redirected' | 'timeout' | 'cancelled'>> = {
  tooLarge: 'tooLarge',
  redirected: 'redirected',
  timeout: 'timeout',
  cancelled: 'cancelled',
};

function reasonOf(error: unknown): Exclude<ImageFailure['reason'], 'status'> {
  const { kind } = apiErrorDetail(error) ?? fetchErrorDetail(error, MAX_IMAGE_BYTES, false);
  return REASONS[kind] ?? 'unreachable';
}

function failed(why: ImageFailure): ImageOutcome {
  return { kind: 'failed', why };
}
