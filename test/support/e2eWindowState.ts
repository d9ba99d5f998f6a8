import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import type { E2eSession } from './e2eSession.ts';
import { eventually } from './e2eWait.ts';

const BACKUPS = 'User/Backups/empty-window/vscode-custom-editor';

/** How many editors of the empty window VS Code has noted a backup of. It asks for one a second after an edit. */
export function countBackupNotes({ userDataDir }: E2eSession): number {
  const folder = path.join(userDataDir, BACKUPS);
  return fs.existsSync(folder) ? fs.readdirSync(folder).length : 0;
}

/** Waits until VS Code has stored that an editor has a backup. */
export async function storedBackup(page: Page): Promise<void> {
  const stored = async () => /backupId[\\":]+[0-9a-f]{32}\./.test(await readStoredEditors(page));
  await eventually('the stored editor', stored);
}

/**
 * What VS Code has stored of this window's editors, as JSON; empty before it did. In a browser it stores that every few
 * seconds only, and forgets at a reload what it had not stored yet, even that an editor has a backup.
 */
export function readStoredEditors(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const name = (await indexedDB.databases()).find((db) =>
      db.name?.startsWith('vscode-web-state-db-empty-window'),
    )?.name;
    if (!name) return '';
    const db = await done(indexedDB.open(name));
    try {
      const store = db.transaction('ItemTable').objectStore('ItemTable');
      const stored: unknown = await done(store.get('memento/workbench.parts.editor'));
      return typeof stored === 'string' ? stored : '';
    } finally {
      db.close();
    }
  });
}
