import { once } from 'node:events';
import * as fs from 'node:fs';
import { packageVsix } from '../packageVsix.ts';
import { manageExtensions, startServer } from '../vscode-host/server.mjs';
import { OFFLINE_SETTINGS } from '../vscode-host/settings.mjs';
import { ensureWebHost } from '../webHost.ts';
import type { Folders } from './folders.ts';
import { portOrAny } from './freePort.ts';

/** The same address every time, if it is free, so that the browser finds its accounts again. */
const WISHED_PORT = 8139;

export interface WebWindowOptions {
  readonly folders: Folders;
  /** For the extension. */
  readonly env: Record<string, string>;
  readonly signal: AbortSignal;
  readonly log: (line: string) => void;
}

/** Serves VS Code with the packaged extension on 127.0.0.1 until `signal`. Rejects when it cannot, or when it ends by itself. */
export async function serveWebWindow({ folders, env, signal, log }: WebWindowOptions): Promise<void> {
  const { userDataDir, extensionsDir } = folders;
  await ensureWebHost(signal, log);
  if (signal.aborted) return;
  log('Packaging the extension and installing it into VS Code');
  const vsix = await packageVsix(signal);
  fs.rmSync(extensionsDir, { recursive: true, force: true });
  const status = manageExtensions(['--install-extension', vsix], { userDataDir, extensionsDir, quiet: true });
  if (status !== 0) throw new Error(`the extension could not be installed (exit code ${status})`);
  if (signal.aborted) return;
  const port = await portOrAny(WISHED_PORT);
  const server = await startServer({ userDataDir, extensionsDir, env, port, settings: OFFLINE_SETTINGS });
  try {
    log(`VS Code is ready. Open in any browser on this computer:\n\n    http://127.0.0.1:${server.port}/?ew=true\n`);
    log('Ctrl+C ends it.');
    if (signal.aborted) return;
    const ended = server.exited.then(() => Promise.reject(new Error('VS Code has ended by itself')));
    await Promise.race([once(signal, 'abort'), ended]);
  } finally {
    await server.stop();
  }
}
