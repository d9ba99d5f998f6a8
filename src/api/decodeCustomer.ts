import type { CustomerRecord } from './customerRecord.ts';
import type { JsonObject, JsonValue } from './json.ts';
import { readWireDate } from './wireDate.ts';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
type KnownFields = Omit<CustomerRecord, 'unknownFields'>;
type Draft = Writable<CustomerRecord>;

/** Reads a raw value into the draft. False where it cannot be read, so that it is kept under the server's name. */
type FieldReader = (draft: Draft, value: JsonValue) => boolean;

type TextField = Exclude<keyof KnownFields, 'gender' | 'loyaltyPoint' | DateField | FlagField>;
type DateField = 'birthDate' | 'expiredGroup' | 'joinDate';
type FlagField = 'mobileVerified' | 'emailVerified';

/**
 * The server's names (contract 3.1 and 3.7). Two spellings of the birth date are known (open question 20). Those of the
 * verified flags are guesses after the names of the calls; they are read and never written, so a wrong one does no harm.
 */
const READERS: ReadonlyMap<string, FieldReader> = new Map([
  ['ID', text('id')],
  ['Code', text('code')],
  ['Name', text('name')],
  ['FirstName', text('firstName')],
  ['LastName', text('lastName')],
  ['Gender', readGender],
  ['BirthDate', date('birthDate')],
  ['Birthdate', date('birthDate')],
  ['Email', text('email')],
  ['Mobile', text('mobile')],
  ['Phone', text('phone')],
  ['Address', text('address')],
  ['Group', text('group')],
  ['ExpiredGroup', date('expiredGroup')],
  ['LoyaltyPoint', readLoyaltyPoint],
  ['Status', text('status')],
  ['JoinDate', date('joinDate')],
  ['SignUpOutlet', text('signUpOutlet')],
  ['ReferredBy', text('referredBy')],
  ['ImageURL', text('imageUrl')],
  ['NationalIDNumber', text('nationalIdNumber')],
  ['AppLastSignIn', text('appLastSignIn')],
  ...['MobileVerified', 'IsMobileVerified', 'VerifiedMobile', 'IsVerifiedMobile'].map((name): [string, FieldReader] => [
    name,
    flag('mobileVerified'),
  ]),
  ...['EmailVerified', 'IsEmailVerified', 'VerifiedEmail', 'IsVerifiedEmail'].map((name): [string, FieldReader] => [
    name,
    flag('emailVerified'),
  ]),
]);

const NOTHING_UNKNOWN: JsonObject = Object.freeze({});

/**
 * One customer out of one JSON object. Never throws: what is not known or cannot be read stays in `unknownFields`
 * under the server's name (open questions 20, 21, 26).
 */
export function decodeCustomer(raw: JsonObject): CustomerRecord {
  // One object from the start, without a copy at the end: a list holds thousands of them.
  const draft: Draft = { unknownFields: NOTHING_UNKNOWN };
  let unknown: [string, JsonValue][] | undefined;
  for (const name in raw) {
    const value = raw[name];
    if (value === undefined || READERS.get(name)?.(draft, value)) continue;
    unknown ??= [];
    unknown.push([name, value]);
  }
  // fromEntries, because assigning a field called `__proto__` would lose it.
  if (unknown) draft.unknownFields = Object.fromEntries(unknown);
  return draft;
}

/** True when the record says whose it is (open question 19). */
export function identifiesSomebody(record: CustomerRecord): boolean {
  const { id, code, email, mobile, phone, name } = record;
  return isSaid(id) || isSaid(code) || isSaid(email) || isSaid(mobile) || isSaid(phone) || isSaid(name);
}

function isSaid(value: string | null | undefined): boolean {
  return value !== undefined && value !== null && value.trim() !== '';
}

/** A text as it is; a whole number that JSON carries exactly as its digits. */
export function readText(value: JsonValue): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : undefined;
}

function text(field: TextField): FieldReader {
  return (draft, value) => {
    const read = value === null ? null : readText(value);
    if (read === undefined) return false;
    draft[field] = read;
    return true;
  };
}

/** True for "no value": null, and an empty text where a text would be a date, a truth value or a number (open question 26). */
function isNothing(value: JsonValue): value is null | '' {
  return value === null || value === '';
}

/** A second spelling of a date already read is kept aside, not mixed in. */
function date(field: DateField): FieldReader {
  return (draft, value) => {
    if (draft[field] !== undefined && draft[field] !== null) return false;
    const read = isNothing(value) ? null : typeof value === 'string' ? readWireDate(value) : undefined;
    if (read === undefined) return false;
    draft[field] = read;
    return true;
  };
}

/** A second spelling of a flag already read is kept aside. */
function flag(field: FlagField): FieldReader {
  return (draft, value) => {
    if (draft[field] !== undefined && draft[field] !== null) return false;
    if (!isNothing(value) && typeof value !== 'boolean') return false;
    draft[field] = isNothing(value) ? null : value;
    return true;
  };
}

/** Passed on untranslated; a number or a word is not interpreted (open question 17). */
function readGender(draft: Draft, value: JsonValue): boolean {
  if (!isNothing(value) && typeof value !== 'boolean') return false;
  draft.gender = isNothing(value) ? null : value;
  return true;
}

function readLoyaltyPoint(draft: Draft, value: JsonValue): boolean {
  const read = isNothing(value) ? null : readNumber(value);
  if (read === undefined) return false;
  draft.loyaltyPoint = read;
  return true;
}

/** A number, or a plain decimal sent as text; no thousands separators, which mean different things in different places. */
function readNumber(value: JsonValue): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^\s*-?\d{1,15}(?:\.\d{1,10})?\s*$/.test(value)) return undefined;
  return Number(value);
}
