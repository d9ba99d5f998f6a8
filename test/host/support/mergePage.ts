import * as v from 'valibot';
import * as vscode from 'vscode';
import type { MergeAction, MergePageState } from '../../../src/merge/protocol.ts';
import { mergeHostMessageSchema } from '../../../src/merge/protocol.ts';
import { eventually } from './eventually.ts';
import { extensionUnderTest } from './extensionUnderTest.ts';
import { replaceMember } from './replaceMember.ts';

/** The page of one merge, between its webview and the extension: sees what the host draws, and says what a user does. */
export class MergePage {
  readonly panel: vscode.WebviewPanel;
  readonly #states: MergePageState[] = [];
  readonly #listeners: ((message: unknown) => unknown)[] = [];

  constructor(panel: vscode.WebviewPanel) {
    this.panel = panel;
    const { webview } = panel;
    const listen = webview.onDidReceiveMessage;
    replaceMember(webview, 'onDidReceiveMessage', (listener) => {
      this.#listeners.push(listener);
      return listen(listener);
    });
    const post = webview.postMessage.bind(webview);
    replaceMember(webview, 'postMessage', (message: unknown) => {
      const parsed = v.parse(mergeHostMessageSchema, message);
      if (parsed.type === 'state') this.#states.push(parsed.state);
      return post(message);
    });
  }

  /** The newest snapshot. */
  get state(): MergePageState {
    const state = this.#states.at(-1);
    if (!state) throw new Error('nothing was drawn yet');
    return state;
  }

  /** Every notice, title and details. */
  get notices(): string {
    return this.state.notices.flatMap(({ title, details }) => [title, ...details]).join('\n');
  }

  /** A message of the page, well-formed or not. */
  say(message: unknown): void {
    for (const listener of this.#listeners) listener(message);
  }

  choose(survivor: number): void {
    this.say({ type: 'choose', survivor });
  }

  merge(survivor: number): void {
    this.say({ type: 'merge', survivor });
  }

  press(action: MergeAction): void {
    this.say({ type: 'action', action });
  }

  /** Waits for a phase. */
  async until(phase: MergePageState['phase']): Promise<MergePageState> {
    return eventually(() => this.#states.length > 0 && this.state.phase === phase && this.state);
  }
}

/** The pages of merges that are opened until the end of the test, oldest first. */
export function watchMergePages(): readonly MergePage[] {
  const pages: MergePage[] = [];
  const create = vscode.window.createWebviewPanel;
  const restore = replaceMember(vscode.window, 'createWebviewPanel', (...given) => {
    const panel = create(...given);
    if (given[0] === 'dealpos.merge') pages.push(new MergePage(panel));
    return panel;
  });
  extensionUnderTest().defer(restore);
  return pages;
}

/** The first page that is opened, once it has read everybody. */
export async function readyMergePage(pages: readonly MergePage[]): Promise<MergePage> {
  const page = await eventually(() => pages[0]);
  page.say({ type: 'ready' });
  await page.until('ready');
  return page;
}
