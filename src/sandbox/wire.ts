import type { JsonObject, JsonValue } from '../api/json.ts';
import type { CustomerRow } from './customerRow.ts';
import type { Dialects } from './dialects.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A row of the list: the seven documented fields (contract 3.1), and what the dialects add. */
export function listItem(row: CustomerRow, dialects: Dialects): JsonObject {
  const item: JsonObject = {
    Name: row.name,
    Code: row.code,
    Mobile: row.mobile,
    Email: row.email,
    [dialects.has('list-birthdate-small-d') ? 'Birthdate' : 'BirthDate']: dateTime(row.birthDate, dialects),
    JoinDate: dateTime(row.joinDate, dialects),
    ID: row.id,
  };
  if (dialects.has('list-extra-fields')) Object.assign(item, extraFields(row, dialects));
  if (dialects.has('list-status')) Object.assign(item, { Status: row.status, LoyaltyPoint: points(row, dialects) });
  return withNulls(item, dialects);
}

/** One customer in full: the 16 documented fields (contract 3.7), the ID and the birth date. */
export function detail(row: CustomerRow, dialects: Dialects): JsonObject {
  const item: JsonObject = {
    ...(dialects.has('detail-without-id') ? {} : { ID: row.id }),
    Name: row.name,
    Email: row.email,
    FirstName: row.firstName,
    LastName: row.lastName,
    Gender: gender(row, dialects),
    Code: row.code,
    Phone: row.phone,
    Mobile: row.mobile,
    Address: row.address,
    ReferredBy: row.referredBy,
    Group: row.group,
    ExpiredGroup: expiredGroup(row.expiredGroup, dialects),
    SignUpOutlet: row.signUpOutlet,
    ImageURL: row.imageUrl,
    LoyaltyPoint: points(row, dialects),
    Status: row.status,
  };
  if (!dialects.has('detail-without-birth-date')) {
    const name = dialects.has('detail-birthdate-small-d') ? 'Birthdate' : 'BirthDate';
    item[name] = dateTime(row.birthDate, dialects);
  }
  if (dialects.has('detail-verified')) {
    item.MobileVerified = row.mobileVerified;
    item.EmailVerified = row.emailVerified;
    item.AppLastSignIn = row.appLastSignIn;
  }
  return withNulls(item, dialects);
}

/** Fields that a live client saw in the list, types unconfirmed (contract 3.1). */
function extraFields(row: CustomerRow, dialects: Dialects): JsonObject {
  return {
    FirstName: row.firstName,
    LastName: row.lastName,
    NationalIDNumber: row.nationalIdNumber,
    NationalityID: 'ID',
    Phone: row.phone,
    ExpiredDate: dateTime(row.expiredGroup, dialects),
    StateID: null,
  };
}

/** `1995-03-01T00:00:00`, and year 1 for "no date" (contract section 2, "Dates"). */
function dateTime(day: string | null, dialects: Dialects): string | null {
  if (day === null && dialects.has('no-date-null')) return null;
  return `${day ?? '0001-01-01'}T00:00:00${dialects.has('dates-fractions') ? '.0000000' : ''}`;
}

/** `31 Jul 2019` in the only sample of a detail (contract 3.7). */
function expiredGroup(day: string | null, dialects: Dialects): string | null {
  if (dialects.has('expired-group-iso')) return dateTime(day, dialects);
  if (day === null) return null;
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  return `${dayOfMonth} ${MONTHS[Number(month) - 1]} ${year}`;
}

function gender(row: CustomerRow, dialects: Dialects): JsonValue {
  return row.gender !== null && dialects.has('gender-number') ? Number(row.gender) : row.gender;
}

function points(row: CustomerRow, dialects: Dialects): JsonValue {
  return dialects.has('points-text') ? String(row.loyaltyPoint) : row.loyaltyPoint;
}

function withNulls(item: JsonObject, dialects: Dialects): JsonObject {
  const entries = Object.entries(item);
  if (dialects.has('nulls-omitted')) return Object.fromEntries(entries.filter(([, value]) => value !== null));
  if (dialects.has('nulls-empty')) return Object.fromEntries(entries.map(([name, value]) => [name, value ?? '']));
  return item;
}
