import type { CustomerChanges, CustomerKey, ListRequest } from './customerRecord.ts';
import {
  decodeCustomers,
  decodeDetail,
  decodeNewCode,
  decodePage,
  decodePin,
  decodeToken,
  decodeWrite,
} from './decodeAnswers.ts';
import type { UpdateInput } from './encodeRequest.ts';
import {
  encodeCreate,
  encodeDetail,
  encodeKey,
  encodeList,
  encodeListBody,
  encodeListId,
  encodeMerge,
  encodePin,
  encodeStatusKey,
  encodeToken,
  encodeUpdate,
  encodeVerify,
} from './encodeRequest.ts';
import type { Operation, Provenance, ProvenanceLabel } from './operation.ts';
import { NO_ROLE } from './operation.ts';
import type { OperationId } from './operationId.ts';
import { creationOf, mergeOf, onlyBy, pinCheckOf, statusOf, updateBy, verificationOf } from './writeRecorder.ts';

const CONTACTS_VIEW = '"Contacts" - "VIEW"';
const CONTACTS_EDIT = '"EDIT" in "Contacts"';
const CONTACTS_OR_GLOBAL_EDIT = '"EDIT" in "Contacts", or "EDIT" in "Global"';
const CONTACTS_DELETE = '"DELETE" in "Contacts"';

const READ = { kind: 'read', idempotent: true, answerForm: 'json' } as const;
/** A write that leaves the same state however often it is sent. */
const SETTING = { kind: 'write', idempotent: true, answerForm: 'jsonOrEmpty', decode: decodeWrite } as const;
/** A write that may do more each time. */
const ACTING = { ...SETTING, idempotent: false } as const;

