import type { CustomerChanges, CustomerKey } from './customerRecord.ts';
import type { ApiErrorDetail, ApiErrorKind } from './errors.ts';
import type { OperationId } from './operationId.ts';
import type { WriteNote } from './writeNote.ts';

/** Whom a write is about and what it sets, under our own names. Holds personal data, but never a PIN. */
export interface WriteSubject {
  /** The target first, where there are several. Empty for a customer that is only being made. */
  readonly keys: readonly CustomerKey[];
  readonly changes: CustomerChanges;
  /** What a verification says of the email or the mobile number. */
  readonly verified?: boolean;
}

/** A write that is about to be sent. */
export interface StartedWrite extends WriteSubject {
  readonly operation: OperationId;
  /** What the caller knows of it, now and later; undefined where it does not say. */
  readonly note: WriteNote | undefined;
}

/** `uncertain`: DealPOS may have carried it out. */
export type WriteOutcome = 'done' | 'notDone' | 'uncertain';

/** How the call itself ended. */
export interface WriteEnding {
  readonly outcome: WriteOutcome;
  /** The id that the answer named, such as the one of a new customer. */
  readonly id: string | undefined;
  /** Why it failed; undefined for one that did not. */
  readonly failure: { readonly kind: ApiErrorKind; readonly status: number | undefined } | undefined;
}

/** One write on the record. */
export interface WriteEntry {
  ended(ending: WriteEnding): Promise<void>;
}

/** Hears of every write that passed the gate, before it is sent and when its answer came. Must not throw. */
export interface WriteRecorder {
  started(write: StartedWrite): Promise<WriteEntry>;
}

/** The ending of a call that was answered well. */
export function goodEnding(output: unknown): WriteEnding {
  return { outcome: 'done', id: idIn(output), failure: undefined };
}

/** The ending of a call that failed. */
export function badEnding(detail: ApiErrorDetail): WriteEnding {
  const status = 'status' in detail ? detail.status : undefined;
  return {
    outcome: detail.acted === 'no' ? 'notDone' : 'uncertain',
    id: undefined,
    failure: { kind: detail.kind, status },
  };
}

function idIn(output: unknown): string | undefined {
  if (typeof output !== 'object' || output === null || !('id' in output)) return undefined;
  return typeof output.id === 'string' ? output.id : undefined;
}

/** Whom an update is about. */
export function updateBy(kind: CustomerKey['kind']) {
  return ({ key, changes }: { readonly key: string; readonly changes: CustomerChanges }): WriteSubject => ({
    keys: [{ kind, value: key }],
    changes,
  });
}

/** Whom a call is about that carries one key of this kind and nothing else. */
export function onlyBy(kind: CustomerKey['kind']) {
  return (value: string): WriteSubject => ({ keys: [{ kind, value }], changes: {} });
}

/** Whom a suspension or its lifting is about. */
export function statusOf(status: string) {
  return (key: CustomerKey): WriteSubject => ({ keys: [key], changes: { status } });
}

/** Whom a verification is about. */
export function verificationOf(input: { readonly id: string; readonly verified: boolean }): WriteSubject {
  return { keys: [idKey(input.id)], changes: {}, verified: input.verified };
}

export function creationOf(changes: CustomerChanges): WriteSubject {
  return { keys: [], changes };
}

export function mergeOf(input: { readonly targetId: string; readonly sourceIds: readonly string[] }): WriteSubject {
  return { keys: [input.targetId, ...input.sourceIds].map(idKey), changes: {} };
}

/** The PIN itself is left where it is. */
export function pinCheckOf({ customerId }: { readonly customerId: string }): WriteSubject {
  return { keys: [idKey(customerId)], changes: {} };
}

function idKey(value: string): CustomerKey {
  return { kind: 'id', value };
}
