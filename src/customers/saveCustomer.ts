import type { CallOptions } from '../api/client.ts';
import type { CustomerApi } from '../api/customerApi.ts';
import type { CustomerChanges, CustomerKey, CustomerRecord, WriteAnswer } from '../api/customerRecord.ts';
import { ApiError } from '../api/errors.ts';
import { WriteNote } from '../api/writeNote.ts';
import { attempt, attemptSent } from './attempt.ts';
import { changedFieldsBetween, sameValue } from './compare.ts';
import { sameCustomer, withKey } from './customer.ts';
import type { CustomerDraft } from './draft.ts';
import { changedFields, isDirty, openConflicts, problemsOf, toChanges, withChanges } from './draft.ts';
import type { FieldId, WritableFieldId } from './fields.ts';
import { formatField } from './fieldText.ts';
import type { ReadBack, Written } from './readBack.ts';
import { readBackOf } from './readBack.ts';
import type { RebasedDraft } from './rebaseDraft.ts';
import { rebase } from './rebaseDraft.ts';
import type { SaveKey } from './saveKey.ts';
import { saveKeyOf } from './saveKey.ts';
import type { FieldProblem } from './validate.ts';

/** A field that was changed by somebody else, or by DealPOS itself, as texts of the form. */
export interface FieldChange {
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

/** What is not as it was although it was not sent. */
export interface SideChanges {
  /** Changed by somebody else before the write, and kept. */
  readonly changedElsewhere: readonly FieldChange[];
  /** Changed by the time of the reading back: cleared by omission, or by the till. */
  readonly changedToo: readonly FieldChange[];
}

export type SaveOutcome =
  /** Nothing to send. 0 requests. */
  | { readonly kind: 'unchanged' }
  /** 0 requests. */
  | { readonly kind: 'invalid'; readonly problems: ReadonlyMap<WritableFieldId, FieldProblem> }
  /** The draft holds conflicts that the user has not decided. 0 requests. */
  | { readonly kind: 'unresolved' }
  /** Somebody else changed the same fields; nothing was sent. 1 request. `rebase` on `theirs` tells the conflicts. */
  | { readonly kind: 'conflict'; readonly theirs: CustomerRecord }
  /** The key now leads to somebody else, or to nobody who can be told to be the same; nothing was sent. 1 request. */
  | { readonly kind: 'otherCustomer' }
  /** 3 requests; 1 when somebody else had made the very same changes, so that nothing was left to send. */
  | ({ readonly kind: 'saved' } & SideChanges & ReadBack)
  /** The write was answered well, but reading back failed; `record` is what should be there. */
  | { readonly kind: 'savedButUnread'; readonly record: CustomerRecord; readonly error: ApiError }
  /** The write failed, and even a look-up could not tell whether it was carried out. */
  | { readonly kind: 'uncertain'; readonly error: ApiError }
  /** Nothing was changed. */
  | { readonly kind: 'failed'; readonly error: ApiError };

/**
 * Saves a draft: reads the customer again, merges, sends only what the user changed (open questions 2 and 3), reads back.
 * Exactly 3 requests when it succeeds, with none between the re-read and the write, which is never repeated; 4 where the
 * user was asked before the write, since the re-read is as old as the question then. Somebody else's changes in other
 * fields are kept. API failures become outcomes and are not thrown.
 */
export async function saveCustomer(request: SaveRequest): Promise<SaveOutcome> {
  const { draft } = request;
  if (!isDirty(draft)) return { kind: 'unchanged' };
  if (openConflicts(draft).length > 0) return { kind: 'unresolved' };
  const problems = problemsOf(draft, request.key);
  if (problems.size > 0) return { kind: 'invalid', problems };
  const key = saveKeyOf(request.key, draft.base) ?? request.key;
  const looked = await attempt(() => look(request, key));
  if (!looked.ok) return { kind: 'failed', error: looked.error };
  return looked.value.kind === 'clear' ? send(request, key, looked.value) : looked.value;
}

type Clear = RebasedDraft & { readonly kind: 'clear' };

/** Reads the customer again (1 request) and puts the draft on it, or says why it cannot be sent. Throws ApiError. */
async function look(
  { api, draft, options }: SaveRequest,
  key: SaveKey,
): Promise<Clear | Extract<SaveOutcome, { readonly kind: 'conflict' | 'otherCustomer' }>> {
  const theirs = withKey(await api.getCustomerDetail(key, options), key);
  // Open questions 7 and 8: an email or a phone can lead to another person than it did before.
  if (sameCustomer(withKey(draft.base, key), theirs) !== 'same') return { kind: 'otherCustomer' };
  const rebased = rebase(draft, theirs);
  return openConflicts(rebased.draft).length > 0 ? { kind: 'conflict', theirs } : { kind: 'clear', ...rebased };
}

async function send(request: SaveRequest, key: SaveKey, { draft, changedElsewhere }: Clear): Promise<SaveOutcome> {
  const outcome: SaveOutcome = isDirty(draft)
    ? await write({ ...request, draft }, key)
    : { kind: 'saved', record: draft.base, differences: [], unverified: [], changedToo: [], changedElsewhere: [] };
  if (outcome.kind !== 'saved') return outcome;
  const changedBefore = changedElsewhere.map((field) => fieldChange(field, request.draft.base, draft.base));
  return { ...outcome, changedElsewhere: [...changedBefore, ...outcome.changedElsewhere] };
}

/** Sends the changes and finds out what became of them. The draft's base is everything known of the customer by now. */
async function write(request: SaveRequest, asked: SaveKey): Promise<SaveOutcome> {
  const { api, draft, options } = request;
  const key = saveKeyOf(asked, draft.base) ?? asked;
  const changes = toChanges(draft);
  const note = new WriteNote(draft.base);
  const again: Awaited<ReturnType<typeof look>>[] = [];
  // The question may have been open for minutes.
  const afterQuestion = async (): Promise<void> => {
    const looked = await look(request, key);
    again.push(looked);
    if (looked.kind !== 'clear') throw new ApiError({ kind: 'cancelled', acted: 'no' });
    note.renew(looked.draft.base);
  };
  const written = await attemptSent(() => update(api, key, changes, { ...options, note, afterQuestion }));
  const [second = { kind: 'clear', draft, changedElsewhere: [] } satisfies Clear] = again;
  if (second.kind !== 'clear') return second;
  if (!written.ok && written.error.detail.acted === 'no') return { kind: 'failed', error: written.error };
  const { base } = second.draft;
  const sent: Written = { before: base, wanted: withChanges(base, changes), fields: changedFields(draft) };
  const read = await attemptSent(() => api.getCustomerDetail(key, options));
  if (!read.ok) return written.ok ? unread(sent, read.error) : { kind: 'uncertain', error: written.error };
  const outcome = written.ok ? savedAs(sent, read.value) : settle(sent, written.error, read.value);
  note.found({ outcome: FOUND[outcome.kind], now: read.value });
  if (outcome.kind !== 'saved') return outcome;
  return { ...outcome, changedElsewhere: second.changedElsewhere.map((field) => fieldChange(field, draft.base, base)) };
}

/** What the record of the write says of it. */
const FOUND = { saved: 'done', failed: 'notDone', uncertain: 'uncertain' } as const;
type Settled = Extract<SaveOutcome, { readonly kind: keyof typeof FOUND }>;

function unread(sent: Written, error: ApiError): SaveOutcome {
  return { kind: 'savedButUnread', record: sent.wanted, error };
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

/** What a look-up says of a write that failed ambiguously. A field that the answer does not hold proves nothing. */
function settle(sent: Written, error: ApiError, now: CustomerRecord): Settled {
  const all = (record: CustomerRecord): boolean =>
    sent.fields.every((field) => now[field] !== undefined && sameValue(now[field], record[field]));
  if (all(sent.wanted)) return savedAs(sent, now);
  return all(sent.before) ? { kind: 'failed', error } : { kind: 'uncertain', error };
}

function savedAs(sent: Written, now: CustomerRecord): Settled {
  const fields: ReadonlySet<FieldId> = new Set(sent.fields);
  const changedToo = changedFieldsBetween(sent.wanted, now)
    .filter((field) => !fields.has(field))
    .map((field) => fieldChange(field, sent.wanted, now));
  return { kind: 'saved', ...readBackOf(sent, now), changedToo, changedElsewhere: [] };
}

function fieldChange(field: FieldId, before: CustomerRecord, now: CustomerRecord): FieldChange {
  return { field, was: formatField(field, before), now: formatField(field, now) };
}
