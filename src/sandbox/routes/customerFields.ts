import type { JsonObject } from '../../api/json.ts';
import { badRequest, doesNotExist, errorAnswer, Refusal } from '../answers.ts';
import type { Call } from '../call.ts';
import type { CustomerPatch, CustomerRow } from '../customerRow.ts';
import { isStatus } from '../customerRow.ts';
import { dayOf } from '../input.ts';
import { GROUPS } from '../names.ts';

/** Wire name and our name of the fields that are plain texts and can be cleared. */
const TEXTS = [
  ['FirstName', 'firstName'],
  ['LastName', 'lastName'],
  ['Email', 'email'],
  ['Mobile', 'mobile'],
  ['Phone', 'phone'],
  ['Address', 'address'],
  ['Code', 'code'],
] as const;
type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * What the body of a create or an update changes (contract 3.3). `null` leaves a field alone, an empty text clears it,
 * an unknown name is ignored; dialects differ (open question 2). `keyName` is the name of the key and changes nothing.
 * Throws a Refusal for a value that cannot be stored.
 */
export function readPatch(call: Call, keyName: string | undefined, before: CustomerRow | undefined): CustomerPatch {
  const body = { ...call.body };
  if (keyName !== undefined) delete body[keyName];
  if (call.dialects.has('ignores-address')) delete body.Address;
  const patch: Writable<CustomerPatch> = { ...readTexts(call, body), ...readDates(call, body), ...readChoices(body) };
  const name = textField(call, body, 'Name');
  if (name === null) throw badRequest('Name is required');
  if (name !== undefined) patch.name = name;
  if (body.LoyaltyPoint !== undefined && body.LoyaltyPoint !== null) {
    const points = readPoints(call, body.LoyaltyPoint, before);
    if (points !== undefined) patch.loyaltyPoint = points;
  }
  if (before && call.dialects.has('omitted-clears')) return { ...clearedByOmission(body), ...patch };
  return patch;
}

/** Refuses an email or a code that another customer has: a documented status, of which the case is unknown (open question 9). */
export function refuseDuplicates({ store }: Call, patch: CustomerPatch, before: CustomerRow | undefined): void {
  for (const [name, field] of [
    ['Email', 'email'],
    ['Code', 'code'],
  ] as const) {
    const value = patch[field];
    if (!value || value === before?.[field]) continue;
    const holder = store.find(field, value);
    if (holder && holder.number !== before?.number) {
      throw new Refusal(errorAnswer(409, `${name} ${value} is used by another customer`));
    }
  }
}

function readTexts(call: Call, body: JsonObject): CustomerPatch {
  const patch: Writable<CustomerPatch> = {};
  for (const [name, field] of TEXTS) {
    const value = textField(call, body, name);
    if (value !== undefined) patch[field] = value;
  }
  if (patch.email && !/^[^@\s]+@[^@\s]+$/.test(patch.email)) throw badRequest('Email is not valid');
  if (patch.mobile && call.dialects.has('normalises')) patch.mobile = patch.mobile.replace(/^0/, '+62');
  return patch;
}

function readDates(call: Call, body: JsonObject): CustomerPatch {
  const patch: Writable<CustomerPatch> = {};
  for (const [name, field] of [
    ['Birthdate', 'birthDate'],
    ['ExpiredGroup', 'expiredGroup'],
  ] as const) {
    const value = textField(call, body, name);
    if (value !== undefined) patch[field] = value && dayOf(value, name);
  }
  const group = textField(call, body, 'Group');
  if (group && !GROUPS.includes(group)) throw doesNotExist('Group', group);
  if (group !== undefined) patch.group = group;
  return patch;
}

function readChoices(body: JsonObject): CustomerPatch {
  const patch: Writable<CustomerPatch> = {};
  const { Gender: gender, Status: status } = body;
  if (gender !== undefined && gender !== null) {
    if (typeof gender !== 'boolean') throw badRequest('Gender must be true or false');
    patch.gender = gender;
  }
  if (status !== undefined && status !== null) {
    if (typeof status !== 'string' || !isStatus(status)) throw doesNotExist('Status', String(status));
    patch.status = status;
  }
  return patch;
}

/** undefined: leave alone; null: clear. */
function textField({ dialects }: Call, body: JsonObject, name: string): string | null | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw badRequest(`${name} must be a text`);
  const text = dialects.has('normalises') ? value.trim() : value;
  if (text.trim() !== '') return text;
  return dialects.has('empty-keeps') ? undefined : null;
}

/** Looks like overwriting the balance (open question 3). */
function readPoints({ dialects }: Call, value: unknown, before: CustomerRow | undefined): number | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw badRequest('LoyaltyPoint must be a number');
  if (!before) return value;
  if (dialects.has('points-kept')) return undefined;
  return dialects.has('points-added') ? before.loyaltyPoint + value : value;
}

function clearedByOmission(body: JsonObject): CustomerPatch {
  const patch: Writable<CustomerPatch> = {};
  if (body.FirstName === undefined) patch.firstName = null;
  if (body.LastName === undefined) patch.lastName = null;
  if (body.Phone === undefined) patch.phone = null;
  if (body.Address === undefined) patch.address = null;
  if (body.Birthdate === undefined) patch.birthDate = null;
  if (body.Gender === undefined) patch.gender = null;
  return patch;
}
