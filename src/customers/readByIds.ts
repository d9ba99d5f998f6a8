import type { CallOptions } from '../api/client.ts';
import type { CustomerApi } from '../api/customerApi.ts';
import type { CustomerRecord } from '../api/customerRecord.ts';
import { MAX_LIST_IDS } from '../api/encodeRequest.ts';
import type { ApiErrorDetail, ApiErrorKind } from '../api/errors.ts';
import { attempt } from './attempt.ts';
import { withKey } from './customer.ts';
import { meansNobody } from './nobody.ts';

/** What came of asking for customers by their ids. Every id asked for is in exactly one of the three. */
export interface IdListAnswer {
  readonly records: readonly CustomerRecord[];
  /** Ids that DealPOS gave nobody for. */
  readonly missing: readonly string[];
  /** Ids that were not asked for any more, or whose reading failed. */
  readonly unread: readonly string[];
  /** The last failure. Undefined with unread ids: the list call gave an answer that holds none of them. */
  readonly error: ApiErrorDetail | undefined;
}

/** Ways in which a tenant says that it does not offer ListID in this form (open question 14); Detail may still work. */
const REFUSALS: ReadonlySet<ApiErrorKind> = new Set<ApiErrorKind>([
  'badRequest',
  'routeNotFound',
  'forbidden',
  'unexpectedShape',
  'unexpectedStatus',
  'notJson',
  'serverError',
]);
/** Failures that may be about one customer only. */
const PASSING: ReadonlySet<ApiErrorKind> = new Set<ApiErrorKind>([
  'serverError',
  'unexpectedStatus',
  'unexpectedShape',
  'notJson',
  'tooLarge',
  'timeout',
  'connectionLost',
]);
/** Such failures in a row after which reading one by one ends. */
const MAX_FAILURES = 3;

/** Asks for all ids with the ListID call: 1 request for each 100. A failure ends it; what was read until then is kept. */
export async function readByIdList(
  api: Pick<CustomerApi, 'getCustomerByListId'>,
  ids: readonly string[],
  options?: CallOptions,
): Promise<IdListAnswer> {
  const found = new Map<string, CustomerRecord>();
  let asked = 0;
  while (asked < ids.length) {
    const part = ids.slice(asked, asked + MAX_LIST_IDS);
    const answer = await attempt(() => api.getCustomerByListId(part, options));
    if (!answer.ok) return answerOf(ids, asked, found, answer.error.detail);
    for (const record of answer.value) if (record.id) found.set(record.id.toLowerCase(), record);
    // An answer without any of the ids most likely means that the request form was not understood.
    if (!part.some((id) => found.has(id.toLowerCase()))) return answerOf(ids, asked, found, undefined);
    asked += part.length;
  }
  return answerOf(ids, asked, found, undefined);
}

/** True when the ListID call did not help and asking for the unread customers one by one may. */
export function mayReadOneByOne({ unread, error }: IdListAnswer): boolean {
  return unread.length > 0 && (error === undefined || REFUSALS.has(error.kind));
}

/**
 * Reads the customers by Detail, one after the other (1 request each), behind everything else that the account does.
 * Ends when the signal is aborted or nothing more can succeed; what was read until then is kept.
 */
export async function readOneByOne(
  api: Pick<CustomerApi, 'getCustomerDetail'>,
  ids: readonly string[],
  signal: AbortSignal,
  tried: (count: number) => void,
): Promise<IdListAnswer> {
  const [records, missing, failed]: [CustomerRecord[], string[], string[]] = [[], [], []];
  let error: ApiErrorDetail | undefined;
  let failuresInARow = 0;
  const options = { signal, priority: 'job', job: {} } as const;
  for (const [index, id] of ids.entries()) {
    const key = { kind: 'id', value: id } as const;
    const answer = await attempt(() => api.getCustomerDetail(key, options));
    const failure = answer.ok ? undefined : answer.error.detail;
    if (failure && !meansNobody(failure)) {
      error = failure;
      failuresInARow += 1;
      if (!PASSING.has(failure.kind) || failuresInARow === MAX_FAILURES) {
        return { records, missing, unread: [...failed, ...ids.slice(index)], error };
      }
      failed.push(id);
    } else {
      failuresInARow = 0;
      const record = answer.ok ? withKey(answer.value, key) : undefined;
      if (record?.id?.toLowerCase() === id.toLowerCase()) records.push(record);
      else missing.push(id);
    }
    tried(index + 1);
  }
  return { records, missing, unread: failed, error };
}

/** Only customers that were asked for, in the order asked. */
function answerOf(
  ids: readonly string[],
  asked: number,
  found: ReadonlyMap<string, CustomerRecord>,
  error: ApiErrorDetail | undefined,
): IdListAnswer {
  const answered = ids.slice(0, asked);
  return {
    records: answered.flatMap((id) => found.get(id.toLowerCase()) ?? []),
    missing: answered.filter((id) => !found.has(id.toLowerCase())),
    unread: ids.slice(asked),
    error,
  };
}
