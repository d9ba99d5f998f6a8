import type { CalendarDay } from './calendarDay.ts';
import type { JsonObject } from './json.ts';

/**
 * One customer as DealPOS answered it, under our own names.
 * A field that is `undefined` was not in the answer (so nothing is known of it); `null` was sent as "no value".
 */
export interface CustomerRecord {
  readonly id?: string | null;
  readonly code?: string | null;
  readonly name?: string | null;
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly gender?: boolean | null;
  readonly birthDate?: CalendarDay | null;
  readonly email?: string | null;
  readonly mobile?: string | null;
  readonly phone?: string | null;
  readonly address?: string | null;
  readonly group?: string | null;
  /** The vendor's `ExpiredGroup`: the day on which membership of the group ends. */
  readonly expiredGroup?: CalendarDay | null;
  readonly loyaltyPoint?: number | null;
  /** Open set: `Active`, `WaitingForApproval`, `Suspended` are known (open question 26). */
  readonly status?: string | null;
  readonly joinDate?: CalendarDay | null;
  readonly signUpOutlet?: string | null;
  readonly referredBy?: string | null;
  readonly imageUrl?: string | null;
  readonly nationalIdNumber?: string | null;
  /** That these two flags exist is documented, what they are called is not (contract 3.12 and 3.13). */
  readonly mobileVerified?: boolean | null;
  readonly emailVerified?: boolean | null;
  /** As the server wrote it; its form is unknown (contract 3.6). */
  readonly appLastSignIn?: string | null;
  /** Everything the answer held that we do not know or could not read, under the server's own names. */
  readonly unknownFields: JsonObject;
}

/** The fields that a create or an update can carry. `undefined` is left out of the request; nothing is ever cleared by omission. */
export interface CustomerChanges {
  readonly code?: string;
  readonly name?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly gender?: boolean;
  readonly birthDate?: CalendarDay | '';
  readonly email?: string;
  readonly mobile?: string;
  readonly phone?: string;
  readonly address?: string;
  readonly group?: string;
  readonly expiredGroup?: CalendarDay | '';
  readonly loyaltyPoint?: number;
  readonly status?: string;
}

/** One identifier of one customer. Requests carry exactly one (open question 7). */
export interface CustomerKey {
  readonly kind: 'id' | 'code' | 'email' | 'mobile';
  readonly value: string;
}

/** Filters and paging of the two list calls. Days are inclusive as far as is known (open question 22). */
export interface ListRequest {
  /** First page is 1. */
  readonly pageNumber: number;
  /** Rows, 1..500. */
  readonly pageSize: number;
  readonly name?: string;
  readonly outlet?: string;
  readonly from?: CalendarDay;
  readonly to?: CalendarDay;
}

/** One page of customers. `totalCount` is undefined where the tenant's answer names none. */
export interface CustomerPage {
  readonly customers: readonly CustomerRecord[];
  readonly totalCount: number | undefined;
}

/** Answer of a write. Both parts are optional: the vendor's sections differ (open question 25). */
export interface WriteAnswer {
  readonly id: string | undefined;
  readonly message: string | undefined;
}

/** Result of a PIN check. Anything but an answer shape that the integrator has confirmed is `unrecognised` (open question 4). */
export type PinOutcome = 'correct' | 'wrong' | 'unrecognised';
