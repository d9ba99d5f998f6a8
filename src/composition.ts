import { randomUUID } from 'node:crypto';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { AccountStatusBar } from './accounts/accountStatusBar.ts';
import { AccountStore } from './accounts/accountStore.ts';
import { ConfirmedNames } from './accounts/confirmedNames.ts';
import type { SharedApiOptions } from './accounts/connections.ts';
import { AccountConnections } from './accounts/connections.ts';
import { DraftFiles } from './accounts/draftFiles.ts';
import { AccountRemover } from './accounts/removeAccount.ts';
import { RequestBudgets } from './accounts/requestBudgets.ts';
import { RequestHistory } from './accounts/requestHistory.ts';
import { SampleServer } from './accounts/sampleServer.ts';
import { SecretVault } from './accounts/secretVault.ts';
import { Signal } from './accounts/signal.ts';
import { connectionTester } from './accounts/testConnection.ts';
import { WaitNotices } from './accounts/waitNotices.ts';
import { showWait } from './accounts/waitProgress.ts';
import { systemClock } from './api/clock.ts';
import type { CustomerKey, CustomerRecord } from './api/customerRecord.ts';
import { transportLimits } from './api/transportLimits.ts';
import type { ParsedFieldNames } from './api/wire.ts';
import { parseFieldNames } from './api/wire.ts';
import type { AccountCommandDeps } from './commands/accountCommandDeps.ts';
import { confirmWrite } from './commands/accountConfirmWrite.ts';
import { vscodeDialogs, vscodeSteps } from './commands/accountWindow.ts';
import { vscodeApiDescription } from './commands/apiDescriptionWindow.ts';
import { commandHandlers } from './commands/handlers.ts';
import { COMMANDS } from './commands/ids.ts';
import { LateCustomerCommands } from './commands/lateCustomerCommands.ts';
import { MarkdownPage } from './commands/markdownPage.ts';
import { registerCommands } from './commands/register.ts';
import type { UnconfirmedHintDeps } from './commands/unconfirmedHint.ts';
import { customerLabel } from './customers/customerLabel.ts';
import { composeEditor } from './editor/composeEditor.ts';
import type { LoadImage } from './editor/customerImage.ts';
import { fieldLabels } from './editor/pageStrings.ts';
import { LateJournal } from './journal/lateJournal.ts';
import { DisposableStore } from './platform/disposables.ts';
import { describeError } from './platform/errorText.ts';
import { ExtensionLog } from './platform/log.ts';
import { proxySettings } from './platform/proxySettings.ts';
import { CustomersTreeProvider } from './tree/customersTreeProvider.ts';
import { CustomersView } from './tree/customersView.ts';
import { CustomerDirectories } from './tree/directories.ts';

/** Builds every object of the extension once, by constructor. Disposing the result takes everything down. */
export function compose(context: vscode.ExtensionContext): vscode.Disposable {
  const owned = new DisposableStore();
  const log = new ExtensionLog(owned.add(vscode.window.createOutputChannel('DealPOS', { log: true })));
  const recordOf: RecordLookup = (accountId, key) =>
    directories.find(accountId, key) ?? editor.fresh.find(accountId, key)?.record;
  const accounts = composeAccounts(context, owned, log, recordOf);
  const { connections } = accounts;
  const directories = new CustomerDirectories(connections, pageSize, Date.now);
  owned.add(connections.onDidDrop((accountId) => directories.drop(accountId)));
  const editor = composeEditor(context, owned, {
    ...accounts,
    log,
    ...listPorts(directories),
    loadImage,
  });
  const view = composeView(owned, accounts, directories);
  const confirmed = new ConfirmedNames(context.globalState);
  const tools = { ...editor, ...vscodeApiDescription, confirmed, writeClipboard };
  const shared = { ...accounts.commands, ...tools, connections, directories, log };
  const onCustomers = owned.add(
    new LateCustomerCommands({
      ...shared,
      extensionUri: context.extensionUri,
      openNew: (accountId, code) => editor.opener.openNew(accountId, code),
      hint: hintDeps(context, log, { confirmed, history: accounts.history }),
      history: accounts.history,
      journal: accounts.journal,
      onDidChangeHistory: accounts.historyChanged.subscribe,
      retentionDays,
      names: () => fieldNames().names,
      view,
    }),
  );
  const handlers = commandHandlers({
    ...shared,
    onCustomers,
    view,
    budgets: accounts.budgets,
    ...composePages(owned),
    ...diagnosisDeps(context, log),
  });
  for (const command of registerCommands(handlers, log)) owned.add(command);
  owned.add(followSettings(directories, accounts.journal, log));
  return owned;
}

