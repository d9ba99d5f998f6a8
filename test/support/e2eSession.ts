import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import type { SandboxOptions } from '../../src/sandbox/options.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { ensureChromium } from './chromium.ts';
import { watchViolations } from './e2eViolations.ts';
import { packageVsix } from './packageVsix.ts';
import { sandboxEnv } from './sandboxEnv.ts';
import { AUTHORITY, launchBrowser, waitForWorkbench, workbenchUrl } from './vscode-host/browser.mjs';
import { manageExtensions, startServer } from './vscode-host/server.mjs';
import { TEST_SETTINGS } from './vscode-host/settings.mjs';
import { ensureWebHost } from './webHost.ts';
import { Workbench } from './workbench.ts';

/** How long one step of a test may take before it has failed, in ms. */
const STEP_MS = 20_000;

export interface E2eOptions {
  readonly sandbox?: SandboxOptions;
  /** User settings on top of `TEST_SETTINGS`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** False: "Try with Sample Data" starts the sandbox of the package instead of finding this session's. */
  readonly sampleIsSandbox?: boolean;
}

/** The packaged extension in a real VS Code in a real browser, beside a sandbox in the test's own process. */
export interface E2eSession {
  readonly sandbox: Sandbox;
  readonly workbench: Workbench;
  readonly page: Page;
  /** Everything that the session has on disk: VS Code's user data, extensions, the profile of the browser. */
  readonly folder: string;
  /** VS Code's user data: settings, backups, logs. The profile of the browser is in its folder `browser`. */
  readonly userDataDir: string;
  /** Addresses beside VS Code's own server that the page asked for. There should be none. */
  readonly foreignRequests: readonly string[];
  /** Messages of errors that no code of any window caught. */
  readonly pageErrors: readonly string[];
  /** What pages of the extension did against their content security policy (see `watchViolations`). */
  readonly violations: string[];
  /** Opens another window with an extension host of its own: on the folder, else the empty one. */
  openWindow(folder?: string): Promise<Workbench>;
  /** Ends the browser, VS Code and the sandbox, so that all is on disk that they ever write. The files stay. */
  quit(): Promise<void>;
  /** Ends everything and removes every file of the session. */
  close(): Promise<void>;
}

/** Installs the packaged extension into an empty VS Code and opens an empty window. `close()` it in `after`. */
export async function startE2eSession(options: E2eOptions = {}): Promise<E2eSession> {
  const signal = new AbortController().signal;
  const quiet = () => undefined;
  await ensureChromium(signal, quiet);
  await ensureWebHost(signal, quiet);
  const vsix = await packageVsix(signal);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dealpos-e2e-'));
  const programs = new Closers();
  const close = async () => {
    await programs.close();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { ...(await openSession(vsix, folder, options, programs)), folder, quit: () => programs.close(), close };
  } catch (error) {
    await close();
    throw error;
  }
}

type OpenSession = Omit<E2eSession, 'folder' | 'quit' | 'close'>;

async function openSession(vsix: string, folder: string, options: E2eOptions, closers: Closers): Promise<OpenSession> {
  const folders = { userDataDir: path.join(folder, 'user'), extensionsDir: path.join(folder, 'extensions') };
  const status = manageExtensions(['--install-extension', vsix], { ...folders, quiet: true });
  if (status !== 0) throw new Error(`the extension could not be installed (exit code ${status})`);
  const sandbox = await startSandbox(options.sandbox);
  closers.add(() => sandbox.close());
  const server = await startServer({
    ...folders,
    env: options.sampleIsSandbox === false ? {} : sandboxEnv(sandbox),
    settings: { ...TEST_SETTINGS, ...options.settings },
  });
  closers.add(() => server.stop());
  const context = await launchBrowser({
    port: server.port,
    profileDir: path.join(folders.userDataDir, 'browser'),
    ...(options.viewport && { viewport: options.viewport }),
  });
  closers.add(() => context.close());
  const watched = await watchPages(context);
  const openWindow = (folder?: string) => openPage(context.newPage(), folder);
  const workbench = await openPage(context.pages()[0] ?? context.newPage());
  return { sandbox, workbench, page: workbench.page, userDataDir: folders.userDataDir, openWindow, ...watched };
}

/** What is watched in all windows of the session, those that VS Code opens included. */
async function watchPages(
  context: BrowserContext,
): Promise<Pick<E2eSession, 'foreignRequests' | 'pageErrors' | 'violations'>> {
  context.setDefaultTimeout(STEP_MS);
  const pageErrors: string[] = [];
  context.on('weberror', (error) => pageErrors.push(error.error().message));
  // A window with unsaved changes asks before it goes away.
  context.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
  return { foreignRequests: watchRequests(context), pageErrors, violations: await watchViolations(context) };
}

async function openPage(opening: Page | Promise<Page>, folder?: string): Promise<Workbench> {
  const page = await opening;
  await page.goto(workbenchUrl(folder ? { folder } : {}));
  await waitForWorkbench(page);
  return new Workbench(page);
}

/** Files of an extension, as a webview asks for them. VS Code's service worker answers; nothing leaves the browser. */
const WEBVIEW_RESOURCES = '.vscode-resource.vscode-cdn.net';

function watchRequests(context: BrowserContext): readonly string[] {
  const seen: string[] = [];
  context.on('request', (request) => {
    const { protocol, host, origin } = new URL(request.url());
    if (host === AUTHORITY || host.endsWith(WEBVIEW_RESOURCES)) return;
    if (/^(https?|wss?):$/.test(protocol)) seen.push(origin);
  });
  return seen;
}

/** What to undo, last first; once. */
class Closers {
  readonly #closers: (() => unknown)[] = [];

  add(closer: () => unknown): void {
    this.#closers.push(closer);
  }

  async close(): Promise<void> {
    for (let closer = this.#closers.pop(); closer; closer = this.#closers.pop()) await closer();
  }
}
