import type * as vscode from 'vscode';
import type { CallOptions } from '../../src/api/client.ts';
import type { CustomerChanges, CustomerKey, CustomerRecord, WriteAnswer } from '../../src/api/customerRecord.ts';
import type { ApiErrorDetail } from '../../src/api/errors.ts';
import { ApiError } from '../../src/api/errors.ts';
import { CustomerDocument } from '../../src/editor/customerDocument.ts';
import type { DocumentEdit } from '../../src/editor/documentPorts.ts';
import type { DocumentSubject } from '../../src/editor/documentSubject.ts';

export const KEY: CustomerKey = { kind: 'id', value: '00000000-0000-4000-8000-000000000001' };
export const BUDI: CustomerRecord = {
  id: KEY.value,
  code: 'MM-00001',
  name: 'Budi Santoso',
  mobile: '081200000001',
  loyaltyPoint: 88,
  status: 'Active',
  unknownFields: {},
};

/** A shop with one customer; counts calls and can be told to fail. */
export class OneCustomerShop {
  record: CustomerRecord = BUDI;
  calls: string[] = [];
  /** Of the readings, oldest first. */
  priorities: (string | undefined)[] = [];
  sent: CustomerChanges[] = [];
  failReads: ApiErrorDetail | undefined;
  failWrites: ApiErrorDetail | undefined;
  hold: Promise<void> | undefined;
  /** False while the shop has no such customer. */
  created = true;

  async getCustomerDetail(_key: CustomerKey, options?: CallOptions): Promise<CustomerRecord> {
    this.calls.push('detail');
    this.priorities.push(options?.priority);
    const signal = options?.signal;
    if (this.hold)
      await Promise.race([this.hold, new Promise((resolve) => signal?.addEventListener('abort', resolve))]);
    if (signal?.aborted) throw new ApiError({ kind: 'cancelled', acted: 'no' });
    if (this.failReads) throw new ApiError(this.failReads);
    if (!this.created) throw new ApiError({ kind: 'badRequest', status: 400, acted: 'no' });
    return this.record;
  }
  async updateCustomerById(_id: string, changes: CustomerChanges): Promise<WriteAnswer> {
    this.calls.push('update');
    this.sent.push(changes);
    if (this.failWrites) throw new ApiError(this.failWrites);
    const { birthDate, expiredGroup, ...rest } = changes;
    this.record = {
      ...this.record,
      ...rest,
      ...(birthDate ? { birthDate } : {}),
      ...(expiredGroup ? { expiredGroup } : {}),
    };
    return { id: KEY.value, message: 'Record updated' };
  }
  async createCustomer(changes: CustomerChanges): Promise<WriteAnswer> {
    this.calls.push('create');
    this.sent.push(changes);
    if (this.failWrites) throw new ApiError(this.failWrites);
    const { birthDate, expiredGroup, ...rest } = changes;
    this.record = { ...rest, id: KEY.value, unknownFields: {} };
    this.created = true;
    return { id: KEY.value, message: undefined };
  }
  async getNewCustomerCode(): Promise<string> {
    return 'MM-00002';
  }
  async updateCustomerByCode(_code: string, changes: CustomerChanges): Promise<WriteAnswer> {
    this.calls.push('updateByCode');
    return this.updateCustomerById(KEY.value, changes);
  }
  async updateCustomerByEmail(_email: string, changes: CustomerChanges): Promise<WriteAnswer> {
    return this.updateCustomerById(KEY.value, changes);
  }
  async updateCustomerByMobilePhone(_mobile: string, changes: CustomerChanges): Promise<WriteAnswer> {
    return this.updateCustomerById(KEY.value, changes);
  }
}

export interface Bench {
  readonly shop: OneCustomerShop;
  readonly document: CustomerDocument;
  readonly edits: DocumentEdit[];
  readonly counts: { drawn: number; closed: number; savedLost: number };
  readonly read: CustomerRecord[];
  readonly created: CustomerRecord[];
  /** What the list has loaded. */
  readonly loaded: CustomerRecord[];
  readonly freshCopy: { value: { record: CustomerRecord; readAt: number } | undefined };
  account: { gone: boolean; readOnly: boolean };
}

export function makeBench(subject: DocumentSubject = { kind: 'existing', key: KEY }): Bench {
  const loaded: CustomerRecord[] = [];
  const freshCopy: Bench['freshCopy'] = { value: undefined };
  const shop = new OneCustomerShop();
  const account = { gone: false, readOnly: false };
  const place = { scheme: 'dealpos-customer', authority: 'a', path: '/id/1/MM-00001' };
  const uri = { ...place, toString: () => 'dealpos-customer://a/id/1/MM-00001' } as unknown as vscode.Uri;
  const document = new CustomerDocument(
    { uri, accountId: 'a', subject },
    {
      api: () => (account.gone ? undefined : shop),
      readOnly: () => account.readOnly,
      loaded: () => loaded,
      fresh: () => freshCopy.value,
    },
    () => 1_000,
  );
  const bench: Bench = {
    shop,
    document,
    edits: [],
    counts: { drawn: 0, closed: 0, savedLost: 0 },
    read: [],
    created: [],
    loaded,
    freshCopy,
    account,
  };
  document.listen({
    stateChanged: () => (bench.counts.drawn += 1),
    edited: (edit) => bench.edits.push(edit),
    savedLost: () => (bench.counts.savedLost += 1),
    recordRead: (record) => bench.read.push(record),
    created: (record) => bench.created.push(record),
    closed: () => (bench.counts.closed += 1),
  });
  return bench;
}

export const never = new AbortController().signal;
export const offline: ApiErrorDetail = { kind: 'unreachable', layer: 'tcp', code: 'ECONNREFUSED', acted: 'no' };