/** THE table of the API: 19 Customer operations (contract section 3) and the token call. Held against the YAML by a test. */
export const operations = {
  createToken: define({
    id: 'createToken',
    method: 'POST',
    path: '/api/v3/Token/OAuth2',
    role: NO_ROLE,
    kind: 'token',
    idempotent: false,
    provenance: known('inferred', 'inferred', 'inferred'),
    answerForm: 'json',
    encode: encodeToken,
    decode: decodeToken,
  }),
  listCustomers: define({
    ...READ,
    id: 'listCustomers',
    method: 'GET',
    path: '/api/v3/Customer',
    role: CONTACTS_VIEW,
    provenance: known('documented', 'documented', 'documented'),
    encode: (page: ListRequest) => encodeList(page),
    decode: decodePage,
    // Contract 3.2; where the GET is refused (open question 11).
    twin: {
      method: 'POST',
      path: '/api/v3/Customer/p',
      provenance: known('documented', 'inferred', 'inferred'),
      encode: (page: ListRequest) => encodeListBody(page),
    },
  }),
  updateCustomerByEmail: define({
    ...SETTING,
    id: 'updateCustomerByEmail',
    method: 'PUT',
    path: '/api/v3/Customer',
    role: CONTACTS_OR_GLOBAL_EDIT,
    provenance: known('documented', 'documented', 'documented'),
    encode: (input: UpdateInput) => encodeUpdate(input, 'Email'),
    subject: updateBy('email'),
  }),
  createCustomer: define({
    ...ACTING,
    id: 'createCustomer',
    method: 'POST',
    path: '/api/v3/Customer',
    role: '"CREATE" in "Contacts"',
    provenance: known('documented', 'inferred', 'inferred'),
    encode: (changes: CustomerChanges) => encodeCreate(changes),
    subject: creationOf,
  }),
  deleteCustomerByEmail: define({
    ...SETTING,
    id: 'deleteCustomerByEmail',
    method: 'DELETE',
    path: '/api/v3/Customer',
    role: CONTACTS_DELETE,
    provenance: known('documented', 'inferred', 'inferred'),
    encode: (email: string) => encodeKey(email, 'Email'),
    subject: onlyBy('email'),
  }),
  updateAppLastSignInCustomerById: define({
    ...ACTING,
    id: 'updateAppLastSignInCustomerById',
    method: 'PUT',
    path: '/api/v3/Customer/AppSignIn',
    role: NO_ROLE,
    provenance: known('documented', 'unknown', 'unknown'),
    encode: (id: string, names) => encodeKey(id, names.appSignInId),
    subject: onlyBy('id'),
  }),
  getCustomerDetail: define({
    ...READ,
    id: 'getCustomerDetail',
    method: 'GET',
    path: '/api/v3/Customer/Detail',
    role: CONTACTS_VIEW,
    provenance: known('documented', 'inferred', 'inferred'),
    encode: (key: CustomerKey, names) => encodeDetail(key, names),
    decode: decodeDetail,
  }),
  updateCustomerByCode: define({
    ...SETTING,
    id: 'updateCustomerByCode',
    method: 'PUT',
    path: '/api/v3/Customer/ByCode',
    role: CONTACTS_OR_GLOBAL_EDIT,
    provenance: known('documented', 'inferred', 'inferred'),
    encode: (input: UpdateInput) => encodeUpdate(input, 'Code'),
    subject: updateBy('code'),
  }),
  updateCustomerById: define({
    ...SETTING,
    id: 'updateCustomerById',
    method: 'PUT',
    path: '/api/v3/Customer/ByID',
    role: CONTACTS_OR_GLOBAL_EDIT,
    provenance: known('documented', 'inferred', 'inferred'),
    encode: (input: UpdateInput) => encodeUpdate(input, 'ID'),
    subject: updateBy('id'),
  }),
  getCustomerByListId: define({
    ...READ,
    id: 'getCustomerByListId',
    method: 'GET',
    path: '/api/v3/Customer/ListID',
    role: CONTACTS_VIEW,
    provenance: known('documented', 'unknown', 'inferred'),
    encode: (ids: readonly string[], names) => encodeListId(ids, names),
    decode: decodeCustomers,
  }),
  updateCustomerByMobilePhone: define({
    ...SETTING,
    id: 'updateCustomerByMobilePhone',
    method: 'PUT',
    path: '/api/v3/Customer/ByMobilePhone',
    role: CONTACTS_OR_GLOBAL_EDIT,
    provenance: known('documented', 'inferred', 'inferred'),
    encode: (input: UpdateInput, names) => encodeUpdate(input, names.updateMobileKey),
    subject: updateBy('mobile'),
  }),
  verifyCustomerMobile: define({
    ...SETTING,
    id: 'verifyCustomerMobile',
    method: 'PUT',
    path: '/api/v3/Customer/VerifyMobile',
    role: CONTACTS_EDIT,
    provenance: known('documented', 'unknown', 'unknown'),
    encode: (input: { readonly id: string; readonly verified: boolean }, names) =>
      encodeVerify(input, names.verifyMobileId, names.verifyMobileFlag),
    subject: verificationOf,
  }),
  verifyCustomerEmail: define({
    ...SETTING,
    id: 'verifyCustomerEmail',
    method: 'PUT',
    path: '/api/v3/Customer/VerifyEmail',
    role: CONTACTS_EDIT,
    provenance: known('documented', 'unknown', 'unknown'),
    encode: (input: { readonly id: string; readonly verified: boolean }, names) =>
      encodeVerify(input, names.verifyEmailId, names.verifyEmailFlag),
    subject: verificationOf,
  }),
  deleteCustomerByCode: define({
    ...SETTING,
    id: 'deleteCustomerByCode',
    method: 'DELETE',
    path: '/api/v3/Customer/DeleteByCode',
    role: CONTACTS_DELETE,
    provenance: known('documented', 'inferred', 'inferred'),
    encode: (code: string) => encodeKey(code, 'Code'),
    subject: onlyBy('code'),
  }),
  listCustomerWithTotalCount: define({
    ...READ,
    id: 'listCustomerWithTotalCount',
    method: 'GET',
    path: '/api/v3/Customer/WithTotalCount',
    role: '"VIEW" in "Contacts"',
    provenance: known('documented', 'inferred', 'inferred'),
    encode: (page: ListRequest) => encodeList(page),
    decode: decodePage,
  }),
  suspendCustomer: define({
    ...SETTING,
    id: 'suspendCustomer',
    method: 'PUT',
    path: '/api/v3/Customer/Suspend',
    role: CONTACTS_OR_GLOBAL_EDIT,
    provenance: known('documented', 'documented', 'documented'),
    encode: (key: CustomerKey) => encodeStatusKey(key),
    subject: statusOf('Suspended'),
  }),
  unsuspendCustomer: define({
    ...SETTING,
    id: 'unsuspendCustomer',
    method: 'PUT',
    path: '/api/v3/Customer/Unsuspend',
    role: CONTACTS_OR_GLOBAL_EDIT,
    provenance: known('documented', 'documented', 'documented'),
    encode: (key: CustomerKey) => encodeStatusKey(key),
    subject: statusOf('Active'),
  }),
  getNewCustomerCode: define({
    ...READ,
    id: 'getNewCustomerCode',
    method: 'GET',
    path: '/api/v3/Customer/NewCode',
    role: NO_ROLE,
    provenance: known('documented', 'documented', 'unknown'),
    encode: (_: undefined) => ({ fields: [] }),
    decode: decodeNewCode,
  }),
  mergeCustomer: define({
    ...ACTING,
    id: 'mergeCustomer',
    method: 'PUT',
    path: '/api/v3/Customer/Merge',
    role: 'permissions to delete and to modify customers (exact roles not stated)',
    provenance: known('documented', 'unknown', 'unknown'),
    encode: encodeMerge,
    subject: mergeOf,
  }),
  checkCustomerPinAuthenticate: define({
    id: 'checkCustomerPinAuthenticate',
    method: 'POST',
    path: '/api/v3/Customer/PIN/Authenticate',
    role: NO_ROLE,
    kind: 'secretCheck',
    idempotent: false,
    provenance: known('documented', 'unknown', 'unknown'),
    answerForm: 'any',
    encode: encodePin,
    decode: decodePin,
    decodesRefusals: true,
    subject: pinCheckOf,
  }),
} as const satisfies { readonly [Id in OperationId]: Operation<never, unknown> & { readonly id: Id } };

/** Gives each row its own input and output types. */
function define<Input, Output, Row extends Operation<Input, Output>>(
  row: Row & Operation<Input, Output>,
): Operation<Input, Output> & Pick<Row, 'id'> {
  return row;
}

function known(operation: ProvenanceLabel, request: ProvenanceLabel, response: ProvenanceLabel): Provenance {
  return { operation, request, response };
}
