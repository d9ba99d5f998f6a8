import * as v from 'valibot';
import * as vscode from 'vscode';
import type { HistoryAction, HistoryEntryView, HistoryPageState } from '../../../src/history/protocol.ts';
import { historyHostMessageSchema } from '../../../src/history/protocol.ts';
import { eventually } from './eventually.ts';
import { extensionUnderTest } from './extensionUnderTest.ts';
import { replaceMember } from './replaceMember.ts';

/** One history page, between its webview and the extension: sees what the host draws, and says what a user does. */
export class HistoryPage {
  readonly panel: vscode.WebviewPanel;
  readonly #states: HistoryPageState[] = [];
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
      const parsed = v.parse(historyHostMessageSchema, message);
      if (parsed.type === 'state') this.#states.push(parsed.state);
      return post(message);
    });
  }

  /** The newest snapshot. */
  get state(): HistoryPageState {
    const state = this.#states.at(-1);
    if (!state) throw new Error('nothing was drawn yet');
    return state;
  }

  /** The entries on the page, newest first. */
  get entries(): readonly HistoryEntryView[] {
    return this.#states.length === 0 ? [] : this.state.days.flatMap(({ entries }) => entries);
  }

  /** A message of the page, well-formed or not. */
  say(message: unknown): void {
    for (const listener of this.#listeners) listener(message);
  }

  press(action: HistoryAction): void {
    this.say({ type: 'action', action });
  }

  /** Waits until so many entries are shown, and gives them. */
  async until(count: number): Promise<readonly HistoryEntryView[]> {
    await eventually(() => this.#states.length > 0 && this.state.phase === 'ready' && this.entries.length === count);
    return this.entries;
  }
}

/** The history pages that are opened until the end of the test, oldest first. */
export function watchHistoryPages(): readonly HistoryPage[] {
  const pages: HistoryPage[] = [];
  const create = vscode.window.createWebviewPanel;
  const restore = replaceMember(vscode.window, 'createWebviewPanel', (...given) => {
    const panel = create(...given);
    if (given[0] === 'dealpos.history') pages.push(new HistoryPage(panel));
    return panel;
  });
  extensionUnderTest().defer(restore);
  return pages;
}

/** Shows a history by the command and waits for so many entries. */
export async function showHistory(
  pages: readonly HistoryPage[],
  argument: unknown,
  count: number,
): Promise<HistoryPage> {
  const before = pages.length;
  await vscode.commands.executeCommand('dealpos.showHistory', argument);
  const page = await eventually(() => pages[before]);
  page.say({ type: 'ready' });
  await page.until(count);
  return page;
}
