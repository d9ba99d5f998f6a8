import * as path from 'node:path';

/** The folder of package.json. */
export const root = path.resolve(import.meta.dirname, '../..');

/** Where tests and tools may leave files; ignored by git. */
export const cacheDir = path.join(root, '.cache');

/** VS Code itself and its folders, as started by `npm start` and the host tests; ignored by git. */
export const vscodeDir = path.join(root, '.vscode-test');
