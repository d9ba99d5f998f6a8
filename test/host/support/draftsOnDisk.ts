import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';
import { extensionUnderTest } from './extensionUnderTest.ts';

/** The files with drafts that the extension keeps in VS Code's storage, of every account. */
export function draftsOnDisk(): string[] {
  const folder = path.join(extensionUnderTest().context.globalStorageUri.fsPath, 'drafts');
  if (!fs.existsSync(folder)) return [];
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  const drafts = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.new'));
  return drafts.map((entry) => path.join(entry.parentPath, entry.name));
}

/** Deletes them all, as before the first draft. */
export function wipeDrafts(): void {
  for (const file of draftsOnDisk()) fs.rmSync(file, { force: true });
}

/** Ends an editor as a crash does: what is on the disk before is on the disk afterwards. */
export async function crash(close: () => Promise<void>): Promise<void> {
  const files = draftsOnDisk().map((file) => ({ file, content: fs.readFileSync(file) }));
  await close();
  await eventually(() => draftsOnDisk().length === 0);
  for (const { file, content } of files) fs.writeFileSync(file, content);
}

/** Backs a document up, as VS Code does before a window ends. Returns the name that it is given back with. */
export async function backUp(
  provider: vscode.CustomEditorProvider<vscode.CustomDocument>,
  document: vscode.CustomDocument,
): Promise<string> {
  const source = new vscode.CancellationTokenSource();
  const destination = vscode.Uri.file('/not-used');
  const backup = await provider.backupCustomDocument(document, { destination }, source.token);
  return backup.id;
}
