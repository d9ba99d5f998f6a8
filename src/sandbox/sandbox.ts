import { HttpServer } from './httpServer.ts';
import type { SandboxOptions } from './options.ts';
import { settingsOf } from './options.ts';
import type { SeenRequest } from './requestLog.ts';
import { SandboxState } from './sandboxState.ts';
import type { CustomerStore } from './store.ts';

/** A running local DealPOS with synthetic customers. */
export interface Sandbox {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The last 2,000 requests, oldest first. */
  readonly requests: readonly SeenRequest[];
  /** How many requests came in all, since the start or the last `clearRequests`. */
  readonly requestCount: number;
  /** The customers themselves, for tests to look at and to change behind the API's back. */
  readonly store: CustomerStore;
  /** Puts exactly these dialects in force. Throws a RangeError for unknown or contradicting names. */
  setDialect(...names: string[]): void;
  /** Puts exactly these faults in force (`name[:value][@operation][*count]`). Throws a RangeError for one that cannot be read. */
  setFault(...faults: string[]): void;
  /** Makes every token issued so far invalid. */
  expireTokens(): void;
  clearRequests(): void;
  /** Back to how it began: customers, dialects, faults, rate limit, tokens, request log. */
  reset(): void;
  /** Stops it and ends every connection. */
  close(): Promise<void>;
}

/**
 * Starts a sandbox on 127.0.0.1. Rejects with a RangeError for options that make no sense and with the error of
 * `listen` when the port is taken.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const settings = settingsOf(options);
  const state = new SandboxState(settings);
  const server = new HttpServer(state);
  const port = await server.listen(settings.port);
  return {
    origin: `http://127.0.0.1:${port}`,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    get requests() {
      return state.log.entries;
    },
    get requestCount() {
      return state.log.count;
    },
    get store() {
      return state.store;
    },
    setDialect: (...names) => state.setDialects(names),
    setFault: (...faults) => state.setFaults(faults),
    expireTokens: () => state.tokens.revokeAll(),
    clearRequests: () => state.log.clear(),
    reset: () => state.reset(),
    close: () => server.close(),
  };
}
