import type { CallOptions } from '../api/client.ts';
import type { CustomerApi } from '../api/customerApi.ts';
import type { CustomerKey, CustomerRecord, WriteAnswer } from '../api/customerRecord.ts';
import type { ApiError } from '../api/errors.ts';
import { WriteNote } from '../api/writeNote.ts';
import type { Attempt } from './attempt.ts';
import { attempt, attemptSent } from './attempt.ts';
import { sameValue } from './compare.ts';
import { keyOf, keysOf, sameCustomer, withKey } from './customer.ts';
import type { CustomerDraft } from './draft.ts';
import { changedFields, toChanges, withChanges } from './draft.ts';
import type { PossibleDuplicate, SharedIdentifier } from './duplicates.ts';
import { possibleDuplicates, sharedIdentifiers } from './duplicates.ts';
import type { WritableFieldId } from './fields.ts';
import { BLANK_CUSTOMER, problemsOfNewCustomer, typedDraft } from './newCustomer.ts';
import { meansNobody } from './nobody.ts';
import type { ReadBack } from './readBack.ts';
import { readBackOf } from './readBack.ts';
import type { FieldProblem } from './validate.ts';

/** The calls that creating a customer needs. */
export type CreateApi = Pick<CustomerApi, 'createCustomer' | 'getCustomerDetail'>;

export interface CreateRequest {
  readonly api: CreateApi;
  /** What was typed. Whatever its base holds is not sent. */
  readonly draft: CustomerDraft;
  /** The customers of the same account that are loaded, to find duplicates among. */
  readonly loaded: readonly CustomerRecord[];
  /** True once the user has seen the possible duplicates and wants the customer all the same. */
  readonly confirmed: boolean;
  readonly options?: CallOptions;
}

export type CreateOutcome =
  /** 0 requests. */
  | { readonly kind: 'invalid'; readonly problems: ReadonlyMap<WritableFieldId, FieldProblem> }
  /** Nothing was created. 0 requests where they are loaded, else 1. */
  | { readonly kind: 'possibleDuplicates'; readonly found: readonly PossibleDuplicate[] }
  /** 3 requests; 2 where neither email nor mobile was typed, or where duplicates were confirmed. */
  | ({ readonly kind: 'created' } & ReadBack)
  /**
   * Created; `record` is what should be there. Without an error, what was read cannot be told from an older customer. A
   * record without an id must not be looked for by what was typed: that may lead to an older customer.
   */
  | { readonly kind: 'createdButUnread'; readonly record: CustomerRecord; readonly error: ApiError | undefined }
  /** Nothing was created, for certain. */
  | { readonly kind: 'failed'; readonly error: ApiError }
  /** The call failed ambiguously, and a look-up found nobody. */
  | { readonly kind: 'notCreated'; readonly error: ApiError }
  /** The call failed ambiguously. `found` shares an identifier with what was typed: the new customer, or an older one. */
  | { readonly kind: 'cannotTell'; readonly error: ApiError; readonly found: CustomerRecord | undefined };

/** What a create is about to send, or has sent. */
interface Creation extends CreateRequest {
  readonly wanted: CustomerRecord;
  readonly fields: readonly WritableFieldId[];
  /** The identifier that nobody had just before. Undefined where that was not looked up. */
  readonly unused: SharedIdentifier | undefined;
}

/**
 * Creates a customer: looks for duplicates, creates, reads back. Only what was typed is sent. The create is sent at most
 * once, since nothing keeps DealPOS from making a second customer (open question 9): after an ambiguous failure one
 * look-up says what can be said. API failures become outcomes and are not thrown.
 */
export async function createCustomer(request: CreateRequest): Promise<CreateOutcome> {
  const problems = problemsOfNewCustomer(request.draft);
  if (problems.size > 0) return { kind: 'invalid', problems };
  const draft = typedDraft(request.draft);
  const wanted = withChanges(BLANK_CUSTOMER, toChanges(draft));
  const creation = { ...request, draft, wanted, fields: changedFields(draft), unused: undefined };
  if (request.confirmed) return create(creation);
  const found = possibleDuplicates(draft, request.loaded);
  if (found.length > 0) return { kind: 'possibleDuplicates', found };
  return createUnlessFound(creation);
}

/** Asks DealPOS for one customer with the same email, or else the same mobile number, and creates where there is none. */
async function createUnlessFound(creation: Creation): Promise<CreateOutcome> {
  const { api, wanted, options } = creation;
  const key = keyFrom(wanted, ['email', 'mobile']);
  if (!key) return create(creation);
  const read = await attempt(() => api.getCustomerDetail(key, options));
  if (!read.ok) {
    const isUnused = meansNobody(read.error.detail);
    return isUnused ? create({ ...creation, unused: key.kind }) : { kind: 'failed', error: read.error };
  }
  const shared = sharedIdentifiers(wanted, read.value);
  // DealPOS found this customer by that key, so they share it, in whatever spelling.
  const why = shared.includes(key.kind) ? shared : [key.kind, ...shared];
  return { kind: 'possibleDuplicates', found: [{ record: read.value, why }] };
}

