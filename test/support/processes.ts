import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, getPriority, setPriority } from 'node:os';
import { root } from './paths.ts';

/** How long a process may take to end after SIGTERM before it is killed, in ms. */
const GRACE_MS = 8000;
/** Of a process in the background: it computes where others leave time. */
const BACKGROUND = constants.priority.PRIORITY_BELOW_NORMAL;

export interface ProcessControl {
  /** Ends the process, with all that it started. */
  readonly signal: AbortSignal;
  /** Lets other processes go first. */
  readonly background?: boolean;
}

export interface CommandOptions extends ProcessControl {
  readonly env?: NodeJS.ProcessEnv;
  /** Gets what the process writes; without it the process writes to our own output. */
  readonly write?: (text: string) => void;
}

/**
 * Runs a program to its end, in a process group of its own so that nothing of it outlives `signal`.
 * Returns its exit code (128 + n after signal n). Rejects when it cannot be started.
 */
export async function runCommand(program: string, args: readonly string[], options: CommandOptions): Promise<number> {
  const { write, signal } = options;
  if (signal.aborted) return 128 + constants.signals.SIGTERM;
  const child = spawn(program, args, {
    cwd: root,
    env: options.env ?? process.env,
    stdio: ['ignore', write ? 'pipe' : 'inherit', write ? 'pipe' : 'inherit'],
    detached: process.platform !== 'win32',
  });
  // A process that is further back already may not be brought forward.
  if (options.background && child.pid !== undefined && getPriority() < BACKGROUND) setPriority(child.pid, BACKGROUND);
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => write?.(text));
  }
  const stop = () => stopGroup(child);
  signal.addEventListener('abort', stop, { once: true });
  try {
    const [code, ending] = await once(child, 'close');
    return typeof code === 'number' ? code : 128 + (constants.signals[ending as NodeJS.Signals] ?? 0);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function stopGroup(child: ChildProcess): void {
  sendToGroup(child, 'SIGTERM');
  const timer = setTimeout(() => sendToGroup(child, 'SIGKILL'), GRACE_MS);
  child.once('close', () => clearTimeout(timer));
}

function sendToGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // It has ended already.
  }
}

/** An AbortSignal that fires at the first Ctrl+C, SIGTERM or closed terminal. Later ones are left to the clean-up. */
export function untilStopped(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => controller.abort(name));
  }
  return controller.signal;
}
