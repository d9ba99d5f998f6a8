import { render } from 'preact';
import type {
  HistoryHostMessage,
  HistoryPageMessage,
  HistoryPageState,
  HistoryPageStrings,
} from '../../history/protocol.ts';
import type { PagePort } from '../hostLink.ts';
import { HostLink } from '../hostLink.ts';
import { Skeleton } from '../loading.tsx';
import type { HistoryHandlers } from './historyApp.tsx';
import { HistoryApp } from './historyApp.tsx';
import { readHistoryHostMessage } from './messages.ts';

/** Ties the host's messages and the drawing together. */
export class HistoryPage {
  readonly #root: Element;
  readonly #link: HostLink<HistoryHostMessage, HistoryPageMessage>;
  readonly #handlers: HistoryHandlers;
  #strings: HistoryPageStrings | undefined;
  #state: HistoryPageState | undefined;

  constructor(root: Element, port: PagePort<HistoryPageMessage>) {
    this.#root = root;
    this.#link = new HostLink(port, readHistoryHostMessage, (message) => this.#take(message));
    this.#handlers = {
      onFilter: (filter) => this.#link.post({ type: 'filter', filter }),
      onUndo: (entry) => this.#link.post({ type: 'undo', entry }),
      onOpen: (entry) => this.#link.post({ type: 'open', entry }),
      onAction: (action) => this.#link.post({ type: 'action', action }),
    };
  }

  /** Draws the empty page and asks the host for its data. */
  start(source: EventTarget): void {
    this.#draw();
    this.#link.connect(source);
  }

  #take(message: HistoryHostMessage): void {
    if (message.type === 'init') {
      this.#strings = message.strings;
      document.documentElement.lang = message.locale;
    } else {
      this.#state = message.state;
    }
    this.#draw();
  }

  #draw(): void {
    const [state, strings] = [this.#state, this.#strings];
    const content =
      state && strings ? <HistoryApp state={state} strings={strings} handlers={this.#handlers} /> : <Skeleton />;
    render(content, this.#root);
  }
}
