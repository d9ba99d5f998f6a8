import type { CallOptions } from '../api/client.ts';
import type { CustomerApi } from '../api/customerApi.ts';
import type { CustomerChanges, CustomerKey, CustomerRecord, WriteAnswer } from '../api/customerRecord.ts';
import type { ApiError } from '../api/errors.ts';
import { attempt, attemptSent } from './attempt.ts';
import { changedFieldsBetween, changedUnknownFieldsBetween, sameValue } from './compare.ts';
import { mergeRecords, sameCustomer, withKey } from './customer.ts';
import type { CustomerDraft } from './draft.ts';
import { changedFields, isDirty, problemsOf, toChanges, withChanges } from './draft.ts';
import type { FieldId, WritableFieldId } from './fields.ts';
import { formatField } from './fieldText.ts';
import type { ReadBack } from './readBack.ts';
import { readBackOf } from './readBack.ts';
import type { SaveKey } from './saveKey.ts';
import { saveKeyOf } from './saveKey.ts';
import type { FieldProblem } from './validate.ts';

/** A field that changed although it was not sent, as texts of the form. */
export interface SideChange {
  readonly field: FieldId;
  readonly was: string;
  readonly now: string;
}

/** The calls that a save needs. */
export type SaveApi = Pick<
  CustomerApi,
  | 'getCustomerDetail'
  | 'updateCustomerById'
  | 'updateCustomerByCode'
  | 'updateCustomerByEmail'
  | 'updateCustomerByMobilePhone'
>;

export interface SaveRequest {
  readonly api: SaveApi;
  /** What the customer was asked for by. An id that the draft's base or the re-read names is used instead, unless bound. */
  readonly key: SaveKey;
  readonly draft: CustomerDraft;
  readonly options?: CallOptions;
}

export type SaveOutcome =
  /** Nothing to send. 0 requests. */
  | { readonly kind: 'unchanged' }
  /** 0 requests. */
  | { readonly kind: 'invalid'; readonly problems: ReadonlyMap<WritableFieldId, FieldProblem> }
  /** Nothing was sent. 1 request. `otherFields` are the server's names of fields that we do not know. */
  | {
      readonly kind: 'changedElsewhere';
      readonly theirs: CustomerRecord;
      readonly fields: readonly FieldId[];
      readonly otherFields: readonly string[];
    }
  /** The key now leads to somebody else, or to nobody who can be told to be the same; nothing was sent. 1 request. */
  | { readonly kind: 'otherCustomer' }
  /** 3 requests. `changedToo` are fields that were not sent and are not as before: cleared by omission, or by the till. */
  | ({ readonly kind: 'saved'; readonly changedToo: readonly SideChange[] } & ReadBack)
  /** The write was answered well, but reading back failed; `record` is what should be there. */
  | { readonly kind: 'savedButUnread'; readonly record: CustomerRecord; readonly error: ApiError }
  /** The write failed, and even a look-up could not tell whether it was carried out. */
  | { readonly kind: 'uncertain'; readonly error: ApiError }
  /** Nothing was changed. */
  | { readonly kind: 'failed'; readonly error: ApiError };

/**
 * Saves a draft: reads the customer again, sends only the changed fields (open questions 2 and 3), reads back.
 * Exactly 3 requests when it succeeds; the write is never repeated. API failures become outcomes and are not thrown.
 */
