import * as v from 'valibot';
import type { CustomerDocument } from './customerDocument.ts';
import type { PageAction, PageMessage } from './protocol.ts';
import { pageMessageSchema } from './protocol.ts';

export interface InboxPorts {
  /** The page was made, or made anew, and knows nothing. */
  started(): void;
  act(action: PageAction): void;
  /** A message did not fit the schema. Told once for each page: one that sends rubbish may send a lot of it. */
  dropped(): void;
}

/**
 * Everything that a page says to its document. A message that is not exactly what the protocol allows does nothing. None
 * names a customer, an account, an address or a command: this document is meant, whatever the page believes.
 */
export class PageInbox {
  readonly #document: Pick<CustomerDocument, 'edit' | 'resolve'>;
  readonly #ports: InboxPorts;
  #hasDropped = false;

  constructor(document: Pick<CustomerDocument, 'edit' | 'resolve'>, ports: InboxPorts) {
    this.#document = document;
    this.#ports = ports;
  }

  receive(data: unknown): void {
    const parsed = v.safeParse(pageMessageSchema, data);
    if (parsed.success) this.#take(parsed.output);
    else this.#drop();
  }

  #take(message: PageMessage): void {
    switch (message.type) {
      case 'ready':
        this.#ports.started();
        break;
      case 'edit':
        this.#document.edit(message.seq, message.field, message.text, message.done);
        break;
      case 'resolve':
        this.#document.resolve(message.fields, message.choice);
        break;
      case 'action':
        this.#ports.act(message.action);
    }
  }

  #drop(): void {
    if (!this.#hasDropped) this.#ports.dropped();
    this.#hasDropped = true;
  }
}
