import { createHmac, randomBytes } from 'node:crypto';
import type { Budget, BudgetSnapshot } from '../api/budget.ts';
import type { ConnectedCustomerApi, CustomerApiOptions } from '../api/createCustomerApi.ts';
import { createCustomerApi } from '../api/createCustomerApi.ts';
import type { CustomerApi } from '../api/customerApi.ts';
import type { RequestTrace } from '../api/requestTrace.ts';
import type { WriteRecorder } from '../api/writeRecorder.ts';
import type { Disposable } from '../platform/disposables.ts';
import type { AskBeforeWrite } from './accessGate.ts';
import { accessGate } from './accessGate.ts';
import type { AccountProfile } from './account.ts';
import type { AccountStore } from './accountStore.ts';
import type { RequestBudgets } from './requestBudgets.ts';
import { sampleFetch } from './sampleFetch.ts';
import type { SampleServer } from './sampleServer.ts';
import type { ClientCredentials, SecretVault } from './secretVault.ts';
import { Signal } from './signal.ts';

/** What every connection shares: names, log, fetch, clock. */
export type SharedApiOptions = Omit<
  CustomerApiOptions,
  'origin' | 'getCredentials' | 'gate' | 'trace' | 'recorder' | 'budget'
>;

export interface ConnectionDeps {
  readonly store: AccountStore;
  readonly vault: SecretVault;
  readonly sampleServer: SampleServer;
  readonly ask: AskBeforeWrite;
  readonly budgets: RequestBudgets;
  /** Read when a connection is made. */
  readonly shared: () => SharedApiOptions;
  /** Where the requests of an account are kept; undefined where they are not. */
  readonly traceOf?: (accountId: string) => RequestTrace;
  /** Where the writes of an account are recorded; undefined where they are not. */
  readonly recorderOf?: (accountId: string) => WriteRecorder;
}

interface Connection {
  readonly connected: ConnectedCustomerApi;
  readonly origin: string;
  /** Fingerprint of the credentials that the vault last gave; undefined before it was asked. */
  lastRead: string | undefined;
  /** That of the host and client id; undefined before the credentials were read. */
  budget: Budget | undefined;
}

/**
 * The API of each account: made when first asked for, one per account, ended when the account is removed or its credentials
 * or origin change. No secret is read before the first call needs a token, and none is kept here (design D6).
 */
export class AccountConnections {
  readonly #deps: ConnectionDeps;
  readonly #connections = new Map<string, Connection>();
  readonly #dropped = new Signal<string>();
  readonly #budgetChanged = new Signal<string>();
  readonly #fingerprintKey = randomBytes(32);
  readonly #listening: readonly Disposable[];

  constructor(deps: ConnectionDeps) {
    this.#deps = deps;
    this.#listening = [
      deps.store.onDidChange(() => this.#dropStale()),
      deps.vault.onDidChangeCredentials((accountId) => void this.#compareCredentials(accountId)),
      deps.budgets.onDidChange((budget) => this.#tellBudget(budget)),
    ];
  }

  /** Hears the account whose connection has ended: what was read through it may be out of date. */
  readonly onDidDrop = this.#dropped.subscribe;

  /** Hears the account whose request budget changed, also by what another account of the same host and client id did. */
  readonly onDidChangeBudget = this.#budgetChanged.subscribe;

  /** The API of an account, or undefined when there is no such account. Does no network and reads no secret. */
  api(accountId: string): CustomerApi | undefined {
    const known = this.#connections.get(accountId);
    if (known) return known.connected.api;
    const account = this.#deps.store.get(accountId);
    return account && this.#connect(account).connected.api;
  }

  /** How many requests the account may make now, or undefined before it was first used. */
  budget(accountId: string): BudgetSnapshot | undefined {
    return this.#connections.get(accountId)?.budget?.snapshot();
  }

  /** Ends the account's connection: what is under way is cancelled, the token is forgotten. The next use makes a new one. */
  drop(accountId: string): void {
    const connection = this.#connections.get(accountId);
    if (!connection) return;
    this.#connections.delete(accountId);
    connection.connected.dispose();
    this.#dropped.fire(accountId);
  }

  dispose(): void {
    for (const listener of this.#listening) listener.dispose();
    for (const accountId of [...this.#connections.keys()]) this.drop(accountId);
    this.#dropped.dispose();
    this.#budgetChanged.dispose();
  }

  #connect(account: AccountProfile): Connection {
    const { store, ask, sampleServer, shared, traceOf, recorderOf, budgets } = this.#deps;
    const { id, kind, origin } = account;
    const options = shared();
    const connected = createCustomerApi({
      ...options,
      loadFetch: kind === 'sample' ? sampleFetch(origin, sampleServer, options.loadFetch) : options.loadFetch,
      origin,
      getCredentials: async () => {
        const credentials = await (kind === 'sample' ? sampleServer.access() : this.#readCredentials(id, connection));
        if (credentials) connection.budget = budgets.of(origin, credentials.clientId);
        return credentials;
      },
      // No request is made before the credentials were read.
      budget: () => connection.budget ?? budgets.of(origin, ''),
      gate: accessGate(() => store.get(id), ask),
      ...(traceOf === undefined ? {} : { trace: traceOf(id) }),
      ...(recorderOf === undefined ? {} : { recorder: recorderOf(id) }),
    });
    const connection: Connection = { connected, origin, lastRead: undefined, budget: undefined };
    this.#connections.set(id, connection);
    return connection;
  }

  async #readCredentials(accountId: string, connection: Connection): Promise<ClientCredentials | undefined> {
    const account = this.#deps.store.get(accountId);
    if (account?.origin !== connection.origin) return undefined;
    const credentials = await this.#deps.vault.readCredentials(account);
    connection.lastRead = this.#fingerprint(credentials);
    return credentials;
  }

  #tellBudget(budget: Budget): void {
    for (const [accountId, connection] of [...this.#connections]) {
      if (connection.budget === budget) this.#budgetChanged.fire(accountId);
    }
  }

  #dropStale(): void {
    for (const [accountId, connection] of [...this.#connections]) {
      if (this.#deps.store.get(accountId)?.origin !== connection.origin) this.drop(accountId);
    }
  }

  /** The secrets' event may fire twice or without a change, so the credentials themselves are compared. */
  async #compareCredentials(accountId: string): Promise<void> {
    const connection = this.#connections.get(accountId);
    const account = this.#deps.store.get(accountId);
    if (!connection || !account || connection.lastRead === undefined) return;
    const now = this.#fingerprint(await this.#deps.vault.readCredentials(account));
    if (this.#connections.get(accountId) !== connection) return;
    if (now === connection.lastRead) connection.connected.forgetRefusal();
    else this.drop(accountId);
  }

  /** Tells credentials apart without keeping them: an HMAC under a key that only this object has. */
  #fingerprint(credentials: ClientCredentials | undefined): string {
    const text = credentials ? JSON.stringify([credentials.clientId, credentials.clientSecret]) : 'missing';
    return createHmac('sha256', this.#fingerprintKey).update(text).digest('base64');
  }
}
