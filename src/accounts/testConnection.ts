import type { ApiErrorDetail } from '../api/errors.ts';
import type { ClientCredentials } from './secretVault.ts';

/** What is tried before it is stored. */
export interface ConnectionTarget {
  readonly origin: string;
  readonly credentials: ClientCredentials;
}

export type ConnectionOutcome =
  | { readonly kind: 'connected' }
  | { readonly kind: 'failed'; readonly detail: ApiErrorDetail };

/** Tries a connection and changes nothing. Never throws; an aborted signal is the failure `cancelled`. */
export type TestConnection = (target: ConnectionTarget, signal: AbortSignal) => Promise<ConnectionOutcome>;
