import type { CustomerChanges, CustomerKey, CustomerRecord, WriteAnswer } from '../../../src/api/customerRecord.ts';
import { ApiError } from '../../../src/api/errors.ts';
import type { CreateApi } from '../../../src/customers/createCustomer.ts';
import { withChanges } from '../../../src/customers/draft.ts';
import { failure, record } from './fakes.ts';

/** The id that the server gives to the customer that is created. */
export const NEW_ID = '00000000-0000-4000-8000-00000000000a';

/** A list of customers at the server, with a hook for each thing that can go otherwise. Records every call. */
export class FakeCreateApi implements CreateApi {
  readonly rows: CustomerRecord[];
  readonly calls: string[] = [];
  readonly asked: CustomerKey[] = [];
  readonly sent: CustomerChanges[] = [];
  /** Thrown by a create before anything is stored. */
  refusal: Error | undefined;
  /** Thrown by a create after the customer was stored. */
  failureAfterActing: Error | undefined;
  /** Thrown by the n-th Detail (the first is 1). */
  readonly detailFailures = new Map<number, Error>();
  answersWithId = true;
  /** What the server makes of the new customer. */
  stored: (wanted: CustomerRecord) => CustomerRecord = (wanted) => wanted;
  /** What Detail shows of a customer. */
  shown: (row: CustomerRecord) => CustomerRecord = (row) => row;
  /** What Detail fails with where nobody is found. */
  nobody: () => Error = () => failure('badRequest');

  constructor(rows: readonly CustomerRecord[] = []) {
    this.rows = [...rows];
  }

  async createCustomer(changes: CustomerChanges): Promise<WriteAnswer> {
    this.calls.push('createCustomer');
    this.sent.push(changes);
    if (this.refusal) throw this.refusal;
    this.rows.push(this.stored({ ...withChanges(record(), changes), id: NEW_ID }));
    if (this.failureAfterActing) throw this.failureAfterActing;
    return { id: this.answersWithId ? NEW_ID : undefined, message: undefined };
  }

  /** The oldest customer with this identifier. */
  async getCustomerDetail(key: CustomerKey): Promise<CustomerRecord> {
    this.calls.push('getCustomerDetail');
    this.asked.push(key);
    const error = this.detailFailures.get(this.asked.length);
    if (error) throw error;
    const row = this.rows.find((candidate) => candidate[key.kind]?.toLowerCase() === key.value.toLowerCase());
    if (!row) throw this.nobody();
    return this.shown(row);
  }
}

export function noSuchCustomer(): ApiError {
  return new ApiError({ kind: 'noSuchCustomer', status: 200, acted: 'no' });
}
