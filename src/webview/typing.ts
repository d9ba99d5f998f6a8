import type { WritableFieldId } from '../customers/fields.ts';
import type { PageMessage } from '../editor/protocol.ts';

export type EditMessage = Extract<PageMessage, { readonly type: 'edit' }>;

interface Draft {
  readonly text: string;
  readonly seq: number;
}

/**
 * The only thing that the page remembers by itself: text that was typed and that the host has not taken in yet. Until
 * a snapshot acknowledges it, this text is shown, so that an older snapshot never overwrites what is being typed.
 */
export class Typing {
  #seq = 0;
  readonly #drafts = new Map<WritableFieldId, Draft>();
  /** The field whose undo step is still open at the host, with the text sent last. */
  #open: { readonly field: WritableFieldId; readonly text: string } | undefined;

  /** A keystroke: the message to send. */
  type(field: WritableFieldId, text: string): EditMessage {
    this.#open = { field, text };
    return this.#edit(field, text, false);
  }

  /** A choice that is complete at once (a list): the message to send. */
  commit(field: WritableFieldId, text: string): EditMessage {
    this.#open = undefined;
    return this.#edit(field, text, true);
  }

  /**
   * The user left a field that now shows `shown`: the message that ends its undo step. Undefined when nothing was typed,
   * or when the host has replaced the text since (an undo), because then the step is over already.
   */
  leave(field: WritableFieldId, shown: string): EditMessage | undefined {
    const open = this.#open;
    if (open?.field !== field) return undefined;
    this.#open = undefined;
    return open.text === shown ? this.#edit(field, shown, true) : undefined;
  }

  /** Text typed into a field that the host has not taken in yet. */
  pending(field: WritableFieldId): string | undefined {
    return this.#drafts.get(field)?.text;
  }

  /**
   * A snapshot arrived that has taken in every edit up to `ackSeq`. A page that was made anew goes on counting from
   * there, so that its first edits are not taken for old ones.
   */
  acknowledge(ackSeq: number): void {
    this.#seq = Math.max(this.#seq, ackSeq);
    for (const [field, draft] of this.#drafts) {
      if (draft.seq <= ackSeq) this.#drafts.delete(field);
    }
  }

  #edit(field: WritableFieldId, text: string, done: boolean): EditMessage {
    this.#seq += 1;
    this.#drafts.set(field, { text, seq: this.#seq });
    return { type: 'edit', seq: this.#seq, field, text, done };
  }
}
