/** The 19 Customer operations under the vendor's own names, and the token call. */
export const OPERATION_IDS = [
  'createToken',
  'listCustomers',
  'updateCustomerByEmail',
  'createCustomer',
  'deleteCustomerByEmail',
  'updateAppLastSignInCustomerById',
  'getCustomerDetail',
  'updateCustomerByCode',
  'updateCustomerById',
  'getCustomerByListId',
  'updateCustomerByMobilePhone',
  'verifyCustomerMobile',
  'verifyCustomerEmail',
  'deleteCustomerByCode',
  'listCustomerWithTotalCount',
  'suspendCustomer',
  'unsuspendCustomer',
  'getNewCustomerCode',
  'mergeCustomer',
  'checkCustomerPinAuthenticate',
] as const;

export type OperationId = (typeof OPERATION_IDS)[number];
