import { isCalendarDay } from './calendarDay.ts';
import type { components } from './contract/openapi.ts';
import type { CustomerChanges, CustomerKey, ListRequest } from './customerRecord.ts';
import type { InvalidInputReason } from './errors.ts';
import { ApiError } from './errors.ts';
import type { JsonObject, JsonValue } from './json.ts';
import type { SecretFields } from './requestTrace.ts';
import type { FieldNames } from './wire.ts';

export type QueryParameter = readonly [name: string, value: string];

/** What a request carries, under the server's names. */
export interface EncodedRequest {
  readonly query?: readonly QueryParameter[];
  readonly body?: JsonObject;
  /** What of the body is kept nowhere. */
  readonly secrets?: SecretFields;
  /** Our ids of the fields that it changes. */
  readonly fields: readonly string[];
}

/** Rows; the only maximum that the vendor states anywhere (open question 12). */
const MAX_PAGE_SIZE = 500;
/** Ids in one ListID request: keeps the URL under 8 kB. */
export const MAX_LIST_IDS = 100;

/** Our fields and the names that a create and an update write them under (contract 3.3 and 3.4: `Birthdate`, small d). */
export const WRITABLE: {
  readonly [Field in keyof CustomerChanges]-?: keyof components['schemas']['CreateCustomerRequest'];
} = {
  code: 'Code',
  name: 'Name',
  firstName: 'FirstName',
  lastName: 'LastName',
  gender: 'Gender',
  birthDate: 'Birthdate',
  email: 'Email',
  mobile: 'Mobile',
  phone: 'Phone',
  address: 'Address',
  group: 'Group',
  expiredGroup: 'ExpiredGroup',
  loyaltyPoint: 'LoyaltyPoint',
  status: 'Status',
};

export function encodeList(request: ListRequest): EncodedRequest {
  return {
    query: [
      ...Object.entries(listFilters(request)),
      ['PageNumber', String(request.pageNumber)],
      ['PageSize', String(request.pageSize)],
    ],
    fields: [],
  };
}

/** The same as a JSON body, for the POST twin (contract 3.2). */
export function encodeListBody(request: ListRequest): EncodedRequest {
  const body = { ...listFilters(request), PageNumber: request.pageNumber, PageSize: request.pageSize };
  return { body, fields: [] };
}

function listFilters({ name, outlet, from, to, pageNumber, pageSize }: ListRequest): Record<string, string> {
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > MAX_PAGE_SIZE) throw invalid('pageSize');
  if (!Number.isSafeInteger(pageNumber) || pageNumber < 1) throw invalid('pageNumber');
  for (const day of [from, to]) if (day !== undefined && !isCalendarDay(day)) throw invalid('date');
  return {
    ...(name ? { Name: name } : {}),
    ...(outlet ? { Outlet: outlet } : {}),
    ...(from === undefined ? {} : { From: from }),
    ...(to === undefined ? {} : { To: to }),
  };
}

/** One identifier in the query of Detail (contract 3.7). */
export function encodeDetail(key: CustomerKey, names: FieldNames): EncodedRequest {
  const wireName = { id: 'ID', code: 'Code', email: 'Email', mobile: names.detailMobile }[key.kind];
  return { query: [[wireName, filled(key.value)]], fields: [] };
}

/** One identifier in the body of Suspend and Unsuspend (contract 3.16, open question 7). */
export function encodeStatusKey(key: CustomerKey): EncodedRequest {
  const wireName = { id: 'ID', code: 'Code', email: 'Email', mobile: 'Phone' }[key.kind];
  return { body: { [wireName]: filled(key.value) }, fields: ['status'] };
}

/** The ids in the query, in the form that the setting names (open question 14). */
export function encodeListId(ids: readonly string[], names: FieldNames): EncodedRequest {
  if (ids.length === 0) throw invalid('emptyKey');
  if (ids.length > MAX_LIST_IDS) throw invalid('tooManyIds');
  const values = ids.map(filled);
  const query: [string, string][] =
    names.listIdForm === 'comma' ? [[names.listId, values.join(',')]] : values.map((id) => [names.listId, id]);
  return { query, fields: [] };
}

export function encodeCreate(changes: CustomerChanges): EncodedRequest {
  const { body, fields } = encodeChanges(changes);
  if (fields.length === 0) throw invalid('emptyChange');
  return { body, fields };
}

