import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import type { SandboxOptions } from '../../src/sandbox/options.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { ensureChromium } from './chromium.ts';
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
  /** Messages of errors that no code of the page caught. */
  readonly pageErrors: readonly string[];
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
  const foreignRequests = watchRequests(context);
  const { page, pageErrors } = await openWindow(context);
  return {
    sandbox,
    workbench: new Workbench(page),
    page,
    userDataDir: folders.userDataDir,
    foreignRequests,
    pageErrors,
  };
}

async function openWindow(context: BrowserContext): Promise<{ page: Page; pageErrors: string[] }> {
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(STEP_MS);
  const pageErrors: string[] = [];
  page.on('pageerror', ({ message }) => pageErrors.push(message));
  // A window with unsaved changes asks before it goes away.
  page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
  await page.goto(workbenchUrl({}));
  await waitForWorkbench(page);
  return { page, pageErrors };
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
