import * as v from 'valibot';
import type { CalendarDay } from '../api/calendarDay.ts';
import { isCalendarDay } from '../api/calendarDay.ts';
import type { CustomerRecord } from '../api/customerRecord.ts';
import type { JsonObject } from '../api/json.ts';
import { isJsonObject } from '../api/json.ts';

const text = v.optional(v.nullable(v.string()));
const truth = v.optional(v.nullable(v.boolean()));
const day = v.optional(v.nullable(v.custom<CalendarDay>((input) => typeof input === 'string' && isCalendarDay(input))));

/** A customer as we keep one in a backup. Anything else is refused. */
export const customerRecordSchema = v.strictObject({
  id: text,
  code: text,
  name: text,
  firstName: text,
  lastName: text,
  gender: truth,
  birthDate: day,
  email: text,
  mobile: text,
  phone: text,
  address: text,
  group: text,
  expiredGroup: day,
  loyaltyPoint: v.optional(v.nullable(v.pipe(v.number(), v.finite()))),
  status: text,
  joinDate: day,
  signUpOutlet: text,
  referredBy: text,
  imageUrl: text,
  nationalIdNumber: text,
  mobileVerified: truth,
  emailVerified: truth,
  appLastSignIn: text,
  unknownFields: v.custom<JsonObject>(isJsonObject),
}) satisfies v.GenericSchema<unknown, CustomerRecord>;
