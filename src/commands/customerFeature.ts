import * as vscode from 'vscode';
import type { HistoryPanelDeps } from '../history/historyPanel.ts';
import { HistoryPanels, vscodeHistoryTexts } from '../history/historyPanel.ts';
import type { MergePanelDeps } from '../merge/mergePanel.ts';
import { MergePanels, vscodeMergeTexts } from '../merge/mergePanel.ts';
import { number } from '../tree/listText.ts';
import type { CustomerHandlerDeps } from './customerHandlers.ts';
import { customerHandlers } from './customerHandlers.ts';
import { saveFile } from './historyWindow.ts';
import type { CustomerCommandId } from './ids.ts';
import type { CommandHandler } from './register.ts';

/** What the feature makes itself. */
type Own = 'openMergePage' | 'mergeTexts' | 'openHistoryPage' | 'historyTexts' | 'saveFile' | 'formatCount';

export type CustomerFeatureDeps = MergePanelDeps &
  HistoryPanelDeps &
  Omit<CustomerHandlerDeps, Own | 'runCommand' | 'now' | 'formatCount'>;

/**
 * The commands on customers, in a bundle of their own that is read at the first use of one: together they weigh as much as
 * all that a window needs to show the list and an editor.
 */
export class CustomerFeature implements vscode.Disposable {
  readonly handlers: Readonly<Record<CustomerCommandId, CommandHandler>>;
  readonly #mergePanels: MergePanels;
  readonly #historyPanels: HistoryPanels;

  constructor(deps: CustomerFeatureDeps) {
    this.#mergePanels = new MergePanels(deps);
    this.#historyPanels = new HistoryPanels(deps);
    this.handlers = customerHandlers({
      ...deps,
      openMergePage: this.#mergePanels.open,
      mergeTexts: vscodeMergeTexts,
      openHistoryPage: this.#historyPanels.open,
      historyTexts: vscodeHistoryTexts,
      saveFile,
      runCommand: async (id, ...args) => {
        await vscode.commands.executeCommand(id, ...args);
      },
      now: Date.now,
      formatCount: number,
    });
  }

  dispose(): void {
    this.#mergePanels.dispose();
    this.#historyPanels.dispose();
  }
}
