/** What a server shows of itself. Texts are as the certificate has them. */
export interface Certificate {
  /** Common name and organisation of whoever signed it. */
  readonly issuer: string;
  /** Milliseconds since 1970. */
  readonly validUntil: number;
}

/** How far the way of a request could be opened, without sending one. */
export type Opening =
  | { readonly kind: 'open'; readonly certificate: Certificate | undefined }
  /** A proxy answered with this status instead of opening a tunnel. */
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'failed'; readonly error: unknown; readonly certificate: Certificate | undefined };

export interface OpenedWay {
  /** What VS Code chose, in the words of a proxy script: `DIRECT`, `PROXY host:port`. Undefined where nobody chose. */
  readonly chosen: string | undefined;
  readonly opening: Opening;
}

/** What a diagnosis needs of the network. */
export interface Network {
  /** The addresses of a host. Throws as Node.js does, on an aborted signal too. */
  lookup(host: string, signal: AbortSignal): Promise<readonly string[]>;
  /** Connects and closes again. Throws as Node.js does, on an aborted signal too. */
  connect(host: string, port: number, signal: AbortSignal): Promise<void>;
  /**
   * Opens the way that a request to this origin would take, through the editor's own networking, and closes it. Never throws;
   * an aborted signal is a failure like any other.
   */
  open(origin: URL, signal: AbortSignal): Promise<OpenedWay>;
}