/** The sidebar and the status bar. */
function composeView(
  owned: DisposableStore,
  { store, connections }: Pick<ReturnType<typeof composeAccounts>, 'store' | 'connections'>,
  directories: CustomerDirectories,
): CustomersView {
  owned.add(new AccountStatusBar(store, connections, systemClock));
  const provider = owned.add(new CustomersTreeProvider(store, directories));
  return owned.add(new CustomersView(store, directories, provider));
}

/** What the editor tells the lists, and asks of them. */
function listPorts(directories: CustomerDirectories) {
  return {
    recordRead: (accountId: string, record: CustomerRecord) => directories.apply(accountId, record),
    recordCreated: (accountId: string, record: CustomerRecord) => showCreated(directories, accountId, record),
    loaded: (accountId: string) => directories.known(accountId)?.state.rows.map((row) => row.record) ?? [],
  };
}

/** Puts a customer that was just created into the list, or says why the list does not show it. */
function showCreated(directories: CustomerDirectories, accountId: string, record: CustomerRecord): void {
  if (directories.insert(accountId, record) !== 'filteredOut') return;
  const text = vscode.l10n.t(
    '{0} was created. The list does not show it, because of its filter.',
    customerLabel(record),
  );
  vscodeDialogs.tell(text);
}

type RecordLookup = (accountId: string, key: CustomerKey) => CustomerRecord | undefined;

function composeAccounts(
  context: vscode.ExtensionContext,
  owned: DisposableStore,
  log: ExtensionLog,
  recordOf: RecordLookup,
) {
  const vault = new SecretVault(context.secrets);
  const draftFiles = new DraftFiles(path.join(context.globalStorageUri.fsPath, 'drafts'), Date.now);
  const store = owned.add(
    new AccountStore(context.globalState, context.secrets, (count) => log.event('accounts unreadable', { count })),
  );
  const sampleServer = owned.add(new SampleServer(process.env, () => import('./sandbox/sandbox.ts')));
  const shared = (): SharedApiOptions => apiOptions(log);
  const ask = confirmWrite({
    dialogs: vscodeDialogs,
    l10n: vscode.l10n,
    fieldLabel: (field) => new Map<string, string>(Object.entries(fieldLabels())).get(field),
    recordOf,
  });
  const history = owned.add(new RequestHistory(store, Date.now));
  const budgets = owned.add(new RequestBudgets(systemClock));
  owned.add(new WaitNotices({ budgets, clock: systemClock, l10n: vscode.l10n, show: showWait }));
  const historyChanged = owned.add(new Signal<string>());
  const journal = composeJournal(context, log, { store, vault, historyChanged });
  const kept = {
    traceOf: (accountId: string) => history.of(accountId),
    recorderOf: (accountId: string) => journal.recorderOf(accountId),
  };
  const connections = owned.add(new AccountConnections({ store, vault, sampleServer, ask, budgets, shared, ...kept }));
  const commands: AccountCommandDeps = {
    steps: vscodeSteps,
    dialogs: vscodeDialogs,
    l10n: vscode.l10n,
    describeError,
    diagnose: (accountId) => vscode.commands.executeCommand<void>(COMMANDS.diagnoseConnection, accountId),
    enterSecret: (accountId) => vscode.commands.executeCommand<void>(COMMANDS.enterSecret, accountId),
    showDetails: (failure) => log.showDetails(failure),
    store,
    vault,
    testConnection: connectionTester(shared, budgets),
    remover: new AccountRemover(store, vault, connections, journal, draftFiles),
    sampleServer,
  };
  return { store, vault, draftFiles, connections, history, journal, historyChanged, budgets, commands };
}

