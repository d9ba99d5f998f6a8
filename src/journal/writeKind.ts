import type { OperationId } from '../api/operationId.ts';

/** What a write does, whatever key its call takes. */
export const WRITE_KINDS = [
  'update',
  'create',
  'delete',
  'suspend',
  'unsuspend',
  'verifyMobile',
  'verifyEmail',
  'appSignIn',
  'merge',
  'pinCheck',
] as const;
export type WriteKind = (typeof WRITE_KINDS)[number];

const KINDS = {
  updateCustomerByEmail: 'update',
  updateCustomerByCode: 'update',
  updateCustomerById: 'update',
  updateCustomerByMobilePhone: 'update',
  createCustomer: 'create',
  deleteCustomerByEmail: 'delete',
  deleteCustomerByCode: 'delete',
  suspendCustomer: 'suspend',
  unsuspendCustomer: 'unsuspend',
  verifyCustomerMobile: 'verifyMobile',
  verifyCustomerEmail: 'verifyEmail',
  updateAppLastSignInCustomerById: 'appSignIn',
  mergeCustomer: 'merge',
  checkCustomerPinAuthenticate: 'pinCheck',
} as const satisfies Readonly<Partial<Record<OperationId, WriteKind>>>;

const kinds: ReadonlyMap<string, WriteKind> = new Map(Object.entries(KINDS));

/** What this call does; undefined for one that only reads. */
export function writeKindOf(operation: OperationId): WriteKind | undefined {
  return kinds.get(operation);
}
