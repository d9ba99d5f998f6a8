import type { Operation } from './call.ts';
import { checkPin } from './routes/checkPin.ts';
import { createCustomer } from './routes/createCustomer.ts';
import { createToken } from './routes/createToken.ts';
import { deleteBy } from './routes/deleteCustomer.ts';
import { getByListId } from './routes/getByListId.ts';
import { getDetail, getDetailByEmail } from './routes/getDetail.ts';
import { listByGet, listByPost, listWithTotal } from './routes/listCustomers.ts';
import { mergeCustomer } from './routes/mergeCustomer.ts';
import { newCode } from './routes/newCode.ts';
import { recordAppSignIn } from './routes/recordAppSignIn.ts';
import { setStatus } from './routes/setStatus.ts';
import { updateBy, updateByMobilePhone } from './routes/updateCustomer.ts';
import { verify } from './routes/verify.ts';

const VIEW = '“VIEW” role in “Contacts” Module';
const CREATE = '“CREATE” role in “Contacts” Module';
const EDIT_CONTACTS = '“EDIT” role in “Contacts” Module';
const EDIT = `${EDIT_CONTACTS} OR “EDIT” role in “Global” Module`;
const DELETE = '“DELETE” role in “Contacts” Module';
const MERGE = `${DELETE} AND ${EDIT_CONTACTS}`;
const BASE = '/api/v3/Customer';

/**
 * THE route table: the 19 Customer operations, the token call, the POST twin of the list (contract 3.2) and the
 * deprecated look-up by email (3.21). Paths are matched exactly, letter case included.
 */
export const OPERATIONS = [
  { id: 'createToken', method: 'POST', path: '/api/v3/Token/OAuth2', handle: createToken },
  { id: 'listCustomers', method: 'GET', path: BASE, role: VIEW, handle: listByGet },
  { id: 'listCustomersByPost', method: 'POST', path: `${BASE}/p`, role: VIEW, handle: listByPost },
  {
    id: 'listCustomerWithTotalCount',
    method: 'GET',
    path: `${BASE}/WithTotalCount`,
    role: VIEW,
    handle: listWithTotal,
  },
  { id: 'getCustomerDetail', method: 'GET', path: `${BASE}/Detail`, role: VIEW, handle: getDetail },
  { id: 'getCustomerByEmailDeprecated', method: 'POST', path: `${BASE}/Email`, role: VIEW, handle: getDetailByEmail },
  { id: 'getCustomerByListId', method: 'GET', path: `${BASE}/ListID`, role: VIEW, handle: getByListId },
  { id: 'getNewCustomerCode', method: 'GET', path: `${BASE}/NewCode`, handle: newCode },
  { id: 'createCustomer', method: 'POST', path: BASE, role: CREATE, writes: true, handle: createCustomer },
  { id: 'updateCustomerByEmail', method: 'PUT', path: BASE, role: EDIT, writes: true, handle: updateBy('email') },
  {
    id: 'updateCustomerByCode',
    method: 'PUT',
    path: `${BASE}/ByCode`,
    role: EDIT,
    writes: true,
    handle: updateBy('code'),
  },
  { id: 'updateCustomerById', method: 'PUT', path: `${BASE}/ByID`, role: EDIT, writes: true, handle: updateBy('id') },
  {
    id: 'updateCustomerByMobilePhone',
    method: 'PUT',
    path: `${BASE}/ByMobilePhone`,
    role: EDIT,
    writes: true,
    handle: updateByMobilePhone,
  },
  { id: 'deleteCustomerByEmail', method: 'DELETE', path: BASE, role: DELETE, writes: true, handle: deleteBy('email') },
  {
    id: 'deleteCustomerByCode',
    method: 'DELETE',
    path: `${BASE}/DeleteByCode`,
    role: DELETE,
    writes: true,
    handle: deleteBy('code'),
  },
  { id: 'updateAppLastSignInCustomerById', method: 'PUT', path: `${BASE}/AppSignIn`, handle: recordAppSignIn },
  {
    id: 'verifyCustomerMobile',
    method: 'PUT',
    path: `${BASE}/VerifyMobile`,
    role: EDIT_CONTACTS,
    writes: true,
    handle: verify('mobile'),
  },
  {
    id: 'verifyCustomerEmail',
    method: 'PUT',
    path: `${BASE}/VerifyEmail`,
    role: EDIT_CONTACTS,
    writes: true,
    handle: verify('email'),
  },
  {
    id: 'suspendCustomer',
    method: 'PUT',
    path: `${BASE}/Suspend`,
    role: EDIT,
    writes: true,
    handle: setStatus('Suspended', 'The contact has been successfully suspended.'),
  },
  {
    id: 'unsuspendCustomer',
    method: 'PUT',
    path: `${BASE}/Unsuspend`,
    role: EDIT,
    writes: true,
    handle: setStatus('Active', 'The contact has been successfully unsuspended.'),
  },
  { id: 'mergeCustomer', method: 'PUT', path: `${BASE}/Merge`, role: MERGE, writes: true, handle: mergeCustomer },
  { id: 'checkCustomerPinAuthenticate', method: 'POST', path: `${BASE}/PIN/Authenticate`, handle: checkPin },
] as const satisfies readonly Operation[];

export type SandboxOperationId = (typeof OPERATIONS)[number]['id'];
export const OPERATION_IDS: readonly SandboxOperationId[] = OPERATIONS.map((operation) => operation.id);

const byRoute: ReadonlyMap<string, SandboxOperation> = new Map(
  OPERATIONS.map((operation) => [`${operation.method} ${operation.path}`, operation]),
);

/** A row of the table with its own name. */
export type SandboxOperation = Operation & { readonly id: SandboxOperationId };

/** The operation of a method and a path (without query), or undefined where there is no such route. */
export function operationAt(method: string, path: string): SandboxOperation | undefined {
  return byRoute.get(`${method} ${path}`);
}