export interface UpdateInput {
  readonly key: string;
  readonly changes: CustomerChanges;
}

/**
 * An update under a key. The key's own field is sent once: a change equal to the key is left out, another value is
 * refused, since a body cannot hold the same name twice.
 */
export function encodeUpdate({ key, changes }: UpdateInput, keyName: string): EncodedRequest {
  const { body, fields, names } = encodeChanges(changes);
  const clash = body[keyName];
  if (clash !== undefined && clash !== filled(key)) throw invalid('keyChange');
  const changed = fields.filter((_, index) => names[index] !== keyName);
  if (changed.length === 0) throw invalid('emptyChange');
  return { body: { ...body, [keyName]: filled(key) }, fields: changed };
}

/** A body with one key and nothing else: deletes (open question 5) and the app sign-in (3.6). */
export function encodeKey(value: string, name: string): EncodedRequest {
  return { body: { [name]: filled(value) }, fields: [] };
}

export function encodeVerify(
  { id, verified }: { readonly id: string; readonly verified: boolean },
  idName: string,
  flagName: string,
): EncodedRequest {
  return { body: { [idName]: filled(id), [flagName]: verified }, fields: [] };
}

/** The PIN stays text: leading zeros matter (open question 4). */
export function encodePin(
  { customerId, pin }: { readonly customerId: string; readonly pin: string },
  names: FieldNames,
): EncodedRequest {
  const body = { [names.pinCustomerId]: filled(customerId), [names.pinPin]: filled(pin) };
  return { body, secrets: { [names.pinPin]: 'DEALPOS_PIN' }, fields: [] };
}

/** Refused without configured names, and for a target that would also be folded in (open question 1). */
export function encodeMerge(
  { targetId, sourceIds }: { readonly targetId: string; readonly sourceIds: readonly string[] },
  names: FieldNames,
): EncodedRequest {
  if (names.mergeTarget === undefined || names.mergeSources === undefined) {
    throw new ApiError({ kind: 'unconfirmedNames', acted: 'no' });
  }
  if (sourceIds.length === 0) throw invalid('noSources');
  const target = filled(targetId);
  const sources = sourceIds.map(filled);
  if (sources.some((id) => sameId(id, target))) throw invalid('targetAmongSources');
  return { body: { [names.mergeTarget]: target, [names.mergeSources]: sources }, fields: [] };
}

export function encodeToken(
  { clientId, clientSecret }: { readonly clientId: string; readonly clientSecret: string },
  names: FieldNames,
): EncodedRequest {
  return {
    body: { [names.tokenClientId]: clientId, [names.tokenClientSecret]: clientSecret },
    secrets: { [names.tokenClientId]: 'DEALPOS_CLIENT_ID', [names.tokenClientSecret]: 'DEALPOS_CLIENT_SECRET' },
    fields: [],
  };
}

/** Only what is set: `undefined` (and a stray null) is left out, so that nothing is cleared by accident (open question 2). */
function encodeChanges(changes: CustomerChanges) {
  const body: Record<string, JsonValue> = {};
  const fields: string[] = [];
  const names: string[] = [];
  for (const [field, name] of Object.entries(WRITABLE)) {
    const value: JsonValue | undefined = Reflect.get(changes, field);
    if (value === undefined || value === null) continue;
    body[name] = checked(field, value);
    fields.push(field);
    names.push(name);
  }
  return { body, fields, names };
}

/** A day is sent as `yyyy-mm-dd` or, on purpose, as nothing; a number must be one that JSON can carry. */
function checked(field: string, value: JsonValue): JsonValue {
  const isDate = field === 'birthDate' || field === 'expiredGroup';
  if (isDate && value !== '' && !(typeof value === 'string' && isCalendarDay(value))) throw invalid('date');
  if (typeof value === 'number' && !Number.isFinite(value)) throw invalid('number');
  return value;
}

/** The key exactly as given (open question 8); throws on one that holds nothing but spaces. */
function filled(key: string): string {
  if (key.trim() === '') throw invalid('emptyKey');
  return key;
}

/** Ids are GUIDs, whose letters may be written in either case. */
function sameId(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function invalid(reason: InvalidInputReason): ApiError {
  return new ApiError({ kind: 'invalidInput', reason, acted: 'no' });
}
