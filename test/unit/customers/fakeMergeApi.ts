import type { CallOptions } from '../../../src/api/client.ts';
import type { CustomerKey, CustomerRecord, WriteAnswer } from '../../../src/api/customerRecord.ts';
import type { MergeApi } from '../../../src/customers/mergeCustomers.ts';
import { failure } from './fakes.ts';

/** Customers at the server by their ids. Merges as the vendor's screens do unless told otherwise. Records every call. */
export class FakeMergeApi implements MergeApi {
  readonly rows: Map<string, CustomerRecord>;
  readonly calls: string[] = [];
  readonly sent: { readonly targetId: string; readonly sourceIds: readonly string[] }[] = [];
  /** Thrown by a merge before anything is done. */
  refusal: Error | undefined;
  /** Thrown by a merge after it was done. */
  failureAfterActing: Error | undefined;
  /** Where set, the user is asked before the merge, and this happens at the server while the question is open. */
  duringQuestion: (() => void) | undefined;
  /** Thrown by the n-th Detail (the first is 1). */
  readonly detailFailures = new Map<number, Error>();
  /** What a merge does. */
  merge: (rows: Map<string, CustomerRecord>, targetId: string, sourceIds: readonly string[]) => void = foldIn;
  #reads = 0;

  constructor(rows: readonly CustomerRecord[]) {
    this.rows = new Map(rows.map((row) => [row.id ?? '', row]));
  }

  async mergeCustomer(targetId: string, sourceIds: readonly string[], options?: CallOptions): Promise<WriteAnswer> {
    if (this.duringQuestion) {
      this.duringQuestion();
      await options?.afterQuestion?.();
    }
    this.calls.push('merge');
    this.sent.push({ targetId, sourceIds });
    if (this.refusal) throw this.refusal;
    this.merge(this.rows, targetId, sourceIds);
    if (this.failureAfterActing) throw this.failureAfterActing;
    return { id: undefined, message: undefined };
  }

  async getCustomerDetail({ value }: CustomerKey): Promise<CustomerRecord> {
    this.calls.push(`read ${value.slice(-1)}`);
    this.#reads += 1;
    const error = this.detailFailures.get(this.#reads);
    if (error) throw error;
    const row = this.rows.get(value);
    if (!row) throw failure('badRequest');
    return row;
  }
}

/** The target receives the points and the sources go away (contract 3.19). */
export function foldIn(rows: Map<string, CustomerRecord>, targetId: string, sourceIds: readonly string[]): void {
  const sum = [targetId, ...sourceIds].reduce((total, id) => total + (rows.get(id)?.loyaltyPoint ?? 0), 0);
  change(rows, targetId, { loyaltyPoint: sum });
  for (const id of sourceIds) rows.delete(id);
}

/** Changes one customer at the server. */
export function change(rows: Map<string, CustomerRecord>, id: string, changes: Partial<CustomerRecord>): void {
  const row = rows.get(id);
  if (row) rows.set(id, { ...row, ...changes });
}
