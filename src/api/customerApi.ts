import type { ApiClient, CallOptions } from './client.ts';
import type {
  CustomerChanges,
  CustomerKey,
  CustomerPage,
  CustomerRecord,
  ListRequest,
  PinOutcome,
  WriteAnswer,
} from './customerRecord.ts';
import { operations } from './operations.ts';

/**
 * The DealPOS Customer API of one account: one method for each of the 19 operations (contract section 3).
 * Every method throws `ApiError`; none takes a path, a URL or a header.
 */
export class CustomerApi {
  readonly #client: ApiClient;

  constructor(client: ApiClient) {
    this.#client = client;
  }

  /** One page as a bare array, so without a total (3.1). Falls back to the POST twin where the GET is refused (3.2, open question 11). */
  listCustomers(page: ListRequest, options?: CallOptions): Promise<CustomerPage> {
    return this.#client.call(operations.listCustomers, page, options);
  }

  /** One page and the total number of customers that match (3.15). */
  listCustomerWithTotalCount(page: ListRequest, options?: CallOptions): Promise<CustomerPage> {
    return this.#client.call(operations.listCustomerWithTotalCount, page, options);
  }

  /** The customer with this one key (3.7). An answer that identifies nobody is the error `noSuchCustomer` (open question 19). */
  getCustomerDetail(key: CustomerKey, options?: CallOptions): Promise<CustomerRecord> {
    return this.#client.call(operations.getCustomerDetail, key, options);
  }

  /** The customers with these ids, in the server's order (3.10). Experimental: the request form is unknown (open question 14). */
  getCustomerByListId(ids: readonly string[], options?: CallOptions): Promise<readonly CustomerRecord[]> {
    return this.#client.call(operations.getCustomerByListId, ids, options);
  }

  /** Creates a customer (3.4). Never repeated by the client (open question 9). */
  createCustomer(fields: CustomerChanges, options?: CallOptions): Promise<WriteAnswer> {
    return this.#client.call(operations.createCustomer, fields, options);
  }

  /** Changes the customer with this id (3.9). Only the fields given are sent. */
  updateCustomerById(id: string, changes: CustomerChanges, options?: CallOptions): Promise<WriteAnswer> {
    return this.#client.call(operations.updateCustomerById, { key: id, changes }, options);
  }

  /** Changes the customer with this code (3.8). */
  updateCustomerByCode(code: string, changes: CustomerChanges, options?: CallOptions): Promise<WriteAnswer> {
    return this.#client.call(operations.updateCustomerByCode, { key: code, changes }, options);
  }

  /** Changes the customer with this email (3.3). */
  updateCustomerByEmail(email: string, changes: CustomerChanges, options?: CallOptions): Promise<WriteAnswer> {
    return this.#client.call(operations.updateCustomerByEmail, { key: email, changes }, options);
  }

  /** Changes the customer with this mobile number (3.11); the number is passed on unchanged (open question 8). */
  updateCustomerByMobilePhone(mobile: string, changes: CustomerChanges, options?: CallOptions): Promise<WriteAnswer> {
    return this.#client.call(operations.updateCustomerByMobilePhone, { key: mobile, changes }, options);
  }

  /** Records an app sign-in now (3.6). */
  updateAppLastSignInCustomerById(id: string, options?: CallOptions): Promise<WriteAnswer> {
    return this.#client.call(operations.updateAppLastSignInCustomerById, id, options);
  }

  /** Marks the mobile number as verified or not (3.12). The flag has no default (open question 15). */
  verifyCustomerMobile(id: string, verified: boolean, options?: CallOptions): Promise<WriteAnswer> {
    return this.#client.call(operations.verifyCustomerMobile, { id, verified }, options);
  }

  /** Marks the email as verified or not (3.13). */
  verifyCustomerEmail(id: string, verified: boolean, options?: CallOptions): Promise<WriteAnswer> {
    return this.#client.call(operations.verifyCustomerEmail, { id, verified }, options);
  }

  /** Suspends the customer with this one key (3.16). */
  suspendCustomer(key: CustomerKey, options?: CallOptions): Promise<WriteAnswer> {
    return this.#client.call(operations.suspendCustomer, key, options);
  }

  /** Lifts the suspension of the customer with this one key (3.17). */
  unsuspendCustomer(key: CustomerKey, options?: CallOptions): Promise<WriteAnswer> {
    return this.#client.call(operations.unsuspendCustomer, key, options);
  }

  /** Deletes the customer with this email (3.5). Treat as irreversible (open question 6). */
  deleteCustomerByEmail(email: string, options?: CallOptions): Promise<WriteAnswer> {
    return this.#client.call(operations.deleteCustomerByEmail, email, options);
  }

  /** Deletes the customer with this code (3.14). */
  deleteCustomerByCode(code: string, options?: CallOptions): Promise<WriteAnswer> {
    return this.#client.call(operations.deleteCustomerByCode, code, options);
  }

  /** The next generated customer code: a preview, not a reservation (3.18, open question 24). */
  getNewCustomerCode(options?: CallOptions): Promise<string> {
    return this.#client.call(operations.getNewCustomerCode, undefined, options);
  }

  /** Folds the sources into the target, irreversibly (3.19). Refused until the field names are configured (open question 1). */
  mergeCustomer(targetId: string, sourceIds: readonly string[], options?: CallOptions): Promise<WriteAnswer> {
    return this.#client.call(operations.mergeCustomer, { targetId, sourceIds }, options);
  }

  /** Checks a PIN (3.20). Fails closed: see `PinOutcome`. */
  checkCustomerPinAuthenticate(customerId: string, pin: string, options?: CallOptions): Promise<PinOutcome> {
    return this.#client.call(operations.checkCustomerPinAuthenticate, { customerId, pin }, options);
  }
}
