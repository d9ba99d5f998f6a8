import type { Page } from 'playwright-core';
import { HISTORY_PAGE, HISTORY_STATES } from './historyPageFixtures.ts';
import { MERGE_PAGE, MERGE_STATES } from './mergePageFixtures.ts';
import { PAGE_STATES } from './pageFixtures.ts';
import type { OpenOptions, PageSource } from './webviewPage.ts';
import { CUSTOMER_PAGE, WebviewLab } from './webviewPage.ts';

/** One of the extension's pages with all the states that it can be in, to look at each of them. */
export interface StatePage {
  readonly name: string;
  readonly states: readonly string[];
  start(): Promise<OpenStatePage>;
}

export interface OpenStatePage {
  /** The page loaded afresh in one state, without motion. */
  open(state: string, options?: Omit<OpenOptions, 'state'>): Promise<Page>;
  stop(): Promise<void>;
}

/** Every page of the extension, each with every state of its fixtures. */
export const STATE_PAGES: readonly StatePage[] = [
  statePage('customer', CUSTOMER_PAGE, PAGE_STATES),
  statePage('merge', MERGE_PAGE, MERGE_STATES),
  statePage('history', HISTORY_PAGE, HISTORY_STATES),
];

function statePage<State, Message extends { readonly type: string }>(
  name: string,
  source: PageSource<State, Message>,
  states: Readonly<Record<string, State>>,
): StatePage {
  return {
    name,
    states: Object.keys(states),
    async start() {
      const lab = await WebviewLab.startPage(source);
      return {
        async open(state, options = {}) {
          const shown = states[state];
          if (shown === undefined) throw new Error(`no state ${state} of ${name}`);
          const webview = await lab.open({ ...options, reducedMotion: true, state: shown });
          return webview.page;
        },
        stop: () => lab.stop(),
      };
    },
  };
}
