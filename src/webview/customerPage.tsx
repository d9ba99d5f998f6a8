import { render } from 'preact';
import type { HostMessage, PageMessage, PageState, PageStrings } from '../editor/protocol.ts';
import { App } from './app.tsx';
import type { PageHandlers } from './handlers.ts';
import type { PagePort } from './hostLink.ts';
import { HostLink } from './hostLink.ts';
import { Skeleton } from './loading.tsx';
import { readHostMessage } from './messages.ts';
import { Typing } from './typing.ts';

/** Ties the host's messages, the typing and the drawing together. */
export class CustomerPage {
  readonly #root: Element;
  readonly #link: HostLink<HostMessage, PageMessage>;
  readonly #typing = new Typing();
  readonly #handlers: PageHandlers;
  #strings: PageStrings | undefined;
  #state: PageState | undefined;
  #picture: string | undefined;

  constructor(root: Element, port: PagePort<PageMessage>) {
    this.#root = root;
    this.#link = new HostLink(port, readHostMessage, (message) => this.#take(message));
    this.#handlers = {
      onType: (field, text) => this.#send(this.#typing.type(field, text)),
      onCommit: (field, text) => this.#send(this.#typing.commit(field, text)),
      onLeave: (field, shown) => this.#send(this.#typing.leave(field, shown)),
      onResolve: (fields, choice) => this.#link.post({ type: 'resolve', fields: [...fields], choice }),
      onAction: (action) => this.#link.post({ type: 'action', action }),
    };
  }

  /** Draws the empty page and asks the host for its data. */
  start(source: EventTarget): void {
    this.#draw();
    this.#link.connect(source);
  }

  #take(message: HostMessage): void {
    if (message.type === 'init') {
      this.#strings = message.strings;
      document.documentElement.lang = message.locale;
    } else if (message.type === 'image') {
      this.#picture = message.data;
    } else {
      this.#state = message.state;
      this.#typing.acknowledge(message.state.ackSeq);
    }
    this.#draw();
  }

  #send(message: ReturnType<Typing['leave']>): void {
    if (!message) return;
    this.#link.post(message);
    this.#draw();
  }

  #draw(): void {
    const [state, strings] = [this.#state, this.#strings];
    const content =
      state && strings ? (
        <App state={state} strings={strings} typing={this.#typing} picture={this.#picture} handlers={this.#handlers} />
      ) : (
        <Skeleton />
      );
    render(content, this.#root);
  }
}