/** The journal of writes. Nothing is read or made before the first write or the first look at it. */
function composeJournal(
  context: vscode.ExtensionContext,
  log: ExtensionLog,
  parts: { readonly store: AccountStore; readonly vault: SecretVault; readonly historyChanged: Signal<string> },
): LateJournal {
  const reportFailure = (where: string, error: unknown): void => log.failure(where, error);
  const open = async () => {
    const { openJournal } = await import('./journal/openJournal.ts');
    return openJournal(path.join(context.globalStorageUri.fsPath, 'history'), {
      keys: parts.vault,
      isAccount: (accountId) => parts.store.get(accountId) !== undefined,
      retentionDays,
      now: Date.now,
      newId: randomUUID,
      changed: (accountId) => parts.historyChanged.fire(accountId),
      reportFailure,
    });
  };
  return new LateJournal(open, reportFailure);
}

/** Days for which writes are kept in the journal; 0 keeps none. A value that is no number counts as the default. */
function retentionDays(): number {
  const configured = vscode.workspace.getConfiguration('dealpos').get<unknown>('history.retentionDays');
  if (typeof configured !== 'number' || !Number.isFinite(configured)) return 30;
  return Math.min(365, Math.max(0, Math.trunc(configured)));
}

/** What the hint "these names are guesses" needs. */
function hintDeps(
  context: vscode.ExtensionContext,
  log: ExtensionLog,
  known: Pick<UnconfirmedHintDeps, 'confirmed' | 'history'>,
): UnconfirmedHintDeps {
  return {
    ...known,
    dialogs: vscodeDialogs,
    l10n: vscode.l10n,
    memento: context.globalState,
    names: () => fieldNames().names,
    checkApiDescription: () => vscode.commands.executeCommand<void>(COMMANDS.checkApiDescription),
    reportFailure: (error) => log.failure('the hint on unconfirmed names', error),
  };
}

const loadFetch = async () => (await import('./api/nodeFetch.ts')).nodeFetch;

const loadImage: LoadImage = async (address, signal) => {
  const { fetchImage } = await import('./api/fetchImage.ts');
  return fetchImage({ loadFetch, clock: systemClock }, address, signal);
};

function fieldNames(): ParsedFieldNames {
  return parseFieldNames(setting('api.fieldNames'));
}

function writeClipboard(text: string): Thenable<void> {
  return vscode.env.clipboard.writeText(text);
}

function composePages(owned: DisposableStore) {
  const description = owned.add(new MarkdownPage('dealpos-api-description', vscode.l10n.t('API Description')));
  const report = owned.add(new MarkdownPage('dealpos-connection-report', vscode.l10n.t('Connection Report')));
  return {
    showPage: (markdown: string) => description.show(markdown),
    showReport: (markdown: string) => report.show(markdown),
  };
}

/** What a diagnosis of the connection needs to know of this program. */
function diagnosisDeps({ extension }: vscode.ExtensionContext, log: ExtensionLog) {
  return {
    apiOptions: () => apiOptions(log),
    proxySettings: () => proxySettings(process.env),
    programs: `${extension.id} ${extension.packageJSON.version}, VS Code ${vscode.version}, ${process.platform}`,
  };
}

function setting(name: string): unknown {
  return vscode.workspace.getConfiguration('dealpos').get<unknown>(name);
}

function apiOptions(log: ExtensionLog): SharedApiOptions {
  return {
    names: () => fieldNames().names,
    log,
    loadFetch,
    clock: systemClock,
    random: Math.random,
    limits: () => transportLimits((timeout) => setting(`timeouts.${timeout}`)),
  };
}

/** Rows on a page. A value out of bounds, such as one typed into the settings file, counts as the nearest bound. */
function pageSize(): number {
  const configured = vscode.workspace.getConfiguration('dealpos').get<number>('pageSize', 100);
  return Math.min(500, Math.max(1, Math.trunc(Number(configured)) || 100));
}

/** New field names count from the next call on, so what is loaded stays; a list that failed may owe that to the old ones. */
function followSettings(directories: CustomerDirectories, journal: LateJournal, log: ExtensionLog): vscode.Disposable {
  reportIgnoredNames(log);
  return vscode.workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration('dealpos.history.retentionDays')) {
      journal.applyRetention().catch((error: unknown) => log.failure('deleting old history', error));
    }
    if (change.affectsConfiguration('dealpos.pageSize')) directories.dropDirectories();
    if (!change.affectsConfiguration('dealpos.api.fieldNames')) return;
    reportIgnoredNames(log);
    directories.dropFailed();
  });
}

function reportIgnoredNames(log: ExtensionLog): void {
  const { ignored } = fieldNames();
  if (ignored.length > 0) log.event('entries of dealpos.api.fieldNames not understood', { count: ignored.length });
}
