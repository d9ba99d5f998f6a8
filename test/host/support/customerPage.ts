import * as v from 'valibot';
import type * as vscode from 'vscode';
import type { WritableFieldId } from '../../../src/customers/fields.ts';
import type { PageAction, PageState } from '../../../src/editor/protocol.ts';
import { hostMessageSchema } from '../../../src/editor/protocol.ts';
import { eventually } from './eventually.ts';
import { replaceMember } from './replaceMember.ts';

/**
 * The page of one open customer, between its webview and the extension: sees the snapshots that the host draws, and says
 * what the page would say if somebody typed or pressed a button. The real page is there too and keeps working.
 */
export class CustomerPage {
  readonly document: vscode.CustomDocument;
  readonly panel: vscode.WebviewPanel;
  /** What the page itself has said, oldest first. */
  readonly heard: unknown[] = [];
  readonly #states: PageState[] = [];
  readonly #listeners: ((message: unknown) => unknown)[] = [];
  readonly #waiting: ((state: PageState) => void)[] = [];
  #seq = 0;

  constructor(document: vscode.CustomDocument, panel: vscode.WebviewPanel) {
    this.document = document;
    this.panel = panel;
    const { webview } = panel;
    const listen = webview.onDidReceiveMessage;
    replaceMember(webview, 'onDidReceiveMessage', (listener) => {
      this.#listeners.push(listener);
      return listen((message: unknown) => {
        this.heard.push(message);
        listener(message);
      });
    });
    const post = webview.postMessage.bind(webview);
    replaceMember(webview, 'postMessage', (message: unknown) => {
      const parsed = v.parse(hostMessageSchema, message);
      if (parsed.type === 'state') this.#drawn(parsed.state);
      return post(message);
    });
  }

  get lastPhase(): string {
    return this.#states.at(-1)?.phase ?? 'nothing drawn';
  }

  /** The newest snapshot. */
  get state(): PageState {
    const state = this.#states.at(-1);
    if (!state) throw new Error('nothing was drawn yet');
    return state;
  }

  /** The text of the newest notice, title and details; empty without one. */
  get notice(): string {
    const { notice } = this.state;
    return notice ? [notice.title, ...notice.details].join('\n') : '';
  }

  /** The buttons of the newest notice. */
  get noticeActions(): readonly PageAction[] {
    return this.state.notice?.actions.map(({ action }) => action) ?? [];
  }

  /** A message of the page, well-formed or not. */
  say(message: unknown): void {
    for (const listener of this.#listeners) listener(message);
  }

  /** Types into a field and leaves it. */
  type(field: WritableFieldId, text: string): void {
    this.keystroke(field, text, true);
  }

  /** Types into a field; with `done` the user then leaves it. */
  keystroke(field: WritableFieldId, text: string, done = false): void {
    this.#seq += 1;
    this.say({ type: 'edit', seq: this.#seq, field, text, done });
  }

  press(action: PageAction): void {
    this.say({ type: 'action', action });
  }

  /** Waits for a phase. */
  async until(phase: PageState['phase']): Promise<PageState> {
    return eventually(() => this.#states.length > 0 && this.state.phase === phase && this.state);
  }

  /** The next snapshot in a phase, in the moment in which it is drawn: for a phase that may soon be over. */
  next(phase: PageState['phase']): Promise<PageState> {
    return new Promise((resolve) => {
      this.#waiting.push((state) => state.phase === phase && resolve(state));
    });
  }

  /** Waits for a notice that says this. */
  async untilNotice(text: RegExp): Promise<string> {
    return eventually(() => this.#states.length > 0 && text.test(this.notice) && this.notice);
  }

  #drawn(state: PageState): void {
    this.#states.push(state);
    for (const seen of this.#waiting) seen(state);
  }
}
