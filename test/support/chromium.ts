import * as fs from 'node:fs';
import * as path from 'node:path';
import { chromium } from 'playwright-core';
import { findOnPath, isProgram } from './findProgram.ts';
import { runCommand } from './processes.ts';

/** The one that has no window is smaller and computes a fifth less for the same tests. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
  'chromium-browser',
];

const MAC_APPS = ['Google Chrome', 'Microsoft Edge', 'Chromium'];
const WINDOWS_PROGRAMS = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];

/** A browser of the Chromium family: `CHROMIUM_PATH`, else an installed one, else the one playwright downloaded before. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env.CHROMIUM_PATH) return env.CHROMIUM_PATH;
  return findOnPath(NAMES, env) ?? [...usualPlaces(env), chromium.executablePath()].find(isProgram);
}

/**
 * Like `findChromium`, but installs one if there is none: the package of Debian when root there, else playwright's own
 * download. The result is in `CHROMIUM_PATH` too, for the processes that are started later.
 */
export async function ensureChromium(signal: AbortSignal, log: (line: string) => void): Promise<string> {
  let found = findChromium();
  if (!found && mayUseDebianPackages()) {
    log('Installing the Debian package chromium-headless-shell (about 300 MB)');
    const apt = ['install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell', 'fonts-liberation'];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const quiet = { signal, env, write: quietUnlessWrong(log) };
    if ((await runCommand('apt-get', ['update', '-qq'], quiet)) === 0) await runCommand('apt-get', apt, quiet);
    found = findChromium();
  }
  if (!found) {
    log('Downloading Chromium by playwright');
    await runCommand(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium', '--no-shell'], {
      signal,
      write: (text) => log(text.trimEnd()),
    });
    found = findChromium();
  }
  if (!found) {
    throw new Error('no Chromium: install Chrome, Edge or Chromium, or set CHROMIUM_PATH to one');
  }
  process.env.CHROMIUM_PATH = found;
  return found;
}

function usualPlaces(env: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'darwin') return MAC_APPS.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`);
  if (process.platform !== 'win32') return [];
  const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(
    (folder) => folder !== undefined,
  );
  return folders.flatMap((folder) => WINDOWS_PROGRAMS.map((program) => path.join(folder, program)));
}

function mayUseDebianPackages(): boolean {
  return process.getuid?.() === 0 && fs.existsSync('/etc/debian_version') && findOnPath(['apt-get']) !== undefined;
}

/** apt tells of every package; only its errors (`E:`) and warnings (`W:`) matter here. */
function quietUnlessWrong(log: (line: string) => void): (text: string) => void {
  return (text) => {
    for (const line of text.split('\n')) if (/^[EW]: /.test(line)) log(line);
  };
}
