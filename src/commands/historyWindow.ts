import * as vscode from 'vscode';
import type { FileToSave } from './historyCommandDeps.ts';

/** VS Code's own save dialog. False when the user leaves; throws when the file cannot be written. */
export async function saveFile({ suggestedName, kind, text }: FileToSave): Promise<boolean> {
  const place = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.file(suggestedName),
    filters: { [kind.label]: [kind.ending] },
  });
  if (!place) return false;
  await vscode.workspace.fs.writeFile(place, Buffer.from(text, 'utf8'));
  return true;
}
