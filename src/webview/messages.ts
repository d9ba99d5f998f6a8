import * as v from 'valibot';
import type { HostMessage, PageMessage } from '../editor/protocol.ts';
import { hostMessageSchema } from '../editor/protocol.ts';

/** The part of VS Code's webview API that the page uses. State is never stored: it would lie on disk in clear. */
export interface PagePort {
  postMessage(message: PageMessage): void;
}

/** Waits between two `ready`, in ms: a host that is still starting may miss the first. */
export const READY_RETRY_MS: readonly number[] = [250, 500, 1000, 2000, 4000, 8000];

/** The message when it is exactly what the protocol allows, else undefined. */
export function readHostMessage(data: unknown): HostMessage | undefined {
  const result = v.safeParse(hostMessageSchema, data);
  return result.success ? result.output : undefined;
}

/** Listens to the host and asks for its data until it has answered. */
export class HostLink {
  readonly #port: PagePort;
  readonly #onMessage: (message: HostMessage) => void;
  readonly #awaited = new Set<HostMessage['type']>(['init', 'state']);
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(port: PagePort, onMessage: (message: HostMessage) => void) {
    this.#port = port;
    this.#onMessage = onMessage;
  }

  /** Starts the handshake. `source` is the window that the host's messages arrive at. */
  connect(source: EventTarget): void {
    source.addEventListener('message', (event) => {
      if (event instanceof MessageEvent) this.#receive(event.data);
    });
    this.#sayReady(0);
  }

  post(message: PageMessage): void {
    this.#port.postMessage(message);
  }

  #receive(data: unknown): void {
    const message = readHostMessage(data);
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
