import * as vscode from 'vscode';
import type { ExtensionLog } from '../platform/log.ts';
import type { ExplicitSaves } from './explicitSaves.ts';
import type { OpenDocument } from './openDocuments.ts';
import type { PageAction } from './protocol.ts';

/** What the buttons of a customer's page do. Each acts on that page's own document and on nothing else. */
export class EditorActions {
  readonly #explicit: ExplicitSaves;
  readonly #log: ExtensionLog;

  constructor(explicit: ExplicitSaves, log: ExtensionLog) {
    this.#explicit = explicit;
    this.#log = log;
  }

  async act(entry: OpenDocument, action: PageAction): Promise<void> {
    const { document } = entry;
    switch (action) {
      case 'save':
        return this.save(entry);
      case 'discard':
        return this.discard(entry);
      case 'reload':
      case 'retry':
        return document.load();
      case 'cancelLoad':
        return document.cancelLoad();
      case 'keepEdits':
        return document.keepEdits();
      case 'dismissNotice':
        return document.tell(undefined);
      case 'showLog':
        return this.#log.show();
      case 'unlockLoyaltyPoint':
        return unlockPoints(entry);
      case 'enterSecret':
        await vscode.commands.executeCommand('dealpos.enterSecret', document.accountId);
        return document.load();
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

  /** Closes the editor without a question; unsaved edits are thrown away. */
  async close(entry: OpenDocument): Promise<void> {
    entry.panel?.panel.reveal();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
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
