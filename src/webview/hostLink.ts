/** The part of VS Code's webview API that a page uses. State is never stored: it would lie on disk in clear. */
export interface PagePort<M> {
  postMessage(message: M | Ready): void;
}

interface Ready {
  readonly type: 'ready';
}

/** Waits between two `ready`, in ms: a host that is still starting may miss the first. */
export const READY_RETRY_MS: readonly number[] = [250, 500, 1000, 2000, 4000, 8000];

/** Listens to the host and asks for its data until texts and state have arrived. */
export class HostLink<Incoming extends { readonly type: string }, Outgoing> {
  readonly #port: PagePort<Outgoing>;
  readonly #read: (data: unknown) => Incoming | undefined;
  readonly #onMessage: (message: Incoming) => void;
  readonly #awaited = new Set<string>(['init', 'state']);
  #retry: ReturnType<typeof setTimeout> | undefined;

  /** `read` gives the message when it is exactly what the page's protocol allows. */
  constructor(
    port: PagePort<Outgoing>,
    read: (data: unknown) => Incoming | undefined,
    onMessage: (message: Incoming) => void,
  ) {
    this.#port = port;
    this.#read = read;
    this.#onMessage = onMessage;
  }

  /** Starts the handshake. `source` is the window that the host's messages arrive at. */
  connect(source: EventTarget): void {
    source.addEventListener('message', (event) => {
      if (event instanceof MessageEvent) this.#receive(event.data);
    });
    this.#sayReady(0);
  }

  post(message: Outgoing | Ready): void {
    this.#port.postMessage(message);
  }

  #receive(data: unknown): void {
    const message = this.#read(data);
    if (!message) return;
    this.#awaited.delete(message.type);
    if (this.#awaited.size === 0) clearTimeout(this.#retry);
    this.#onMessage(message);
  }

  #sayReady(attempt: number): void {
    this.post({ type: 'ready' });
    const wait = READY_RETRY_MS[attempt];
    if (wait !== undefined) this.#retry = setTimeout(() => this.#sayReady(attempt + 1), wait);
  }
}
