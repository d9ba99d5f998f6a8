/**
 * The production page of the customer editor in a real Chromium: the HTML of `pageHtml` with its CSP, script and style
 * built as for production, and around it only what VS Code itself provides (the API object, theme variables, body class).
 */
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Locator, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import type { WritableFieldId } from '../../src/customers/fields.ts';
import { pageHtml } from '../../src/editor/page.ts';
import type { HostMessage, PageMessage, PageState } from '../../src/editor/protocol.ts';
import { STRINGS } from './pageFixtures.ts';
import type { Theme } from './themes.ts';
import { THEMES } from './themes.ts';

const SOURCES = fileURLToPath(new URL('../../src/webview/', import.meta.url));
const NONCE = 'bm9uY2UtZm9yLXRlc3Rz';

export interface WebviewBundle {
  readonly script: Uint8Array;
  readonly style: Uint8Array;
}

/** Script and style of the page, built in memory with the settings of the production build. */
export async function buildWebview(): Promise<WebviewBundle> {
  const result = await build({
    entryPoints: { script: `${SOURCES}main.tsx`, style: `${SOURCES}styles.css` },
    outdir: 'out',
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
  });
  const file = (name: string) => {
    const found = result.outputFiles.find(({ path }) => path.endsWith(name));
    if (!found) throw new Error(`no ${name} was built`);
    return found.contents;
  };
  return { script: file('script.js'), style: file('style.css') };
}

export interface OpenOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  readonly forcedColors?: boolean;
  readonly reducedMotion?: boolean;
  /** What the host answers `ready` with, beside the texts; by default it does not answer at all. */
  readonly state?: PageState | 'silent';
  /** Page clock under the test's control. */
  readonly fakeClock?: boolean;
}

/** One browser and one server for all tests of a file. */
export class WebviewLab {
  readonly #browser: Browser;
  readonly #server: Server;
  readonly #origin: string;
  #shared: Page | undefined;

  private constructor(browser: Browser, server: Server, origin: string) {
    this.#browser = browser;
    this.#server = server;
    this.#origin = origin;
  }

  static async start(): Promise<WebviewLab> {
    const server = serve(await buildWebview());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the test server has no port');
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox'],
    });
    return new WebviewLab(browser, server, `http://127.0.0.1:${address.port}`);
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /**
   * Loads the page afresh and, unless the host is silent, waits for its first drawing. Tests of a file share one tab, so
   * a page lives until the next `open`.
   */
  async open(options: OpenOptions = {}): Promise<WebviewPage> {
    const page = await this.#tab(options.fakeClock ?? false);
    await page.setViewportSize({ width: options.width ?? 1000, height: options.height ?? 800 });
    await page.emulateMedia({
      forcedColors: options.forcedColors ? 'active' : 'none',
      reducedMotion: options.reducedMotion ? 'reduce' : 'no-preference',
    });
    await page.goto(this.#origin);
    await page.evaluate(applyTheme, options.theme ?? defaultTheme());
    const webview = new WebviewPage(page);
    const state = options.state ?? 'silent';
    if (state !== 'silent') {
      await webview.send({ type: 'init', locale: 'en', strings: STRINGS });
      await webview.show(state);
    }
    return webview;
  }

  async #tab(fakeClock: boolean): Promise<Page> {
    if (this.#shared && !fakeClock) return this.#shared;
    const page = await this.#browser.newPage();
    if (fakeClock) await page.clock.install();
    else this.#shared = page;
    await page.addInitScript(pretendToBeVsCode);
    return page;
  }
}

/** A page under test, seen from the host. */
export class WebviewPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Delivers a message as VS Code does; anything goes, so that malformed ones can be tried. */
  async send(message: HostMessage | unknown): Promise<void> {
    await this.page.evaluate((data) => {
      window.postMessage(data, '*');
      // Messages arrive in order, so that when this one is back the page has seen the other.
      return new Promise<void>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          port1.close();
          requestAnimationFrame(() => resolve());
        };
        setTimeout(() => port2.postMessage(null));
      });
    }, message);
  }

  async show(state: PageState): Promise<void> {
    await this.send({ type: 'state', state });
  }

  /** What the page has said to the host, but for the handshake. */
  async messages(): Promise<PageMessage[]> {
    const all = await this.page.evaluate(() => window.testMessages);
    return all.filter(({ type }) => type !== 'ready');
  }

  async readyCount(): Promise<number> {
    const all = await this.page.evaluate(() => window.testMessages);
    return all.filter(({ type }) => type === 'ready').length;
  }

  async lastMessage(): Promise<PageMessage | undefined> {
    return (await this.messages()).at(-1);
  }

  /** The control of a field. */
  field(id: WritableFieldId): Locator {
    return this.page.locator(`#field-${id}`);
  }

  /** The id of the element that has the focus. */
  focusedId(): Promise<string | undefined> {
    return this.page.evaluate(() => document.activeElement?.id);
  }

  /** The texts that describe a field to a screen reader, in order. */
  description(id: WritableFieldId): Promise<string[]> {
    return this.field(id).evaluate((control) => {
      const ids = control.getAttribute('aria-describedby')?.split(' ') ?? [];
      return ids.map((text) => document.getElementById(text)?.textContent ?? `missing #${text}`);
    });
  }

  /** What the page did that it must not: CSP violations (directive and what was blocked), uses of the stored state. */
  violations(): Promise<string[]> {
    return this.page.evaluate(() => window.testViolations);
  }
}

declare global {
  interface Window {
    testMessages: PageMessage[];
    testViolations: string[];
    acquireVsCodeApi(): { postMessage(message: PageMessage): void };
  }
}

function defaultTheme(): Theme {
  const [theme] = THEMES;
  if (!theme) throw new Error('no theme');
  return theme;
}

/** Runs in the page before its script: what VS Code gives a webview, recording instead of passing on. */
function pretendToBeVsCode(): void {
  window.testMessages = [];
  window.testViolations = [];
  document.addEventListener('securitypolicyviolation', (event) => {
    window.testViolations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
  });
  let acquired = false;
  window.acquireVsCodeApi = () => {
    if (acquired) throw new Error('An instance of the VS Code API has already been acquired');
    acquired = true;
    return Object.freeze({
      postMessage: (message: PageMessage) => window.testMessages.push(structuredClone(message)),
      setState: () => window.testViolations.push('setState'),
      getState: () => window.testViolations.push('getState'),
    });
  };
}

/** Runs in the page: the colours and the class that VS Code gives every webview. */
function applyTheme(theme: Theme): void {
  document.body.className = theme.bodyClass;
  for (const [name, value] of Object.entries(theme.variables)) {
    document.documentElement.style.setProperty(`--${name}`, value);
  }
}

function serve(bundle: WebviewBundle): Server {
  return createServer((request, response) => {
    const origin = `http://${request.headers.host}`;
    const answer = (type: string, body: string | Uint8Array) => {
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    };
    if (request.url === '/webview.js') return answer('text/javascript', bundle.script);
    if (request.url === '/webview.css') return answer('text/css', bundle.style);
    if (request.url !== '/') return response.writeHead(404).end();
    answer(
      'text/html; charset=utf-8',
      pageHtml({
        cspSource: origin,
        nonce: NONCE,
        scriptUri: `${origin}/webview.js`,
        styleUri: `${origin}/webview.css`,
        lang: 'en',
        title: 'DealPOS customer',
      }),
    );
  });
}
