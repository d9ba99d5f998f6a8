import type { CallOptions } from '../api/client.ts';
import type { CustomerApi } from '../api/customerApi.ts';
import type { CustomerRecord } from '../api/customerRecord.ts';
import { ApiError } from '../api/errors.ts';
import { WriteNote } from '../api/writeNote.ts';
import type { Attempt } from './attempt.ts';
import { attempt, attemptSent } from './attempt.ts';
import { changedFieldsBetween, changedUnknownFieldsBetween } from './compare.ts';
import { mergeRecords, sameCustomer, withKey } from './customer.ts';
import type { FieldId } from './fields.ts';
import type { MergeReport } from './mergeReport.ts';
import { looksMerged, looksUntouched, reportMerge } from './mergeReport.ts';
import type { IdentifiedRecord, MergePlan } from './planMerge.ts';

/** The calls that a merge needs. */
export type MergeApi = Pick<CustomerApi, 'mergeCustomer' | 'getCustomerDetail'>;

/** `target` and `sources` are what the user saw when choosing. */
export interface MergeRequest extends MergePlan {
  readonly api: MergeApi;
  /** Whether the wire names of a merge are set for this account (open question 1). */
  readonly namesConfirmed: boolean;
  readonly options?: CallOptions;
}

/** A customer that is not any more what the user saw. */
export interface ChangedCustomer {
  readonly id: string;
  readonly theirs: CustomerRecord;
  readonly fields: readonly FieldId[];
  /** The server's names of fields that we do not know. */
  readonly otherFields: readonly string[];
}

type Outcome =
  /** Nothing was sent. */
  | { readonly kind: 'changedElsewhere'; readonly changes: readonly ChangedCustomer[] }
  /** An id leads to somebody else than before; nothing was sent. */
  | { readonly kind: 'otherCustomer'; readonly id: string }
  /** Nothing was merged. `id` names the customer that could not be read, where that was it. */
  | { readonly kind: 'failed'; readonly error: ApiError; readonly id: string | undefined }
  /** DealPOS said so, or reading shows it. Look at the report: it may hold surprises all the same. */
  | { readonly kind: 'merged'; readonly report: MergeReport }
  /** Everything is as it was. Without an error, DealPOS nevertheless said that it was done. */
  | { readonly kind: 'notMerged'; readonly report: MergeReport; readonly error: ApiError | undefined }
  /** The call failed ambiguously, and what is there now fits neither. */
  | { readonly kind: 'cannotTell'; readonly report: MergeReport; readonly error: ApiError };

/** `requests` is the number of calls made, one that was refused before sending included. */
export type MergeOutcome = Outcome & { readonly requests: number };

/** Requests that a merge of this many sources takes: all read before, after a question once more, the merge, all read after. */
export function mergeRequestCount(sources: number, { asked }: { readonly asked: boolean }): number {
  return (asked ? 3 : 2) * (sources + 1) + 1;
}

/**
 * Merges customers, irreversibly: reads all of them again, merges where they are still what the user saw, and reads all
 * of them afterwards, since nobody knows what DealPOS really does (open question 1, contract 3.19). Where the user is
 * asked before it is sent, all are read once more after the answer. The merge is sent at most once. API failures become
 * outcomes and are not thrown.
 */
export async function mergeCustomers(request: MergeRequest): Promise<MergeOutcome> {
  const { api, target, sources, options, namesConfirmed } = request;
  if (!namesConfirmed) {
    const error = new ApiError({ kind: 'unconfirmedNames', operation: 'mergeCustomer', acted: 'no' });
    return { kind: 'failed', error, id: undefined, requests: 0 };
  }
  const before = await readBefore(request);
  if (!before.ok) return before.outcome;
  const ids = sources.map((source) => source.id);
  const read = sources.length + 1;
  const note = new WriteNote(before.plan.target, ...before.plan.sources);
  const again: Before[] = [];
  const afterQuestion = async (): Promise<void> => {
    const reading = await readBefore({ ...request, ...before.plan });
    again.push(reading);
    if (!reading.ok) throw new ApiError({ kind: 'cancelled', acted: 'no' });
    note.renew(reading.plan.target, ...reading.plan.sources);
  };
  const merged = await attemptSent(() => api.mergeCustomer(target.id, ids, { ...options, note, afterQuestion }));
  const [second] = again;
  if (second && !second.ok) return { ...second.outcome, requests: read + second.outcome.requests };
  const asked = second !== undefined;
  if (!merged.ok && merged.error.detail.acted === 'no') {
    return { kind: 'failed', error: merged.error, id: undefined, requests: (asked ? 2 : 1) * read + 1 };
  }
  const after = {
    target: await readAfter(request, target),
    sources: await inTurn(sources, (source) => readAfter(request, source)),
  };
  const report = reportMerge(before.plan, after, merged.ok);
  const outcome = settle(report, merged.ok ? undefined : merged.error);
  note.found({ outcome: FOUND[outcome.kind], now: undefined });
  return { ...outcome, requests: mergeRequestCount(sources.length, { asked }) };
}

/** What the record of the write says of it. */
const FOUND = { merged: 'done', notMerged: 'notDone', cannotTell: 'uncertain' } as const;

/** What the reading says. An answer that all went well is believed unless everything is as it was. */
function settle(
  report: MergeReport,
  error: ApiError | undefined,
): Extract<Outcome, { readonly kind: keyof typeof FOUND }> {
  if (looksUntouched(report)) return { kind: 'notMerged', report, error };
  if (error === undefined || looksMerged(report)) return { kind: 'merged', report };
  return { kind: 'cannotTell', report, error };
}

type Before = { readonly ok: true; readonly plan: MergePlan } | { readonly ok: false; readonly outcome: MergeOutcome };

/** Reads everybody again. Goes on after a change, so that all changes can be told at once. */
async function readBefore(request: MergeRequest): Promise<Before> {
  const { api, target, sources, options } = request;
  const changes: ChangedCustomer[] = [];
  const known: IdentifiedRecord[] = [];
  let requests = 0;
  for (const saw of [target, ...sources]) {
    const { id } = saw;
    requests += 1;
    const read = await attempt(() => api.getCustomerDetail({ kind: 'id', value: id }, options));
    if (!read.ok) return { ok: false, outcome: { kind: 'failed', error: read.error, id, requests } };
    const theirs = withKey(read.value, { kind: 'id', value: id });
    if (sameCustomer(saw, theirs) !== 'same') return { ok: false, outcome: { kind: 'otherCustomer', id, requests } };
    // A change in a field that we do not know refuses nothing by itself: it may be a time stamp that moves by itself.
    const fields = changedFieldsBetween(saw, theirs);
    const otherFields = changedUnknownFieldsBetween(saw, theirs);
    if (fields.length > 0) changes.push({ id, theirs, fields, otherFields });
    known.push({ ...mergeRecords(saw, theirs), id });
  }
  if (changes.length > 0) return { ok: false, outcome: { kind: 'changedElsewhere', changes, requests } };
  const [first = target, ...others] = known;
  return { ok: true, plan: { target: first, sources: others } };
}

function readAfter({ api, options }: MergeRequest, { id }: IdentifiedRecord): Promise<Attempt<CustomerRecord>> {
  return attemptSent(() => api.getCustomerDetail({ kind: 'id', value: id }, options));
}

/** One after the other, so that they take their turns in the budget. */
async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
