import type { CustomerRecord } from '../api/customerRecord.ts';
import type { ApiErrorDetail } from '../api/errors.ts';
import { apiErrorDetail } from '../api/errors.ts';
import type { Priority } from '../api/turn.ts';
import { withKey } from '../customers/customer.ts';
import type { SaveKey } from '../customers/saveKey.ts';
import type { EditorApi } from './persistDraft.ts';

export type ReadOutcome =
  | { readonly kind: 'read'; readonly record: CustomerRecord }
  | { readonly kind: 'failed'; readonly error: ApiErrorDetail }
  /** Something newer is known or under way by now. */
  | { readonly kind: 'overtaken' };

/** Reads one customer, one reading at a time: a newer one takes the older one's place. */
export class RecordReader {
  #reading: AbortController | undefined;
  #priority: Priority = 'background';

  get isReading(): boolean {
    return this.#reading !== undefined;
  }

  /** Somebody waits for what is being read. */
  get isAwaited(): boolean {
    return this.isReading && this.#priority === 'interactive';
  }

  /** 1 request. Never throws. */
  async read(
    api: Pick<EditorApi, 'getCustomerDetail'>,
    key: SaveKey,
    priority: Exclude<Priority, 'job'>,
  ): Promise<ReadOutcome> {
    this.overtake();
    const reading = new AbortController();
    this.#reading = reading;
    this.#priority = priority;
    const outcome = await detail(api, key, priority, reading.signal);
    if (this.#reading !== reading) return { kind: 'overtaken' };
    this.#reading = undefined;
    return outcome;
  }

  /** The user does not want to wait any longer: the reading fails. */
  cancel(): void {
    this.#reading?.abort();
  }

  /** The answer of what is under way is worth nothing any more. */
  overtake(): void {
    this.#reading?.abort();
    this.#reading = undefined;
  }
}

async function detail(
  api: Pick<EditorApi, 'getCustomerDetail'>,
  key: SaveKey,
  priority: Priority,
  signal: AbortSignal,
): Promise<ReadOutcome> {
  try {
    return { kind: 'read', record: withKey(await api.getCustomerDetail(key, { signal, priority }), key) };
  } catch (thrown) {
    return { kind: 'failed', error: apiErrorDetail(thrown) ?? { kind: 'internal', acted: 'no' } };
  }
}
