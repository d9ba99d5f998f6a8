import type { ServerResponse } from 'node:http';
import type { TestContext } from 'node:test';
import type { AccountProfile } from '../../src/accounts/account.ts';
import type { CustomerApi } from '../../src/api/customerApi.ts';
import type { FetchLike } from '../../src/api/transport.ts';
import { FakeMemento, FakeSecrets } from '../unit/accounts/fakeStorage.ts';
import { profileOf } from '../unit/accounts/profiles.ts';
import type { ApiModules } from './apiModules.ts';
import type { Handler } from './loopbackServer.ts';
import { LoopbackServer } from './loopbackServer.ts';

const CREDENTIALS = { clientId: 'client', clientSecret: 'secret' };

/** A server on 127.0.0.1 that lives as long as the test. */
export async function serve(t: TestContext, handler: Handler): Promise<LoopbackServer> {
  const server = await LoopbackServer.start(handler);
  t.after(() => server.stop());
  return server;
}

/**
 * Another port of the shop's own host: node-fetch would take its credentials there. Nothing may ever connect to it, so no
 * header and no body can come.
 */
export function openTrap(t: TestContext): Promise<LoopbackServer> {
  return serve(t, (_, response) => response.end('{}'));
}

/** A shop that gives a token and answers everything else in this way. */
export function shop(
  t: TestContext,
  { defaultNames }: ApiModules,
  answer: (response: ServerResponse) => void,
): Promise<LoopbackServer> {
  return serve(t, (request, response) => {
    request.resume();
    if (request.url === defaultNames.tokenPath) response.end('{"access_token":"t","expires_in":3600}');
    else answer(response);
  });
}

/** The API at an origin, with what `dealpos.api.fieldNames` says. */
export function apiAt(
  modules: ApiModules,
  origin: string,
  { setting = {}, fetch }: { readonly setting?: unknown; readonly fetch?: FetchLike } = {},
): CustomerApi {
  const budget = new modules.Budget(modules.systemClock);
  return modules.createCustomerApi({
    ...shared(modules, fetch),
    budget: () => budget,
    origin,
    names: () => modules.parseFieldNames(setting).names,
    getCredentials: async () => CREDENTIALS,
    gate: async () => false,
  }).api;
}

/**
 * The API of an account whose secret was stored for `origin`, and whose profile was changed in the storage afterwards.
 * Undefined where the profile is not accepted any more.
 */
export async function apiOfTampered(
  t: TestContext,
  modules: ApiModules,
  origin: string,
  change: Partial<AccountProfile>,
): Promise<CustomerApi | undefined> {
  const [memento, secrets] = [new FakeMemento(), new FakeSecrets()];
  const store = new modules.AccountStore(memento, secrets, () => undefined);
  const vault = new modules.SecretVault(secrets);
  const account = profileOf({ origin });
  await store.add(account);
  await vault.storeCredentials(account, CREDENTIALS);
  await memento.update('dealpos.accounts', [{ ...account, ...change }]);
  const connections = new modules.AccountConnections({
    ...{ store, vault },
    sampleServer: new modules.SampleServer({}, () => Promise.reject(new Error('there is no sandbox'))),
    ask: async () => true,
    budgets: new modules.RequestBudgets(modules.systemClock),
    shared: () => ({ ...shared(modules), names: () => modules.defaultNames }),
  });
  t.after(() => {
    connections.dispose();
    store.dispose();
  });
  return connections.api(account.id);
}

function shared({ systemClock, loadFetch }: ApiModules, fetch?: FetchLike) {
  return {
    log: { nextCorrelation: () => 0, request: () => undefined },
    loadFetch: fetch ? async () => fetch : loadFetch,
    clock: systemClock,
    random: () => 0,
  };
}