export async function saveCustomer(request: SaveRequest): Promise<SaveOutcome> {
  const { api, draft, options } = request;
  if (!isDirty(draft)) return { kind: 'unchanged' };
  const problems = problemsOf(draft, request.key);
  if (problems.size > 0) return { kind: 'invalid', problems };
  const key = saveKeyOf(request.key, draft.base) ?? request.key;
  const read = await attempt(() => api.getCustomerDetail(key, options));
  if (!read.ok) return { kind: 'failed', error: read.error };
  const theirs = withKey(read.value, key);
  // Open questions 7 and 8: an email or a phone can lead to another person than it did before.
  if (sameCustomer(withKey(draft.base, key), theirs) !== 'same') return { kind: 'otherCustomer' };
  const fields = changedFieldsElsewhere(draft, theirs);
  // A change in a field that we do not know refuses nothing by itself: it may be a time stamp that moves by itself.
  if (fields.length > 0) {
    return { kind: 'changedElsewhere', theirs, fields, otherFields: changedUnknownFieldsBetween(draft.base, theirs) };
  }
  return write(request, key, mergeRecords(draft.base, theirs));
}

/** What the user has not seen: fields that differ from the base, and edited ones whose value the base did not hold. */
function changedFieldsElsewhere(draft: CustomerDraft, theirs: CustomerRecord): FieldId[] {
  const wanted = withChanges(draft.base, toChanges(draft));
  const unseen = changedFields(draft).filter(
    (field) =>
      draft.base[field] === undefined &&
      !sameValue(theirs[field], undefined) &&
      !sameValue(theirs[field], wanted[field]),
  );
  return [...changedFieldsBetween(draft.base, theirs), ...unseen];
}

/** Sends the changes and finds out what became of them. `before` is everything known of the customer by now. */
async function write(request: SaveRequest, asked: SaveKey, before: CustomerRecord): Promise<SaveOutcome> {
  const { api, draft, options } = request;
  const key = saveKeyOf(asked, before) ?? asked;
  const changes = toChanges(draft);
  const fields = changedFields(draft);
  const wanted = withChanges(before, changes);
  const written = await attemptSent(() => update(api, key, changes, options));
  if (!written.ok && written.error.detail.acted === 'no') return { kind: 'failed', error: written.error };
  const read = await attemptSent(() => api.getCustomerDetail(key, options));
  if (!written.ok)
    return settle({ wanted, before, fields, error: written.error, now: read.ok ? read.value : undefined });
  if (!read.ok) return { kind: 'savedButUnread', record: wanted, error: read.error };
  return savedAs(wanted, read.value, fields);
}

function update(
  api: SaveApi,
  key: CustomerKey,
  changes: CustomerChanges,
  options: CallOptions | undefined,
): Promise<WriteAnswer> {
  switch (key.kind) {
    case 'id':
      return api.updateCustomerById(key.value, changes, options);
    case 'code':
      return api.updateCustomerByCode(key.value, changes, options);
    case 'email':
      return api.updateCustomerByEmail(key.value, changes, options);
    case 'mobile':
      return api.updateCustomerByMobilePhone(key.value, changes, options);
  }
}

interface Ambiguous {
  readonly wanted: CustomerRecord;
  readonly before: CustomerRecord;
  readonly fields: readonly WritableFieldId[];
  readonly error: ApiError;
  readonly now: CustomerRecord | undefined;
}

/** What a look-up says of a write that failed ambiguously. A field that the answer does not hold proves nothing. */
function settle({ wanted, before, fields, error, now }: Ambiguous): SaveOutcome {
  if (now === undefined) return { kind: 'uncertain', error };
  const all = (record: CustomerRecord): boolean =>
    fields.every((field) => now[field] !== undefined && sameValue(now[field], record[field]));
  if (all(wanted)) return savedAs(wanted, now, fields);
  return all(before) ? { kind: 'failed', error } : { kind: 'uncertain', error };
}

function savedAs(wanted: CustomerRecord, now: CustomerRecord, fields: readonly WritableFieldId[]): SaveOutcome {
  const sent: ReadonlySet<FieldId> = new Set(fields);
  const changedToo = changedFieldsBetween(wanted, now)
    .filter((field) => !sent.has(field))
    .map((field) => ({ field, was: formatField(field, wanted), now: formatField(field, now) }));
  return { kind: 'saved', ...readBackOf(wanted, now, fields), changedToo };
}
