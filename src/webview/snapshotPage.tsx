import type { ComponentChild } from 'preact';
import { render } from 'preact';
import type { PagePort } from './hostLink.ts';
import { HostLink } from './hostLink.ts';
import { Skeleton } from './loading.tsx';

/** What a host says to a page that shows snapshots: once the fixed texts, then a snapshot at every change. */
type SnapshotMessage<State, Strings> =
  | { readonly type: 'init'; readonly locale: string; readonly strings: Strings }
  | { readonly type: 'state'; readonly state: State };

export interface SnapshotParts<State, Strings> {
  readonly root: Element;
  /** The message when it is exactly what the page's protocol allows. */
  readonly read: (data: unknown) => SnapshotMessage<State, Strings> | undefined;
  readonly content: (state: State, strings: Strings) => ComponentChild;
}

/** A page that shows the host's newest snapshot and keeps nothing of its own. */
export class SnapshotPage<State, Strings, Outgoing> {
  readonly #parts: SnapshotParts<State, Strings>;
  readonly #link: HostLink<SnapshotMessage<State, Strings>, Outgoing>;
  #strings: Strings | undefined;
  #state: State | undefined;

  constructor(port: PagePort<Outgoing>, parts: SnapshotParts<State, Strings>) {
    this.#parts = parts;
    this.#link = new HostLink(port, parts.read, (message) => this.#take(message));
  }

  /** Draws the empty page and asks the host for its data. */
  start(source: EventTarget): void {
    this.draw();
    this.#link.connect(source);
  }

  post(message: Outgoing): void {
    this.#link.post(message);
  }

  draw(): void {
    const [state, strings] = [this.#state, this.#strings];
    render(state && strings ? this.#parts.content(state, strings) : <Skeleton />, this.#parts.root);
  }

  #take(message: SnapshotMessage<State, Strings>): void {
    if (message.type === 'init') {
      this.#strings = message.strings;
      document.documentElement.lang = message.locale;
    } else {
      this.#state = message.state;
    }
    this.draw();
  }
}
