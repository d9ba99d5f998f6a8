import type { Page } from 'playwright-core';

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
