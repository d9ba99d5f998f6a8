import * as vscode from 'vscode';
import type { AccountStore } from '../accounts/accountStore.ts';
import type { AccountConnections } from '../accounts/connections.ts';
import type { CustomerRecord } from '../api/customerRecord.ts';
import { DisposableStore } from '../platform/disposables.ts';
import type { ExtensionLog } from '../platform/log.ts';
import type { AutoSaveGuard } from './autoSaveGuard.ts';
import { BackupKeeper } from './backupKeeper.ts';
import { CustomerDocument } from './customerDocument.ts';
import type { LoadImage } from './customerImage.ts';
import { CustomerPanel } from './customerPanel.ts';
import type { CustomerAddress, CustomerHandles } from './customerUri.ts';
import { parseCustomerUri } from './customerUri.ts';
import type { DraftBackups } from './draftBackups.ts';
import { addressText, matterOf } from './draftMatter.ts';
import type { DraftRestorer } from './draftRestorer.ts';
import type { EditorActions } from './editorActions.ts';
import type { FreshRecords } from './freshRecords.ts';
import type { OpenDocument, OpenDocuments } from './openDocuments.ts';
import { fieldLabels } from './pageStrings.ts';
import { isPersisted } from './persistDraft.ts';
import type { RefocusRefresh } from './refocusRefresh.ts';

export interface EditorDeps {
  readonly extensionUri: vscode.Uri;
  readonly accounts: AccountStore;
  readonly connections: AccountConnections;
  readonly handles: CustomerHandles;
  readonly backups: DraftBackups;
  readonly drafts: DraftRestorer;
  readonly open: OpenDocuments;
  readonly actions: EditorActions;
  readonly autoSave: AutoSaveGuard;
  readonly log: ExtensionLog;
  readonly fresh: FreshRecords;
  readonly loadImage: LoadImage;
  readonly refocus: RefocusRefresh;
  /** The customers of an account that are loaded. */
  readonly loaded: (accountId: string) => readonly CustomerRecord[];
  readonly now: () => number;
  /** DealPOS gave a newer copy of a customer. */
  readonly recordRead: (accountId: string, record: CustomerRecord) => void;
  /** A customer is new in DealPOS. */
  readonly recordCreated: (accountId: string, record: CustomerRecord) => void;
}

/** An edit; one that cannot be undone makes the document dirty until it is saved or reverted. */
export type DocumentChange =
  | vscode.CustomDocumentEditEvent<CustomerDocument>
  | vscode.CustomDocumentContentChangeEvent<CustomerDocument>;

/** The custom editor of one customer: VS Code owns dirty mark, undo, save, revert, hot exit and the close prompt (design D1). */
export class CustomerEditorProvider implements vscode.CustomEditorProvider<CustomerDocument> {
  readonly #deps: EditorDeps;
  readonly #edits = new vscode.EventEmitter<DocumentChange>();
  readonly onDidChangeCustomDocument = this.#edits.event;
  #toldUnkept = false;

  constructor(deps: EditorDeps) {
    this.#deps = deps;
  }

