import type { AccountProfile } from '../../../src/accounts/account.ts';
import { AccountStore } from '../../../src/accounts/accountStore.ts';
import { AccountConnections } from '../../../src/accounts/connections.ts';
import { RequestBudgets } from '../../../src/accounts/requestBudgets.ts';
import { SampleServer } from '../../../src/accounts/sampleServer.ts';
import { SecretVault } from '../../../src/accounts/secretVault.ts';
import type { ApiErrorDetail } from '../../../src/api/errors.ts';
import { apiErrorDetail } from '../../../src/api/errors.ts';
import type { FetchLike } from '../../../src/api/transport.ts';
import type { FieldNames } from '../../../src/api/wire.ts';
import { DEFAULT_FIELD_NAMES } from '../../../src/api/wire.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import type { Script } from '../../support/scriptedFetch.ts';
import { ScriptedFetch } from '../../support/scriptedFetch.ts';
import { FakeMemento, FakeSecrets } from './fakeStorage.ts';

export const FIRST_PAGE = { pageNumber: 1, pageSize: 1 };
export const CREDENTIALS = { clientId: 'id-1', clientSecret: 'secret-1' };
const tokenPath = DEFAULT_FIELD_NAMES.tokenPath;

/** Gives a token and an empty list. */
const friendly: Script = ({ path }) =>
  path === tokenPath ? { json: { access_token: 'token', expires_in: 3600 } } : { json: [] };

/** Accounts with their secrets, their connections, and all that these send. */
export async function connectionScene(accounts: readonly AccountProfile[], script: Script = friendly) {
  const memento = new FakeMemento();
  const secrets = new FakeSecrets();
  const store = new AccountStore(memento, secrets, () => undefined);
  const vault = new SecretVault(secrets);
  for (const account of accounts) {
    await store.add(account);
    if (account.kind === 'tenant') await vault.storeCredentials(account, CREDENTIALS);
  }
  secrets.reads.length = 0;
  const network = new ScriptedFetch(script);
  const urls: string[] = [];
  const fetch: FetchLike = (url, init) => {
    urls.push(url);
    return network.fetch(url, init);
  };
  const names: Partial<FieldNames> = {};
  let starts = 0;
  const sampleServer = new SampleServer({}, async () => ({
    startSandbox: async () => {
      starts += 1;
      return { origin: 'http://127.0.0.1:4567', clientId: 'sample', clientSecret: 'own', close: async () => undefined };
    },
  }));
  const asked: string[] = [];
  const traced: string[] = [];
  const clock = new FakeClock();
  const connections = new AccountConnections({
    budgets: new RequestBudgets(clock),
    store,
    vault,
    sampleServer,
    ask: async (request, account) => {
      asked.push(`${request.operation} of ${account.label}`);
      return false;
    },
    traceOf: (accountId) => ({ sent: ({ operation }) => traced.push(`${operation} of ${accountId}`) }),
    shared: () => ({
      names: () => ({ ...DEFAULT_FIELD_NAMES, ...names }),
      log: { nextCorrelation: () => 0, request: () => undefined },
      loadFetch: async () => fetch,
      clock,
      random: () => 0.5,
    }),
  });
  const dropped: string[] = [];
  connections.onDidDrop((id) => dropped.push(id));
  const list = async (id: string): Promise<ApiErrorDetail | 'listed' | undefined> => {
    const call = connections.api(id)?.listCustomers(FIRST_PAGE);
    return call?.then(() => 'listed' as const, apiErrorDetail);
  };
  const tokenCalls = () => network.seen.filter((request) => request.path === tokenPath);
  return {
    ...{ names, memento, secrets, store, vault, connections, dropped, asked, traced, urls, list, tokenCalls },
    sandboxStarts: () => starts,
  };
}
