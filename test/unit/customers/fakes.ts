import type { CalendarDay } from '../../../src/api/calendarDay.ts';
import { isCalendarDay } from '../../../src/api/calendarDay.ts';
import type { CallOptions } from '../../../src/api/client.ts';
import type {
  CustomerChanges,
  CustomerKey,
  CustomerPage,
  CustomerRecord,
  ListRequest,
  WriteAnswer,
} from '../../../src/api/customerRecord.ts';
import type { ApiErrorDetail } from '../../../src/api/errors.ts';
import { ApiError } from '../../../src/api/errors.ts';
import type { WriteNote } from '../../../src/api/writeNote.ts';
import type { DirectorySetup } from '../../../src/customers/directory.ts';
import { withChanges } from '../../../src/customers/draft.ts';
import type { SaveApi } from '../../../src/customers/saveCustomer.ts';

/** A record that holds exactly these fields. */
export function record(fields: Partial<CustomerRecord> = {}): CustomerRecord {
  return { unknownFields: {}, ...fields };
}

export function day(text: string): CalendarDay {
  if (!isCalendarDay(text)) throw new Error(`${text} is no day`);
  return text;
}

export const ID = '00000000-0000-4000-8000-000000000001';
export const OTHER_ID = '00000000-0000-4000-8000-000000000002';

/** A synthetic customer with every field that the documented update can carry. */
export const BUDI: CustomerRecord = record({
  id: ID,
  code: 'MM-00001',
  name: 'Budi Santoso',
  firstName: 'Budi',
  lastName: 'Santoso',
  gender: false,
  birthDate: day('1990-03-01'),
  email: 'budi@example.com',
  mobile: '081200000001',
  phone: '0215550001',
  address: 'Jl. Contoh 1\r\nJakarta',
  group: 'Gold',
  expiredGroup: day('2027-12-31'),
  loyaltyPoint: 88,
  status: 'Active',
});

export function failure(
  kind: 'serverError' | 'badRequest' | 'forbidden' | 'routeNotFound',
  acted: 'no' | 'unknown' = 'no',
) {
  const status = { serverError: 500, badRequest: 400, forbidden: 403, routeNotFound: 404 }[kind];
  const detail: ApiErrorDetail =
    kind === 'forbidden' ? { kind, status, acted, role: undefined } : { kind, status, acted };
  return new ApiError(detail);
}

export function timeout(acted: 'no' | 'unknown'): ApiError {
  return new ApiError({ kind: 'timeout', stage: 'headers', ms: 1000, acted });
}

interface Sent {
  readonly key: CustomerKey;
  readonly changes: CustomerChanges;
}

/** One customer at the server, with a hook before and after each call. Records every call. */
export class FakeSaveApi implements SaveApi {
  stored: CustomerRecord;
  readonly calls: string[] = [];
  readonly sent: Sent[] = [];
  readonly asked: CustomerKey[] = [];
  /** What the callers of the writes knew. */
  readonly notes: WriteNote[] = [];
  /** What Detail makes of the stored customer. */
  shown: (stored: CustomerRecord) => CustomerRecord = (stored) => stored;
  /** What a write makes of the stored customer; throws to fail. */
  written: (stored: CustomerRecord, changes: CustomerChanges) => CustomerRecord = withChanges;
  /** Thrown by the n-th Detail (the first is 1). */
  readonly detailFailures = new Map<number, Error>();
  /** Thrown by a write after `written` was applied. */
  failureAfterActing: Error | undefined;
  /** Where set, the user is asked before a write, and this happens at the server while the question is open. */
  duringQuestion: (() => void) | undefined;

  constructor(stored: CustomerRecord) {
    this.stored = stored;
  }

