import type { CustomerApiOptions } from '../../src/api/createCustomerApi.ts';
import type { CustomerApi } from '../../src/api/customerApi.ts';
import type { ApiErrorDetail, ApiErrorKind } from '../../src/api/errors.ts';
import type { FetchLike } from '../../src/api/transport.ts';
import type { ApiModules } from '../support/apiModules.ts';

const PAGE = { pageNumber: 1, pageSize: 5 };
const NOBODY = { kind: 'id', value: '00000000-0000-4000-8000-000000000000' } as const;

/** One way in which a call fails. */
export interface ErrorCase {
  /** Faults of the sandbox. */
  readonly faults?: readonly string[];
  readonly dialects?: readonly string[];
  /** In place of what the account usually has. */
  readonly options?: (modules: ApiModules) => Partial<CustomerApiOptions>;
  readonly call: (api: CustomerApi) => Promise<unknown>;
  /** Facts of the failure besides its kind. */
  readonly facts?: Partial<Record<string, string | number>>;
}

const list = (api: CustomerApi) => api.listCustomers(PAGE);
const read = (api: CustomerApi) => api.getCustomerDetail(NOBODY);
const create = (api: CustomerApi) => api.createCustomer({ name: 'Rina' });

/** A network that throws this, as node-fetch throws it. */
function network(error: object): (modules: ApiModules) => Partial<CustomerApiOptions> {
  const fetch: FetchLike = () => Promise.reject(Object.assign(new Error('failed'), error));
  return () => ({ loadFetch: async () => fetch });
}

function gate(detail: ApiErrorDetail): (modules: ApiModules) => Partial<CustomerApiOptions> {
  return ({ ApiError }) => ({
    gate: async () => {
      throw new ApiError(detail);
    },
  });
}

/** Every kind of failure, each in all the ways that are told apart. A kind without a case does not compile. */
export const ERROR_CASES: Readonly<Record<ApiErrorKind, readonly ErrorCase[]>> = {
  cancelled: [{ call: (api) => api.listCustomers(PAGE, { signal: AbortSignal.abort() }) }],
  unreachable: [
    { options: network({ type: 'system', code: 'ENOTFOUND' }), call: list, facts: { layer: 'dns', acted: 'no' } },
    { options: network({ type: 'system', code: 'ECONNREFUSED' }), call: create, facts: { layer: 'tcp', acted: 'no' } },
  ],
  tls: [{ options: network({ type: 'system', code: 'CERT_HAS_EXPIRED' }), call: list, facts: { acted: 'no' } }],
  timeout: [
    { faults: ['hang@listCustomers'], call: list, facts: { stage: 'headers' } },
    { faults: ['hang-body@listCustomers'], call: list, facts: { stage: 'idle' } },
    { faults: ['hang@createCustomer'], call: create, facts: { acted: 'unknown' } },
  ],
  connectionLost: [
    { faults: ['reset-before@listCustomers'], call: list },
    { faults: ['truncated@listCustomers'], call: list },
    { faults: ['gzip-broken@listCustomers'], call: list },
    { faults: ['not-http@createCustomer'], call: create, facts: { acted: 'unknown' } },
  ],
  redirected: [
    { faults: ['redirect-307@createCustomer'], call: create },
    { faults: ['redirect-302@createToken'], call: list, facts: { operation: 'createToken' } },
  ],
  tooLarge: [
    { faults: ['endless-body@listCustomers'], call: list, facts: { limitBytes: 1_048_576 } },
    { faults: ['gzip-bomb@listCustomers'], call: list },
  ],
  unsafeUrl: [{ options: () => ({ origin: 'http://shop.example' }), call: list, facts: { reason: 'origin' } }],
  notJson: [
    { faults: ['html-200@listCustomers'], call: list, facts: { contentType: 'text/html' } },
    { faults: ['empty-200@listCustomers'], call: list },
    { faults: ['garbage-json@listCustomers'], call: list },
    { faults: ['utf-16@listCustomers'], call: list },
  ],
  unexpectedShape: [
    { faults: ['wrong-shape@listCustomers'], call: list },
    { faults: ['deep-json@createCustomer'], call: create },
    { faults: ['wrong-types@createToken'], call: list, facts: { operation: 'createToken' } },
  ],
  badRequest: [
    {
      faults: ['status-400@createCustomer'],
      call: create,
      facts: { serverMessage: 'Path Shirt does not exist in Database' },
    },
    {
      faults: ['status-400-trace@createCustomer'],
      call: create,
      facts: { serverMessage: 'Object reference not set to an instance of an object.' },
    },
  ],
  unauthorized: [{ faults: ['status-401@listCustomers'], call: list, facts: { status: 401 } }],
  credentialsRejected: [
    { faults: ['status-401@createToken'], call: list, facts: { operation: 'createToken' } },
    { faults: ['status-400@createToken'], call: create, facts: { acted: 'no' } },
  ],
  tenantSuspended: [{ faults: ['status-402@listCustomers'], call: list, facts: { status: 402 } }],
  forbidden: [{ faults: ['status-403@createCustomer'], call: create, facts: { acted: 'no' } }],
  routeNotFound: [{ faults: ['status-404@createCustomer'], call: create }],
  conflict: [{ faults: ['status-409@createCustomer'], call: create }],
  rateLimited: [
    { faults: ['429-seconds:7@createCustomer'], call: create, facts: { waitMs: 7000, acted: 'no' } },
    { faults: ['429-html@createCustomer'], call: create, facts: { waitMs: 180_000 } },
  ],
  serverError: [
    { faults: ['status-500@listCustomers'], call: list, facts: { status: 500 } },
    { faults: ['status-502@listCustomers'], call: list, facts: { status: 502 } },
    { faults: ['status-503:86400@listCustomers'], call: list, facts: { retryAfterMs: 86_400_000 } },
    { faults: ['status-500-after@createCustomer'], call: create, facts: { acted: 'unknown' } },
  ],
  unexpectedStatus: [{ faults: ['status-418@createCustomer'], call: create, facts: { status: 418 } }],
  noSuchCustomer: [{ dialects: ['not-found-null'], call: read, facts: { status: 200 } }],
  secretMissing: [{ options: () => ({ getCredentials: async () => undefined }), call: list }],
  readOnlyAccount: [{ options: gate({ kind: 'readOnlyAccount', acted: 'no' }), call: create }],
  notConfirmed: [{ options: gate({ kind: 'notConfirmed', acted: 'no' }), call: create }],
  unconfirmedNames: [{ call: (api) => api.mergeCustomer('a', ['b']) }],
  invalidInput: [{ call: (api) => api.deleteCustomerByCode(' '), facts: { reason: 'emptyKey' } }],
  internal: [{ options: () => ({ loadFetch: () => Promise.reject(new Error('missing')) }), call: list }],
};
