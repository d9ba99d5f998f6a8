// A headless Chromium with the workbench of a server that server.mjs started.
import * as path from 'node:path';
import { chromium } from 'playwright-core';

/**
 * A fixed origin, whatever the port: Chromium keys localStorage and IndexedDB (globalState, secrets) by origin, and
 * *.localhost counts as a secure context (service workers and crypto.subtle, which webviews and secrets need).
 */
export const AUTHORITY = 'vscode.localhost';

const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--disable-default-apps',
  '--disable-client-side-phishing-detection',
  '--no-pings',
  '--metrics-recording-only',
  '--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication,CertificateTransparencyComponentUpdater,DialMediaRouteProvider',
];

/**
 * Chromium with one origin only: AUTHORITY leads to the server, every other name to nothing. The profile folder keeps
 * globalState and secrets, as a desktop profile does.
 * @param {{ port: number, profileDir: string, headless?: boolean, viewport?: { width: number, height: number } }} options
 */
export function launchBrowser({ port, profileDir, headless = true, viewport = { width: 1280, height: 800 } }) {
  return chromium.launchPersistentContext(profileDir, {
    executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
    headless,
    viewport,
    args: [
      ...CHROMIUM_ARGS,
      `--host-resolver-rules=MAP ${AUTHORITY}:80 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
    ],
  });
}

/** The URI of a file or folder on the server. @param {string} file */
export const remoteUri = (file) =>
  `vscode-remote://${AUTHORITY}${encodeURI(path.resolve(file)).replace(/[?#]/g, encodeURIComponent)}`;

/**
 * The address of a workbench window; without folder and workspace it is an empty one.
 * @param {{ folder?: string, workspace?: string, payload?: string[][] }} options
 */
export function workbenchUrl({ folder, workspace, payload = [] }) {
  const query = new URLSearchParams();
  if (folder) query.set('folder', path.resolve(folder));
  else if (workspace) query.set('workspace', path.resolve(workspace));
  else query.set('ew', 'true');
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `http://${AUTHORITY}/?${query}`;
}

/**
 * Resolves once the workbench is restored and has read which extensions there are.
 * @param {import('playwright-core').Page} page
 * @param {number} [timeout] ms
 */
export async function waitForWorkbench(page, timeout = 60_000) {
  const marks = ['code/LifecyclePhase/Restored', 'code/didLoadExtensions'];
  await page.locator('.monaco-workbench').waitFor({ timeout });
  await page.waitForFunction((names) => names.every((name) => performance.getEntriesByName(name).length > 0), marks, {
    timeout,
  });
}
