import * as vscode from 'vscode';
import type { AccountStore } from '../accounts/accountStore.ts';
import type { AccountConnections } from '../accounts/connections.ts';
import type { DraftFiles } from '../accounts/draftFiles.ts';
import type { SecretVault } from '../accounts/secretVault.ts';
import { systemClock } from '../api/clock.ts';
import type { CustomerRecord } from '../api/customerRecord.ts';
import type { DisposableStore } from '../platform/disposables.ts';
import type { ExtensionLog } from '../platform/log.ts';
import { processAlive } from '../platform/processAlive.ts';
import { AutoSaveGuard } from './autoSaveGuard.ts';
import type { LoadImage } from './customerImage.ts';
import { CustomerOpener } from './customerOpener.ts';
import { CUSTOMER_EDITOR, CustomerHandles } from './customerUri.ts';
import { DraftBackups } from './draftBackups.ts';
import { DraftRestorer } from './draftRestorer.ts';
import { EditorActions } from './editorActions.ts';
import { ExplicitSaves } from './explicitSaves.ts';
import { FreshRecords } from './freshRecords.ts';
import { LateCustomerEditor } from './lateCustomerEditor.ts';
import { OpenDocuments } from './openDocuments.ts';
import { RefocusRefresh } from './refocusRefresh.ts';

interface EditorParts {
  readonly store: AccountStore;
  readonly vault: SecretVault;
  readonly draftFiles: DraftFiles;
  readonly connections: AccountConnections;
  readonly log: ExtensionLog;
  readonly recordRead: (accountId: string, record: CustomerRecord) => void;
  readonly loadImage: LoadImage;
  readonly recordCreated: (accountId: string, record: CustomerRecord) => void;
  readonly loaded: (accountId: string) => readonly CustomerRecord[];
}

/** Builds and registers the customer editor. Returns what commands need of it. */
export function composeEditor(context: vscode.ExtensionContext, owned: DisposableStore, parts: EditorParts) {
  const explicit = new ExplicitSaves();
  const open = new OpenDocuments();
  const handles = new CustomerHandles();
  const opener = new CustomerOpener(handles);
  const fresh = new FreshRecords(Date.now);
  owned.add(parts.connections.onDidDrop((accountId) => fresh.forgetAccount(accountId)));
  const backups = new DraftBackups({
    vault: parts.vault,
    files: parts.draftFiles,
    accountExists: (accountId) => parts.store.get(accountId) !== undefined,
    process: { pid: process.pid, alive: processAlive },
    now: Date.now,
  });
  owned.add(parts.vault.onDidChangeDraftKey((accountId) => void backups.keyChanged(accountId)));
  const drafts = new DraftRestorer({ backups, handles, open, log: parts.log, clock: systemClock });
  const actions = new EditorActions(explicit, opener, parts.connections, drafts, parts.log);
  const refocus = composeRefocus(owned, parts, open);
  const provider = owned.add(
    new LateCustomerEditor({
      extensionUri: context.extensionUri,
      accounts: parts.store,
      connections: parts.connections,
      handles,
      backups,
      drafts,
      open,
      actions,
      autoSave: new AutoSaveGuard(explicit),
      log: parts.log,
      now,
      refocus,
      recordRead: parts.recordRead,
      recordCreated: parts.recordCreated,
      fresh,
      loaded: parts.loaded,
      loadImage: parts.loadImage,
    }),
  );
  owned.add(vscode.window.registerCustomEditorProvider(CUSTOMER_EDITOR, provider));
  return { opener, open, actions, fresh };
}

/** Looked up at each call, so that a clock that was set anew counts. */
function now(): number {
  return Date.now();
}

/** Reads a customer again whose tab, or whose window, the user comes back to. */
function composeRefocus(
  owned: DisposableStore,
  { connections, log }: Pick<EditorParts, 'connections' | 'log'>,
  open: OpenDocuments,
): RefocusRefresh {
  const refocus = new RefocusRefresh({
    budget: (accountId) => connections.budget(accountId),
    now,
    failed: () => log.event('a customer that was looked at again could not be refreshed'),
  });
  owned.add(
    vscode.window.onDidChangeWindowState(({ focused }) => {
      const entry = focused ? open.active() : undefined;
      if (entry) void refocus.looked(entry.document);
    }),
  );
  return refocus;
}
