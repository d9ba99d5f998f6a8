import type { FetchLike } from '../api/transport.ts';
import type { SampleServer } from './sampleServer.ts';

/**
 * The fetch of the sample account. Its stored origin only stands in for the sandbox, which gets its port when it starts, so
 * each request goes to where the sandbox of this window is. That is always this computer (see `SampleServer`).
 */
export function sampleFetch(
  standIn: string,
  sampleServer: Pick<SampleServer, 'access'>,
  loadFetch: () => Promise<FetchLike>,
): () => Promise<FetchLike> {
  return async () => {
    const [fetch, { origin }] = await Promise.all([loadFetch(), sampleServer.access()]);
    return async (url, init) => {
      if (!url.startsWith(`${standIn}/`)) throw new Error('a request of the sample account left its origin');
      return fetch(origin + url.slice(standIn.length), init);
    };
  };
}
