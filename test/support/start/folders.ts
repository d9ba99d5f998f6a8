import * as fs from 'node:fs';
import * as path from 'node:path';

export interface Folders {
  readonly userDataDir: string;
  readonly extensionsDir: string;
  /** Lets another run have these folders. */
  release(): void;
}

/**
 * Folders for one VS Code, kept from run to run: `base`, or `base-2` and so on while another run uses the ones before.
 * Which run uses them is written in the file `owner`: the process id.
 */
export function claimFolders(base: string): Folders {
  for (let n = 1; ; n++) {
    const folder = n === 1 ? base : `${base}-${n}`;
    fs.mkdirSync(folder, { recursive: true });
    const owner = path.join(folder, 'owner');
    if (!claim(owner)) continue;
    return {
      userDataDir: path.join(folder, 'user'),
      extensionsDir: path.join(folder, 'extensions'),
      release: () => fs.rmSync(owner, { force: true }),
    };
  }
}

/** Whether the file is ours now: there was none, or one of a run that has ended without its clean-up. */
function claim(file: string): boolean {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (isRunning(Number(fs.readFileSync(file, 'utf8')))) return false;
    fs.writeFileSync(file, String(process.pid));
    return true;
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