  async getCustomerDetail(key: CustomerKey): Promise<CustomerRecord> {
    this.calls.push('getCustomerDetail');
    this.asked.push(key);
    const error = this.detailFailures.get(this.asked.length);
    if (error) throw error;
    return this.shown(this.stored);
  }
  updateCustomerById(value: string, changes: CustomerChanges, options?: CallOptions): Promise<WriteAnswer> {
    return this.#write('updateCustomerById', { kind: 'id', value }, changes, options);
  }
  updateCustomerByCode(value: string, changes: CustomerChanges): Promise<WriteAnswer> {
    return this.#write('updateCustomerByCode', { kind: 'code', value }, changes);
  }
  updateCustomerByEmail(value: string, changes: CustomerChanges): Promise<WriteAnswer> {
    return this.#write('updateCustomerByEmail', { kind: 'email', value }, changes);
  }
  updateCustomerByMobilePhone(value: string, changes: CustomerChanges): Promise<WriteAnswer> {
    return this.#write('updateCustomerByMobilePhone', { kind: 'mobile', value }, changes);
  }

  async #write(call: string, key: CustomerKey, changes: CustomerChanges, options?: CallOptions): Promise<WriteAnswer> {
    if (options?.note) this.notes.push(options.note);
    if (this.duringQuestion) {
      this.duringQuestion();
      await options?.afterQuestion?.();
    }
    this.calls.push(call);
    this.sent.push({ key, changes });
    this.stored = this.written(this.stored, changes);
    if (this.failureAfterActing) throw this.failureAfterActing;
    return { id: undefined, message: 'Record updated' };
  }
}

/** How a server that gives fewer rows than asked counts the start of a page: by the size asked, or by the size given. */
export type OffsetRule = 'asked' | 'given';

/** A list at the server. Records every request; can clamp, refuse totals, fail, and hold answers back. */
export class FakeListApi {
  rows: CustomerRecord[];
  clamp = 500;
  offsets: OffsetRule = 'asked';
  readonly requests: (ListRequest & { readonly call: 'withTotal' | 'plain' })[] = [];
  readonly details: CustomerKey[] = [];
  /** Thrown by the list call that tells totals. */
  totalRefused: Error | undefined;
  /** Thrown by every list call. */
  listFailure: Error | undefined;
  /** While set, answers wait for it. The rows of an answer are taken before the wait. */
  gate: Promise<void> | undefined;
  /** True for a server whose answer comes although it is not wanted any more. */
  ignoresAbort = false;
  detail: (key: CustomerKey) => CustomerRecord = () => record();

  constructor(rows: readonly CustomerRecord[]) {
    this.rows = [...rows];
  }

  async listCustomerWithTotalCount(request: ListRequest, options?: CallOptions): Promise<CustomerPage> {
    this.requests.push({ ...request, call: 'withTotal' });
    if (this.totalRefused) throw this.totalRefused;
    return { customers: await this.#page(request, options), totalCount: this.rows.length };
  }

  async listCustomers(request: ListRequest, options?: CallOptions): Promise<CustomerPage> {
    this.requests.push({ ...request, call: 'plain' });
    return { customers: await this.#page(request, options), totalCount: undefined };
  }

  async getCustomerDetail(key: CustomerKey): Promise<CustomerRecord> {
    this.details.push(key);
    const answer = this.detail(key);
    await this.gate;
    return answer;
  }

  async #page(request: ListRequest, options: CallOptions | undefined): Promise<CustomerRecord[]> {
    if (this.listFailure) throw this.listFailure;
    const given = Math.min(request.pageSize, this.clamp);
    const start = (request.pageNumber - 1) * (this.offsets === 'asked' ? request.pageSize : given);
    const rows = this.rows.slice(start, start + given);
    await this.#wait(options);
    return rows;
  }

  async #wait(options: CallOptions | undefined): Promise<void> {
    if (!this.gate) return;
    const signal = this.ignoresAbort ? undefined : options?.signal;
    const aborted = new Promise<never>((_resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new ApiError({ kind: 'cancelled', acted: 'no' })), { once: true });
    });
    await Promise.race([this.gate, aborted]);
  }
}

/** A held door: answers wait for it until it is opened. */
export function gate(): { readonly closed: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const closed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { closed, open: () => open() };
}

/** Synthetic customers with ids, in the order of their numbers. */
export function people(count: number, first = 1): CustomerRecord[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(first + index).padStart(12, '0');
    return record({ id: `00000000-0000-4000-8000-${number}`, name: `Customer ${first + index}`, code: `MM-${number}` });
  });
}

export function setupOf(api: FakeListApi, pageSize = 100): DirectorySetup {
  return { api, pageSize, now: () => 1_700_000_000_000 };
}