async function create(creation: Creation): Promise<CreateOutcome> {
  const { api, draft, options } = creation;
  const note = new WriteNote();
  const created = await attemptSent(() => api.createCustomer(toChanges(draft), { ...options, note }));
  if (!created.ok && created.error.detail.acted === 'no') return { kind: 'failed', error: created.error };
  const outcome = created.ok ? await readBack(creation, created.value) : await settle(creation, created.error);
  if (outcome.kind === 'created') note.found({ outcome: 'done', now: outcome.record });
  if (outcome.kind === 'notCreated') note.found({ outcome: 'notDone', now: undefined });
  return outcome;
}

/** Reads the new customer by the id of the answer, else by the best key that was typed (open question 25). */
async function readBack(creation: Creation, { id }: WriteAnswer): Promise<CreateOutcome> {
  const record = id === undefined ? creation.wanted : { ...creation.wanted, id };
  const key = keyOf(record);
  if (!key) return { kind: 'createdButUnread', record, error: undefined };
  const read = await lookUp(creation, key);
  if (!read.ok) return { kind: 'createdButUnread', record, error: read.error };
  const now = withKey(read.value, key);
  if (!isTheCreated(creation, key, now)) return { kind: 'createdButUnread', record, error: undefined };
  return { kind: 'created', ...readBackOf({ before: BLANK_CUSTOMER, wanted: record, fields: creation.fields }, now) };
}

/** Whether a customer found by this key is the one that was certainly created, and not an older one that shares it. */
function isTheCreated(creation: Creation, key: CustomerKey, now: CustomerRecord): boolean {
  if (key.kind === 'id') return sameCustomer(now, { id: key.value, unknownFields: {} }) === 'same';
  if (isNew(creation, now)) return true;
  // A code is unique to a customer (contract section 2). But its generator may have given the new one another code.
  const hasTypedCode = sharedIdentifiers(creation.wanted, now).includes('code');
  return key.kind === 'code' && hasTypedCode && !wasLoaded(creation, now) && holdsWhatWasTyped(creation, now);
}

/** True where nobody had an identifier of this customer before, so that it can only have come into being since. */
function isNew(creation: Creation, now: CustomerRecord): boolean {
  const { unused, wanted } = creation;
  if (unused === undefined || wasLoaded(creation, now)) return false;
  return sharedIdentifiers(wanted, now).includes(unused);
}

function wasLoaded({ loaded }: Creation, now: CustomerRecord): boolean {
  return loaded.some((record) => sameCustomer(record, now) === 'same');
}

/**
 * One look-up after a create that failed ambiguously. Found is not enough for "created": after "Create anyway" it may be
 * the older customer. Only nobody by the email is enough for "not created": DealPOS may keep a mobile number in another
 * form than was typed, the name of that query is unconfirmed (open questions 8 and 15), and the shop's generator may have
 * given another code.
 */
async function settle(creation: Creation, error: ApiError): Promise<CreateOutcome> {
  const key = keyFrom(creation.wanted, ['email', 'code', 'mobile']);
  if (!key) return { kind: 'cannotTell', error, found: undefined };
  const read = await lookUp(creation, key);
  if (!read.ok) {
    const isCertain = meansNobody(read.error.detail) && key.kind === 'email';
    return isCertain ? { kind: 'notCreated', error } : { kind: 'cannotTell', error, found: undefined };
  }
  const found = read.value;
  if (!isNew(creation, found) || !holdsWhatWasTyped(creation, found)) return { kind: 'cannotTell', error, found };
  return { kind: 'created', ...readBackOf({ ...creation, before: BLANK_CUSTOMER }, found) };
}

/** The name must be there; another field that the answer does not hold proves nothing (open question 20). */
function holdsWhatWasTyped({ wanted, fields }: Creation, found: CustomerRecord): boolean {
  const shared: readonly WritableFieldId[] = sharedIdentifiers(wanted, found);
  if (found.name === undefined) return false;
  return fields.every(
    (field) => found[field] === undefined || sameValue(found[field], wanted[field]) || shared.includes(field),
  );
}

function lookUp({ api, options }: Creation, key: CustomerKey): Promise<Attempt<CustomerRecord>> {
  return attemptSent(() => api.getCustomerDetail(key, options));
}

/** The first of these identifiers that the record holds. */
function keyFrom<K extends SharedIdentifier>(
  record: CustomerRecord,
  kinds: readonly K[],
): (CustomerKey & { readonly kind: K }) | undefined {
  const keys = keysOf(record);
  for (const kind of kinds) {
    const key = keys.find((candidate) => candidate.kind === kind);
    if (key) return { kind, value: key.value };
  }
  return undefined;
}
