/**
 * A production page (the customer editor unless told otherwise) in a real Chromium: the HTML of `pageHtml` with its CSP,
 * script and style built as for production, and around it only what VS Code itself provides (the API object, theme
 * variables, body class).
 */
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import * as v from 'valibot';
import type { WritableFieldId } from '../../src/customers/fields.ts';
import { pageHtml } from '../../src/editor/page.ts';
import type { PageMessage, PageState } from '../../src/editor/protocol.ts';
import { pageMessageSchema } from '../../src/editor/protocol.ts';
import { STRINGS } from './pageFixtures.ts';
import { giveBackBrowser, takeBrowser } from './sharedBrowser.ts';
import type { Theme } from './themes.ts';
import { THEMES } from './themes.ts';

const SOURCES = fileURLToPath(new URL('../../src/webview/', import.meta.url));
const NONCE = 'bm9uY2UtZm9yLXRlc3Rz';

/** A page of the extension: its sources below `src/webview` and the messages that it takes and sends. */
export interface PageSource<State, Message> {
  readonly script: string;
  readonly style: string;
  /** The host's first message, with the page's fixed texts. */
  readonly init: unknown;
  /** True for a message that the page's protocol allows, `ready` included. */
  readonly isMessage: (message: unknown) => message is Message;
  /** The host's message with a snapshot. */
  readonly stateMessage: (state: State) => unknown;
}

export const CUSTOMER_PAGE: PageSource<PageState, PageMessage> = {
  script: 'main.tsx',
  style: 'styles.css',
  init: { type: 'init', locale: 'en', strings: STRINGS },
  stateMessage: (state) => ({ type: 'state', state }),
  isMessage: (message) => v.is(pageMessageSchema, message),
};

export interface WebviewBundle {
  readonly script: Uint8Array;
  readonly style: Uint8Array;
}

/** Script and style of the page, built in memory with the settings of the production build. */
export async function buildWebview(
  source: Pick<PageSource<unknown, unknown>, 'script' | 'style'> = CUSTOMER_PAGE,
): Promise<WebviewBundle> {
  const result = await build({
    entryPoints: { script: `${SOURCES}${source.script}`, style: `${SOURCES}${source.style}` },
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

export interface OpenOptions<State = PageState> {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  readonly forcedColors?: boolean;
  readonly reducedMotion?: boolean;
  /** What the host answers `ready` with, beside the texts; by default it does not answer at all. */
  readonly state?: State | 'silent';
  /** Page clock under the test's control. */
  readonly fakeClock?: boolean;
}

/** One profile of the browser and one server for all tests of a file. */
export class WebviewLab<State = PageState, Message extends { readonly type: string } = PageMessage> {
  readonly #source: PageSource<State, Message>;
  readonly #context: BrowserContext;
  readonly #server: Server;
  readonly #origin: string;
  #shared: Page | undefined;

  private constructor(source: PageSource<State, Message>, context: BrowserContext, server: Server, origin: string) {
    this.#source = source;
    this.#context = context;
    this.#server = server;
    this.#origin = origin;
  }

  static start(): Promise<WebviewLab> {
    return WebviewLab.startPage(CUSTOMER_PAGE);
  }

  static async startPage<S, M extends { readonly type: string }>(source: PageSource<S, M>): Promise<WebviewLab<S, M>> {
    const server = serve(await buildWebview(source));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the test server has no port');
    const context = await (await takeBrowser()).newContext();
    return new WebviewLab(source, context, server, `http://127.0.0.1:${address.port}`);
  }

  async stop(): Promise<void> {
    await this.#context.close();
    await giveBackBrowser();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /**
   * Loads the page afresh and, unless the host is silent, waits for its first drawing. Tests of a file share one tab, so
   * a page lives until the next `open`.
   */
  async open(options: OpenOptions<State> = {}): Promise<WebviewPage<State, Message>> {
    const page = await this.#tab(options.fakeClock ?? false);
    await page.setViewportSize({ width: options.width ?? 1000, height: options.height ?? 800 });
    await page.emulateMedia({
      forcedColors: options.forcedColors ? 'active' : 'none',
      reducedMotion: options.reducedMotion ? 'reduce' : 'no-preference',
    });
    await page.goto(this.#origin);
    await page.evaluate(applyTheme, options.theme ?? defaultTheme());
    const webview = new WebviewPage(page, this.#source);
    const state = options.state ?? 'silent';
    if (state !== 'silent') {
      await webview.send(this.#source.init);
      await webview.show(state);
    }
    return webview;
  }

  async #tab(fakeClock: boolean): Promise<Page> {
    if (this.#shared && !fakeClock) return this.#shared;
    const page = await this.#context.newPage();
    if (fakeClock) await page.clock.install();
    else this.#shared = page;
    await page.addInitScript(pretendToBeVsCode);
    return page;
  }
}

/** A page under test, seen from the host. */
export class WebviewPage<State = PageState, Message extends { readonly type: string } = PageMessage> {
  readonly page: Page;
  readonly #source: PageSource<State, Message>;

  constructor(page: Page, source: PageSource<State, Message>) {
    this.page = page;
    this.#source = source;
  }

  /** Delivers a message as VS Code does; anything goes, so that malformed ones can be tried. */
  async send(message: unknown): Promise<void> {
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

  async show(state: State): Promise<void> {
    await this.send(this.#source.stateMessage(state));
  }

  /** What the page has said to the host, but for the handshake. Fails on anything that the protocol does not allow. */
  async messages(): Promise<Message[]> {
    const all = await this.page.evaluate(() => window.testMessages);
    return all.filter(({ type }) => type !== 'ready').map((message) => this.#checked(message));
  }

  async readyCount(): Promise<number> {
    const all = await this.page.evaluate(() => window.testMessages);
    return all.filter(({ type }) => type === 'ready').length;
  }

  async lastMessage(): Promise<Message | undefined> {
    return (await this.messages()).at(-1);
  }

  #checked(message: unknown): Message {
    if (!this.#source.isMessage(message)) throw new Error(`no message of the protocol: ${JSON.stringify(message)}`);
    return message;
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
    testMessages: { readonly type: string }[];
    testViolations: string[];
    acquireVsCodeApi(): { postMessage(message: { readonly type: string }): void };
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
      postMessage: (message: { readonly type: string }) => window.testMessages.push(structuredClone(message)),
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
