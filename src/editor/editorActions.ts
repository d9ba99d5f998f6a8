import * as vscode from 'vscode';
import type { AccountConnections } from '../accounts/connections.ts';
import type { CustomerRecord } from '../api/customerRecord.ts';
import { apiErrorDetail } from '../api/errors.ts';
import { COMMANDS } from '../commands/ids.ts';
import { keyOf } from '../customers/customer.ts';
import { identify } from '../customers/identifier.ts';
import type { ExtensionLog } from '../platform/log.ts';
import type { CustomerDocument } from './customerDocument.ts';
import type { CustomerOpener } from './customerOpener.ts';
import type { DraftRestorer } from './draftRestorer.ts';
import type { ExplicitSaves } from './explicitSaves.ts';
import type { OpenDocument } from './openDocuments.ts';
import type { PageAction } from './protocol.ts';
import { commandOf } from './toolCommands.ts';

/** What the buttons of a customer's page do. Each acts on that page's own document and on nothing else. */
export class EditorActions {
  readonly #explicit: ExplicitSaves;
  readonly #opener: CustomerOpener;
  readonly #connections: Pick<AccountConnections, 'api'>;
  readonly #drafts: Pick<DraftRestorer, 'takeFromElsewhere'>;
  readonly #log: ExtensionLog;

  constructor(
    explicit: ExplicitSaves,
    opener: CustomerOpener,
    connections: Pick<AccountConnections, 'api'>,
    drafts: Pick<DraftRestorer, 'takeFromElsewhere'>,
    log: ExtensionLog,
  ) {
    this.#explicit = explicit;
    this.#opener = opener;
    this.#connections = connections;
    this.#drafts = drafts;
    this.#log = log;
  }

  async act(entry: OpenDocument, action: PageAction): Promise<void> {
    const command = commandOf(action);
    if (command) await vscode.commands.executeCommand(command, entry.document.uri);
    else await this.#actHere(entry, action);
  }

  async #actHere(entry: OpenDocument, action: PageAction): Promise<void> {
    const { document } = entry;
    switch (action) {
      case 'nextCode':
        return this.#showNextCode(entry);
      case 'openDuplicate':
        return this.#openDuplicate(entry);
      case 'createAnyway':
        document.acceptDuplicates();
        return this.save(entry);
      case 'save':
        return this.save(entry);
      case 'discard':
        return this.discard(entry);
      case 'reload':
      case 'retry':
        return document.load();
      case 'cancelLoad':
        return document.cancelLoad();
      case 'takeDraft':
        return this.#drafts.takeFromElsewhere(entry);
      case 'dismissNotice':
        return document.tell(undefined);
      case 'unlockLoyaltyPoint':
        return unlockPoints(entry);
      case 'loadImage':
        return entry.panel?.image.load();
      case 'openReferrer':
        return this.#openReferrer(entry);
      default:
        return this.#actAround(entry, action);
    }
  }

  #showDetails({ view: { notice } }: CustomerDocument): void {
    if (notice && 'error' in notice) this.#log.showDetails(notice.error);
    else this.#log.show();
  }

  /** What concerns the document's tab or account rather than its customer. */
  async #actAround(entry: OpenDocument, action: PageAction): Promise<void> {
    const { document } = entry;
    switch (action) {
      case 'close':
        return closeTab(entry);
      case 'showLog':
        return this.#showDetails(document);
      case 'enterSecret':
        await vscode.commands.executeCommand(COMMANDS.enterSecret, document.accountId);
        return document.load();
      case 'refreshList':
        await vscode.commands.executeCommand(COMMANDS.refresh, document.accountId);
        return;
      case 'addAccount':
        await vscode.commands.executeCommand(COMMANDS.addAccount);
        return;
    }
  }

  /** The user's own save, through VS Code, so that the tab's dirty mark follows. */
  async save(entry: OpenDocument): Promise<void> {
    entry.panel?.panel.reveal();
    await this.#explicit.during(entry.document.uri.toString(), async () => {
      await vscode.commands.executeCommand('workbench.action.files.save');
    });
  }

  /** Throws the edits away, through VS Code, so that the tab's dirty mark follows. */
  async discard(entry: OpenDocument): Promise<void> {
    entry.panel?.panel.reveal();
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }

  /** Puts the editor of the record that was created in the place of the form for a new one. */
  async replaceByCreated(entry: OpenDocument, record: CustomerRecord): Promise<void> {
    const key = keyOf(record);
    if (!key) return;
    const tab = tabOf(entry);
    await this.#opener.open(entry.document.accountId, key, { code: record.code });
    if (tab) await vscode.window.tabGroups.close(tab);
  }

  /** Asks DealPOS for the next code (1 request) and shows it in the empty field; it is a preview (open question 24). */
  async #showNextCode(entry: OpenDocument): Promise<void> {
    const { document } = entry;
    try {
      const code = await this.#connections.api(document.accountId)?.getNewCustomerCode();
      if (code) document.showNextCode(code);
    } catch (error) {
      const detail = apiErrorDetail(error) ?? { kind: 'internal', acted: 'no' };
      document.tell({ kind: 'noNextCode', error: detail });
    }
  }

  async #openDuplicate(entry: OpenDocument): Promise<void> {
    const { notice } = entry.document.view;
    const record =
      notice?.kind === 'possibleDuplicates'
        ? notice.found[0]?.record
        : notice?.kind === 'creationUncertain'
          ? notice.found
          : undefined;
    const key = record && keyOf(record);
    if (record && key) await this.#opener.open(entry.document.accountId, key, { code: record.code });
  }

  /** The referrer of this very customer; the page cannot name another. */
  async #openReferrer({ document }: OpenDocument): Promise<void> {
    const key = identify(document.view.draft?.base.referredBy ?? '');
    if (key?.kind === 'id') await this.#opener.open(document.accountId, key);
  }

  /** Closes the editor without a question; unsaved edits are thrown away. */
  async close(entry: OpenDocument): Promise<void> {
    entry.panel?.panel.reveal();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

function tabOf({ document }: OpenDocument): vscode.Tab | undefined {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .find(({ input }) => input instanceof vscode.TabInputCustom && input.uri.toString() === document.uri.toString());
}

/** VS Code asks first where there are unsaved edits. */
async function closeTab(entry: OpenDocument): Promise<void> {
  const tab = tabOf(entry);
  if (tab) await vscode.window.tabGroups.close(tab);
}

/** Points are a balance that the till also writes to, so changing them takes a warning first (open question 3). */
async function unlockPoints(entry: OpenDocument): Promise<void> {
  const proceed = vscode.l10n.t('Change Points');
  const choice = await vscode.window.showWarningMessage(
    vscode.l10n.t('Change the loyalty points of this customer?'),
    {
      modal: true,
      detail: vscode.l10n.t(
        'Saving sets the balance to the number that you enter. Points that the till books in the meantime are overwritten. DealPOS does not document this call any further.',
      ),
    },
    proceed,
  );
  if (choice === proceed) entry.document.unlock('loyaltyPoint');
}
