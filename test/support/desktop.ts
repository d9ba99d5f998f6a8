import * as fs from 'node:fs';
import * as path from 'node:path';
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import { findOnPath, isProgram } from './findProgram.ts';
import { vscodeDir } from './paths.ts';

/** How long the download server may be silent, in ms. */
const DOWNLOAD_SILENCE_MS = 5000;

/** Whether a window could be shown. */
export function hasDisplay(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/**
 * The desktop VS Code behind `code` on PATH: its executable where that can be found, else `code` itself.
 * Inside a VS Code Server or WSL, `code` only talks to a window elsewhere, so it is passed over.
 */
export function findInstalledDesktop(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env.VSCODE_IPC_HOOK_CLI || env.WSL_DISTRO_NAME) return undefined;
  const code = findOnPath(['code', 'code-insiders'], env);
  if (!code) return undefined;
  const script = fs.realpathSync(code);
  const bin = path.dirname(script);
  const name = path.basename(script, '.cmd');
  const executables = [
    path.join(bin, '..', name), // Linux: /usr/share/code/bin/code
    path.join(bin, '../../../MacOS/Electron'), // macOS: Contents/Resources/app/bin/code
    path.join(bin, '../Code.exe'),
    path.join(bin, '../Code - Insiders.exe'),
  ];
  return executables.find(isProgram) ?? code;
}

/** Downloads VS Code into .vscode-test (once). Returns nothing where that is impossible, after a few seconds. */
export async function downloadDesktop(log: (line: string) => void): Promise<string | undefined> {
  try {
    fs.mkdirSync(vscodeDir, { recursive: true });
    return await downloadAndUnzipVSCode({
      version: 'stable',
      cachePath: vscodeDir,
      timeout: DOWNLOAD_SILENCE_MS,
      reporter: new SilentReporter(),
    });
  } catch (error) {
    log(`VS Code could not be downloaded (${error instanceof Error ? error.message : String(error)})`);
    return undefined;
  }
}
