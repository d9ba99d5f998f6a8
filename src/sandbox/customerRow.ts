/** The three statuses that the vendor's import screen lists (contract section 2). */
const STATUSES = ['Active', 'WaitingForApproval', 'Suspended'] as const;
export type Status = (typeof STATUSES)[number];

/** One customer as the sandbox keeps it. Days are `yyyy-mm-dd`; `null` means "none". */
export interface CustomerRow {
  /** Position in which the row came into being, from 0; never changes. */
  readonly number: number;
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly gender: boolean | null;
  readonly birthDate: string | null;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly group: string | null;
  readonly expiredGroup: string | null;
  readonly loyaltyPoint: number;
  readonly status: Status;
  readonly joinDate: string;
  readonly signUpOutlet: string | null;
  readonly referredBy: string | null;
  readonly imageUrl: string | null;
  readonly nationalIdNumber: string | null;
  readonly mobileVerified: boolean;
  readonly emailVerified: boolean;
  /** Instant in ISO form, or null when the app was never used. */
  readonly appLastSignIn: string | null;
}

/** What a write may change. The number and the id belong to the store. */
export type CustomerPatch = Partial<Omit<CustomerRow, 'number' | 'id'>>;

export function isStatus(value: string): value is Status {
  return STATUSES.some((status) => status === value);
}

/** A customer with nothing but a name, as `createCustomer` starts from. */
export function blankCustomer(number: number, id: string, joinDate: string): CustomerRow {
  return {
    number,
    id,
    code: null,
    name: '',
    firstName: null,
    lastName: null,
    gender: null,
    birthDate: null,
    email: null,
    mobile: null,
    phone: null,
    address: null,
    group: null,
    expiredGroup: null,
    loyaltyPoint: 0,
    status: 'Active',
    joinDate,
    signUpOutlet: null,
    referredBy: null,
    imageUrl: null,
    nationalIdNumber: null,
    mobileVerified: false,
    emailVerified: false,
    appLastSignIn: null,
  };
}
