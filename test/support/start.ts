// `npm start`: a VS Code with the extension of this project, beside a sandbox with synthetic customers.
//   --web            serve VS Code to a browser, even where a window could be shown
//   --customers N    customers of the sandbox (2000)
//   --seed N         other customers (1)
//   --fresh          forget accounts and settings of earlier runs
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../../esbuild.mjs';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { downloadDesktop, findInstalledDesktop, hasDisplay } from './desktop.ts';
import { vscodeDir } from './paths.ts';
import { untilStopped } from './processes.ts';
import { sandboxEnv } from './sandboxEnv.ts';
import { openDesktopWindow } from './start/desktopWindow.ts';
import type { Folders } from './start/folders.ts';
import { claimFolders } from './start/folders.ts';
import { serveWebWindow } from './start/webWindow.ts';

const signal = untilStopped();
const log = (line: string) => console.log(line);
const { values: options } = parseArgs({
  options: {
    web: { type: 'boolean', default: false },
    customers: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    fresh: { type: 'boolean', default: false },
  },
});

/** A desktop VS Code, if one is installed or can be downloaded and could be shown. */
async function desktopExecutable(): Promise<string | undefined> {
  if (options.web) return undefined;
  if (!hasDisplay()) {
    log('There is no display here, so VS Code will be served to a browser');
    return undefined;
  }
  const installed = findInstalledDesktop();
  if (installed) return installed;
  log('There is no `code` on PATH; downloading VS Code (once)');
  return downloadDesktop(log);
}

/** Shows VS Code in a window or, where that is impossible, in a browser, until it is closed or stopped. */
async function show(env: Record<string, string>, folders: Folders): Promise<void> {
  const executable = await desktopExecutable();
  if (signal.aborted) return;
  if (executable) {
    log('Building the extension');
    await build();
    log(`Opening VS Code (${executable}). Close its window or press Ctrl+C to end.`);
    if (await openDesktopWindow({ executable, folders, env: { ...process.env, ...env }, signal })) return;
    log('That VS Code could not open a window, so it will be served to a browser');
  }
  await serveWebWindow({ folders, env, signal, log });
}

/** Claims the folders of the window, emptied if that was asked for. */
function prepareFolders(): Folders {
  const folders = claimFolders(path.join(vscodeDir, 'start'));
  if (options.fresh) fs.rmSync(folders.userDataDir, { recursive: true, force: true });
  return folders;
}

/** Counts from the command line: whole numbers from `least`. */
function wholeNumber(name: 'customers' | 'seed', least: number): number {
  const value = Number(options[name]);
  if (!Number.isSafeInteger(value) || value < least) throw new Error(`--${name} takes a whole number from ${least}`);
  return value;
}

async function main(): Promise<void> {
  const customers = wholeNumber('customers', 0);
  const seed = wholeNumber('seed', 0);
  const sandbox = await startSandbox({ customers, seed, port: 0 });
  log(`Sandbox with ${customers} synthetic customers at ${sandbox.origin}`);
  const folders = prepareFolders();
  try {
    await show(sandboxEnv(sandbox), folders);
  } finally {
    folders.release();
    await sandbox.close();
  }
}

try {
  await main();
  log('Stopped');
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
