import * as vscode from 'vscode';
import type { MergePanelDeps } from '../merge/mergePanel.ts';
import { MergePanels, vscodeMergeTexts } from '../merge/mergePanel.ts';
import type { MergeCommandDeps } from './mergeCommand.ts';
import { mergeCustomers } from './mergeCommand.ts';

export type MergeFeatureDeps = MergePanelDeps &
  Omit<MergeCommandDeps, 'openMergePage' | 'mergeTexts' | 'runCommand' | 'now'>;

/** Everything of merging, built when it is first used: it is rare, large, and in a bundle of its own. */
export class MergeFeature implements vscode.Disposable {
  readonly #panels: MergePanels;
  readonly #deps: MergeCommandDeps;

  constructor(deps: MergeFeatureDeps) {
    this.#panels = new MergePanels(deps);
    this.#deps = {
      ...deps,
      openMergePage: this.#panels.open,
      mergeTexts: vscodeMergeTexts,
      runCommand: async (id, ...args) => {
        await vscode.commands.executeCommand(id, ...args);
      },
      now: Date.now,
    };
  }

  merge(args: readonly unknown[]): Promise<void> {
    return mergeCustomers(this.#deps, args);
  }

  dispose(): void {
    this.#panels.dispose();
  }
}