  async openCustomDocument(uri: vscode.Uri, context: vscode.CustomDocumentOpenContext): Promise<CustomerDocument> {
    const address = parseCustomerUri(uri);
    if (!address) throw new Error(vscode.l10n.t('This is not the address of a DealPOS customer.'));
    const { accounts, drafts, handles, open } = this.#deps;
    if (handles.subjectOf(address).kind === 'lost') await drafts.recall(address);
    const document = this.#makeDocument(uri, address);
    const entry: OpenDocument = { document, backup: this.#makeKeeper(document, address), panel: undefined };
    open.add(entry);
    this.#listen(entry);
    if (!hasOwnStart(document)) await drafts.restore(entry, context.backupId);
    if (accounts.get(address.accountId)) void document.open();
    else document.tell({ kind: 'accountGone' });
    return document;
  }

  resolveCustomEditor(document: CustomerDocument, panel: vscode.WebviewPanel): void {
    const entry = this.#deps.open.get(document);
    if (!entry) return;
    entry.panel = new CustomerPanel(document, panel, {
      extensionUri: this.#deps.extensionUri,
      account: (id) => this.#deps.accounts.get(id),
      loaded: this.#deps.loaded,
      loadImage: this.#deps.loadImage,
      act: (action) => {
        void this.#deps.actions
          .act(entry, action)
          .catch((error: unknown) => this.#deps.log.failure(`the page's action ${action}`, error));
      },
      dropped: () => this.#deps.log.event('a malformed message of the page was dropped'),
    });
    panel.onDidChangeViewState(() => {
      entry.backup.renew();
      if (panel.active) void this.#deps.refocus.looked(document);
    });
    panel.onDidDispose(() => {
      entry.panel?.dispose();
      entry.panel = undefined;
    });
    // Edits like any other, so that the tab is dirty; VS Code takes edits only of a document that it has opened.
    const { subject } = document;
    if (subject.kind === 'new' && subject.code && !document.isDirty) document.edit(0, 'code', subject.code, true);
    this.#deps.drafts.opened(entry);
  }

  async saveCustomDocument(document: CustomerDocument, cancellation: vscode.CancellationToken): Promise<void> {
    // An auto save during the user's own save waits for that one, and one right after it finds nothing left to write:
    // refusing either would call the user's save off as well.
    if (document.isDirty && !document.isSaving && this.#deps.autoSave.refuses(document.uri)) {
      const entry = this.#deps.open.get(document);
      if (entry) void this.#tellOfAutoSave(entry);
      throw new vscode.CancellationError();
    }
    const outcome = await document.save(signalOf(cancellation));
    if (isPersisted(outcome)) {
      // After VS Code has taken the save in.
      if (document.isDirty) setImmediate(() => document.tellEditsAgain());
      return;
    }
    this.#tellWhereHidden(document);
    // The page says why; VS Code stays silent on a cancellation and keeps the tab dirty (custom editor spike).
    throw new vscode.CancellationError();
  }

  async saveCustomDocumentAs(): Promise<void> {
    throw new Error(vscode.l10n.t('A customer lives in DealPOS and cannot be saved to a file.'));
  }

  async revertCustomDocument(document: CustomerDocument): Promise<void> {
    document.revert();
  }

  async backupCustomDocument(document: CustomerDocument): Promise<vscode.CustomDocumentBackup> {
    const entry = this.#deps.open.get(document);
    if (!entry) throw new Error(vscode.l10n.t('This customer is not open any more.'));
    return entry.backup.backup();
  }

  dispose(): void {
    this.#edits.dispose();
  }

  #makeDocument(uri: vscode.Uri, address: CustomerAddress): CustomerDocument {
    const { accountId } = address;
    const { accounts, connections, handles, fresh, now } = this.#deps;
    return new CustomerDocument(
      { uri, accountId, subject: handles.subjectOf(address) },
      {
        api: () => connections.api(accountId),
        readOnly: () => accounts.get(accountId)?.mode === 'readOnly',
        loaded: () => this.#deps.loaded(accountId),
        fresh: (key) => fresh.find(accountId, key),
      },
      now,
    );
  }

  #makeKeeper(document: CustomerDocument, address: CustomerAddress): BackupKeeper {
    const { accountId, subject } = document;
    return new BackupKeeper(
      document,
      { accountId, matter: matterOf(subject), address: addressText(address) },
      { backups: this.#deps.backups, report: (error) => this.#reportUnkept(error), now: this.#deps.now },
    );
  }

  #listen(entry: OpenDocument): void {
    const { document, backup } = entry;
    const subscriptions = new DisposableStore();
    subscriptions.add(
      this.#deps.accounts.onDidChange(() => {
        if (!this.#deps.accounts.get(document.accountId)) document.tell({ kind: 'accountGone' });
        else if (document.view.notice?.kind === 'accountGone') {
          void document.accountBack();
          backup.writeAgain();
        } else entry.panel?.draw();
      }),
    );
    document.listen({
      stateChanged: () => {
        backup.follow();
        entry.panel?.draw();
      },
      edited: (edit) =>
        this.#edits.fire({
          document,
          label: edit.fields.map((field) => fieldLabels()[field]).join(', '),
          undo: () => edit.undo(),
          redo: () => edit.redo(),
        }),
      savedLost: () => this.#edits.fire({ document }),
      recordRead: (record) => {
        this.#deps.fresh.remember(document.accountId, record);
        this.#deps.recordRead(document.accountId, record);
        this.#deps.open.takeIn(document.accountId, record, document);
      },
      created: (record) => {
        this.#deps.recordCreated(document.accountId, record);
        // After VS Code has taken the save in: the tab that is closed then is clean.
        setImmediate(() => void this.#replace(entry, record));
      },
      closed: () => {
        subscriptions.dispose();
        void backup.dispose();
        this.#deps.autoSave.forget(document.uri);
        this.#deps.open.remove(document);
      },
    });
  }

  /** Once in a window: the next write would most likely fail for the same reason. */
  #reportUnkept(error: unknown): void {
    this.#deps.log.failure('keeping a draft', error);
    if (this.#toldUnkept) return;
    this.#toldUnkept = true;
    void vscode.window.showWarningMessage(
      vscode.l10n.t('Unsaved edits cannot be kept on this computer. Save them before you close the window.'),
    );
  }

  #replace(entry: OpenDocument, record: CustomerRecord): Promise<void> {
    const { actions, log } = this.#deps;
    return actions
      .replaceByCreated(entry, record)
      .catch((error: unknown) => log.failure('showing the created customer', error));
  }

  #tellOfAutoSave(entry: OpenDocument): Promise<void> {
    const { actions, autoSave, log } = this.#deps;
    return autoSave
      .tellOnce(entry.document.uri, { save: () => actions.save(entry), discard: () => actions.discard(entry) })
      .catch((error: unknown) => log.failure('telling of auto save', error));
  }

  /** A refused save speaks on its page; where that cannot be seen, a message leads there. */
  #tellWhereHidden(document: CustomerDocument): void {
    const panel = this.#deps.open.get(document)?.panel?.panel;
    if (!panel || panel.visible) return;
    const show = vscode.l10n.t('Show');
    void vscode.window
      .showWarningMessage(vscode.l10n.t('A customer was not saved. Your edits are kept.'), show)
      .then((choice) => (choice === show ? panel.reveal() : undefined));
  }
}

/** A form that begins with what the user has just asked for takes no older draft in. */
function hasOwnStart({ subject }: CustomerDocument): boolean {
  return subject.kind === 'new' && subject.code !== undefined;
}

function signalOf(token: vscode.CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
