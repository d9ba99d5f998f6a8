import type { ImageFailure, ImageOutcome } from '../api/fetchImage.ts';
import { imageAddress } from '../api/imageAddress.ts';

/** What is known of the picture of the customer that an editor shows. */
export type ImageState =
  /** There is no address, or none that a picture may be loaded from. */
  | { readonly status: 'none' | 'refused' }
  | { readonly status: 'offered'; readonly host: string }
  | { readonly status: 'loading' }
  | { readonly status: 'shown' }
  | { readonly status: 'failed'; readonly why: ImageFailure };

export type LoadImage = (address: string, signal: AbortSignal) => Promise<ImageOutcome>;

/** The picture of one editor. It is loaded when the user asks for it and never before, and belongs to one address. */
export class CustomerImage {
  readonly #load: LoadImage;
  readonly #changed: () => void;
  #address = '';
  #state: ImageState = { status: 'none' };
  #data: string | undefined;
  #loading: AbortController | undefined;

  constructor(load: LoadImage, changed: () => void) {
    this.#load = load;
    this.#changed = changed;
  }

  /** The picture as a `data:` URI, once it is there. */
  get data(): string | undefined {
    return this.#data;
  }

  /** What there is to show for this address of the record; another address than before starts anew. */
  stateFor(address: string): ImageState {
    if (address !== this.#address) {
      this.#loading?.abort();
      this.#address = address;
      this.#data = undefined;
      this.#state = offer(address);
    }
    return this.#state;
  }

  /** Loads the picture at the address that was shown last. A second call while one is under way does nothing. */
  async load(): Promise<void> {
    if (this.#state.status !== 'offered' && this.#state.status !== 'failed') return;
    const loading = new AbortController();
    this.#loading = loading;
    this.#state = { status: 'loading' };
    this.#changed();
    const outcome = await this.#load(this.#address, loading.signal);
    if (this.#loading !== loading || loading.signal.aborted) return;
    if (outcome.kind === 'image') this.#data = dataUri(outcome);
    this.#state = outcome.kind === 'image' ? { status: 'shown' } : { status: 'failed', why: outcome.why };
    this.#changed();
  }

  dispose(): void {
    this.#loading?.abort();
  }
}

function offer(address: string): ImageState {
  if (address.trim() === '') return { status: 'none' };
  const url = imageAddress(address);
  return url ? { status: 'offered', host: url.host } : { status: 'refused' };
}

function dataUri({ type, bytes }: Extract<ImageOutcome, { kind: 'image' }>): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}
