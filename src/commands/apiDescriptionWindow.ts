import * as vscode from 'vscode';
import { MAX_DESCRIPTION_BYTES } from '../api/description/limits.ts';
import type { JsonObject } from '../api/json.ts';
import type { ApiDescriptionDeps, PickedFile } from './apiDescriptionCheck.ts';

/** The real picker and setting; the page is the caller's, because it has to be disposed. */
export const vscodeApiDescription: Pick<ApiDescriptionDeps, 'openFile' | 'readNames' | 'storeNames'> = {
  async openFile(): Promise<PickedFile | undefined> {
    const [file] =
      (await vscode.window.showOpenDialog({
        title: vscode.l10n.t('Check API Description'),
        openLabel: vscode.l10n.t('Compare'),
        filters: { OpenAPI: ['json', 'yaml', 'yml'] },
      })) ?? [];
    if (!file) return undefined;
    try {
      const { size } = await vscode.workspace.fs.stat(file);
      if (size > MAX_DESCRIPTION_BYTES) return { kind: 'failed', reason: 'tooLarge' };
      return { kind: 'bytes', bytes: await vscode.workspace.fs.readFile(file) };
    } catch {
      return { kind: 'failed', reason: 'notReadable' };
    }
  },

  readNames(): unknown {
    return vscode.workspace.getConfiguration('dealpos').inspect('api.fieldNames')?.globalValue;
  },

  async storeNames(setting: JsonObject): Promise<void> {
    // An empty setting is taken out of the settings file.
    const value = Object.keys(setting).length === 0 ? undefined : setting;
    const target = vscode.ConfigurationTarget.Global;
    await vscode.workspace.getConfiguration('dealpos').update('api.fieldNames', value, target);
  },
};
