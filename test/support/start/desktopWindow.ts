import * as fs from 'node:fs';
import * as path from 'node:path';
import { root } from '../paths.ts';
import { runCommand } from '../processes.ts';
import type { Folders } from './folders.ts';

/** A window that lasted less than this and failed was never shown, in ms. */
const NEVER_SHOWN_MS = 15_000;

export interface WindowOptions {
  readonly executable: string;
  readonly folders: Folders;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/**
 * Opens a window of a desktop VS Code with the extension of this project, and waits until it is closed.
 * Returns false when VS Code could not show one.
 */
export async function openDesktopWindow({ executable, folders, env, signal }: WindowOptions): Promise<boolean> {
  const { userDataDir, extensionsDir } = folders;
  const args = [
    `--extensionDevelopmentPath=${root}`,
    `--user-data-dir=${userDataDir}`,
    `--extensions-dir=${extensionsDir}`,
    '--disable-workspace-trust',
    '--skip-welcome',
    '--skip-release-notes',
    '--disable-updates',
    '--new-window',
    '--wait',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  const start = performance.now();
  const code = await runCommand(executable, args, { env: ownEnvironment(env), signal, write: () => undefined });
  endMainProcess(userDataDir);
  return code === 0 || signal.aborted || performance.now() - start > NEVER_SHOWN_MS;
}

/** Without what a terminal inside VS Code adds, which would lead `code` to that window. */
function ownEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !name.startsWith('VSCODE_') && name !== 'ELECTRON_RUN_AS_NODE'),
  );
}

/** `code` may leave VS Code's main process behind; that one writes its id into its user data folder. */
function endMainProcess(userDataDir: string): void {
  const lock = path.join(userDataDir, 'code.lock');
  if (!fs.existsSync(lock)) return;
  const pid = Number(fs.readFileSync(lock, 'utf8'));
  if (!Number.isSafeInteger(pid) || pid <= 0) return;
  try {
    process.kill(pid, 'SIGTERM');
  } catch {
    // It has ended already.
  }
}
