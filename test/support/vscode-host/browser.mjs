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
  '--disable-gpu-rasterization', // Debian switches it on, and without a GPU it is the slow way
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
export async function launchBrowser({ port, profileDir, headless = true, viewport = { width: 1280, height: 800 } }) {
  const context = await chromium.launchPersistentContext(profileDir, {
    executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
    headless,
    viewport,
    args: [
      ...CHROMIUM_ARGS,
      `--host-resolver-rules=MAP ${AUTHORITY}:80 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
    ],
  });
  await context.addInitScript(readSocketsWithoutBlobs);
  return context;
}

/**
 * Runs in every page before its scripts. VS Code takes what its sockets bring as a Blob and reads that with a FileReader,
 * about a hundred a second, each a journey through the browser's other processes: an eighth of all that these tests
 * compute. Here the sockets bring an ArrayBuffer, and a FileReader hands that on in the same order.
 */
function readSocketsWithoutBlobs() {
  globalThis.WebSocket = new Proxy(WebSocket, {
    construct(target, parts) {
      const socket = Reflect.construct(target, parts);
      socket.binaryType = 'arraybuffer';
      return socket;
    },
  });
  const { readAsArrayBuffer } = FileReader.prototype;
  /** @this {FileReader} @param {Blob | ArrayBuffer} data */
  FileReader.prototype.readAsArrayBuffer = function (data) {
    if (data instanceof Blob) return readAsArrayBuffer.call(this, data);
    const event = /** @type {ProgressEvent<FileReader>} */ (new ProgressEvent('load'));
    Object.defineProperty(event, 'target', { value: { result: data } });
    queueMicrotask(() => this.onload?.call(this, event));
  };
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
