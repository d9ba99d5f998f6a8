import type { TestContext } from 'node:test';
import type { AccountProfile } from '../../../src/accounts/account.ts';
import { AccountConnections } from '../../../src/accounts/connections.ts';
import { RequestBudgets } from '../../../src/accounts/requestBudgets.ts';
import { RequestHistory } from '../../../src/accounts/requestHistory.ts';
import { systemClock } from '../../../src/api/clock.ts';
import type { CustomerKey, CustomerRecord } from '../../../src/api/customerRecord.ts';
import { nodeFetch } from '../../../src/api/nodeFetch.ts';
import type { FieldNames } from '../../../src/api/wire.ts';
import { DEFAULT_FIELD_NAMES } from '../../../src/api/wire.ts';
import type { CustomerArgument } from '../../../src/commands/customerArgument.ts';
import type { CustomerCommandDeps } from '../../../src/commands/customerCommandDeps.ts';
import { stableKey } from '../../../src/customers/customer.ts';
import type { CustomerDocument } from '../../../src/editor/customerDocument.ts';
import type { OpenOptions } from '../../../src/editor/customerOpener.ts';
import { FreshRecords } from '../../../src/editor/freshRecords.ts';
import type { OpenDocument, OpenDocuments } from '../../../src/editor/openDocuments.ts';
import type { SandboxOptions } from '../../../src/sandbox/options.ts';
import { CustomerDirectories } from '../../../src/tree/directories.ts';
import { useSandbox } from '../../support/sandboxFixture.ts';
import { profileOf } from '../accounts/profiles.ts';
import type { Scene } from './accountFixture.ts';
import { accountScene } from './accountFixture.ts';

/** An editor that a command opened. */
export interface Opened extends OpenOptions {
  readonly accountId: string;
  readonly key: CustomerKey;
}

export interface CustomerScene extends Pick<Scene, 'script' | 'answers'> {
  readonly sandbox?: SandboxOptions;
  /** Default: one account. All are of the same sandbox. */
  readonly accounts?: readonly Partial<AccountProfile>[];
  readonly pageSize?: number;
  /** The customer in the editor that has the focus. */
  readonly inFront?: CustomerDocument;
  /** The editors of the first account. */
  readonly editors?: readonly OpenDocument[];
  readonly names?: Partial<FieldNames>;
  /** How the user answers when an account asks before each write; yes unless told otherwise. */
  readonly confirms?: readonly boolean[];
}

/**
 * The customer commands with everything real but VS Code, down to a sandbox of 60 customers on loopback. `requests`
 * gives the operations that reached the sandbox since the scene was set, but for the token.
 */
export async function customerScene(t: TestContext, scene: CustomerScene = {}) {
  const { sandbox } = await useSandbox(t, { customers: 60, ...scene.sandbox });
  const accounts = (scene.accounts ?? [{}]).map((change, index) =>
    profileOf({ origin: sandbox.origin, label: `Shop ${index + 1}`, ...change }),
  );
  const base = await accountScene({ ...scene, accounts });
  const { clientId, clientSecret } = sandbox;
  for (const account of accounts) await base.vault.storeCredentials(account, { clientId, clientSecret });
  const confirms = [...(scene.confirms ?? [])];
  const history = new RequestHistory(base.store, () => Date.UTC(2026, 10, 22, 10));
  t.after(() => history.dispose());
  const names = { ...DEFAULT_FIELD_NAMES, ...scene.names };
  const connections = new AccountConnections({
    ...base.deps,
    budgets: new RequestBudgets(systemClock),
    ask: async () => confirms.shift() ?? true,
    traceOf: (accountId) => history.of(accountId),
    shared: () => ({
      names: () => names,
      log: { nextCorrelation: () => 0, request: () => undefined },
      loadFetch: async () => nodeFetch,
      clock: systemClock,
      random: () => 0,
    }),
  });
  t.after(() => connections.dispose());
  const directories = new CustomerDirectories(connections, () => scene.pageSize ?? 20, Date.now);
  const view = new FakeView();
  const opened: Opened[] = [];
  const [account] = accounts;
  const deps = {
    ...base.deps,
    connections,
    directories,
    fresh: new FreshRecords(Date.now),
    view,
    formatCount: (count: number) => new Intl.NumberFormat('id').format(count),
    open: {
      at: (uri: unknown) => scene.editors?.find(({ document }) => document.uri === uri),
      active: () => scene.inFront && { document: scene.inFront },
      ofAccount: (id: string) => (id === account?.id ? (scene.editors ?? []) : []),
      takeIn: (id: string, record: CustomerRecord) => {
        if (id === account?.id) for (const { document } of scene.editors ?? []) document.takeIn(record);
      },
    },
    opener: {
      open: async (accountId: string, key: CustomerKey, options: OpenOptions = {}) =>
        void opened.push({ accountId, key, ...options }),
    },
  } satisfies CustomerCommandDeps &
    Record<'view' | 'opener' | 'formatCount', unknown> & { open: Pick<OpenDocuments, 'takeIn'> };
  sandbox.clearRequests();
  const requests = (): (string | undefined)[] =>
    sandbox.requests.map((request) => request.operation).filter((operation) => operation !== 'createToken');
  const accountId = account?.id ?? '';
  return { ...base, deps, sandbox, accounts, accountId, connections, directories, history, view, opened, requests };
}

export type CustomerSceneParts = Awaited<ReturnType<typeof customerScene>>;

/** Loads the first page of an account's list and gives its records; forgets the requests that it took. */
export async function loadList({
  directories,
  sandbox,
  accountId,
}: Pick<CustomerSceneParts, 'directories' | 'sandbox' | 'accountId'>): Promise<CustomerRecord[]> {
  const state = await directories.of(accountId)?.load();
  sandbox.clearRequests();
  return state?.rows.map((row) => row.record) ?? [];
}

/** Rows of customers that have an ID, a code, an email and a mobile number. */
export async function rowsFor(parts: CustomerSceneParts, count: number) {
  const records = (await loadList(parts)).filter(({ id, code, email, mobile }) => id && code && email && mobile);
  if (records.length < count) throw new Error('the sandbox has fewer such customers than the test needs');
  return records.slice(0, count).map((record) => ({ record, row: rowOf(parts.accountId, record) }));
}

/** A customer's row, as the tree hands it to a command. */
export function rowOf(accountId: string, record: CustomerRecord): CustomerArgument {
  return { type: 'customer', accountId, customer: stableKey(record) };
}

/** The item; fails the test where there is none. */
export function given<T>(item: T | null | undefined): T {
  if (item === undefined || item === null) throw new Error('the sandbox gave less than the test needs');
  return item;
}

/** Remembers what it was told to show. */
class FakeView {
  readonly focused: string[] = [];

  async focus(accountId: string, customer: string): Promise<void> {
    this.focused.push(`${customer} of ${accountId}`);
  }
  async focusList(accountId: string): Promise<void> {
    this.focused.push(`list of ${accountId}`);
  }
  async focusIdList(accountId: string): Promise<void> {
    this.focused.push(`id list of ${accountId}`);
  }
  async whileReading<T>(task: () => Promise<T>): Promise<T> {
    return task();
  }
}

/** An open editor as far as commands use it: they read its document again and close it. */
export function editorOf(document: CustomerDocument): OpenDocument {
  return { document, panel: undefined } as OpenDocument;
}
