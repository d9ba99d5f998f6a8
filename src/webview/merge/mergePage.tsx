import { render } from 'preact';
import type { MergeHostMessage, MergePageMessage, MergePageState, MergePageStrings } from '../../merge/protocol.ts';
import type { PagePort } from '../hostLink.ts';
import { HostLink } from '../hostLink.ts';
import { Skeleton } from '../loading.tsx';
import type { MergeHandlers } from './mergeApp.tsx';
import { MergeApp } from './mergeApp.tsx';
import { readMergeHostMessage } from './messages.ts';

/** Ties the host's messages and the drawing together. */
export class MergePage {
  readonly #root: Element;
  readonly #link: HostLink<MergeHostMessage, MergePageMessage>;
  readonly #handlers: MergeHandlers;
  #strings: MergePageStrings | undefined;
  #state: MergePageState | undefined;

  constructor(root: Element, port: PagePort<MergePageMessage>) {
    this.#root = root;
    this.#link = new HostLink(port, readMergeHostMessage, (message) => this.#take(message));
    this.#handlers = {
      onChoose: (survivor) => {
        this.#link.post({ type: 'choose', survivor });
        // The radio buttons follow the host's choice and not the browser's.
        this.#draw();
      },
      onMerge: (survivor) => this.#link.post({ type: 'merge', survivor }),
      onAction: (action) => this.#link.post({ type: 'action', action }),
    };
  }

  /** Draws the empty page and asks the host for its data. */
  start(source: EventTarget): void {
    this.#draw();
    this.#link.connect(source);
  }

  #take(message: MergeHostMessage): void {
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
      state && strings ? <MergeApp state={state} strings={strings} handlers={this.#handlers} /> : <Skeleton />;
    render(content, this.#root);
  }
}
