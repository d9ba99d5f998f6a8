import type { CallOptions } from '../api/client.ts';
import type { CustomerApi } from '../api/customerApi.ts';
import type { CustomerPage, ListRequest } from '../api/customerRecord.ts';
import type { ApiErrorKind } from '../api/errors.ts';
import { apiErrorDetail } from '../api/errors.ts';

export type ListApi = Pick<CustomerApi, 'listCustomerWithTotalCount' | 'listCustomers'>;

/** Ways in which a tenant says that it does not offer the call; anything else would fail with the other call as well. */
const REFUSALS: ReadonlySet<ApiErrorKind> = new Set(['routeNotFound', 'forbidden', 'badRequest', 'unexpectedShape']);

/** Reads pages with a total; without one where that is wanted or the tenant refuses that call. Remembers which of the two works. */
export class ListReader {
  readonly #api: ListApi;
  #withoutTotal: boolean;

  /** `plain`: use the call without totals from the start. */
  constructor(api: ListApi, { plain = false }: { readonly plain?: boolean } = {}) {
    this.#api = api;
    this.#withoutTotal = plain;
  }

  /** One page: 1 request, and a second one only while it is being found out that totals are refused. */
  async read(request: ListRequest, options?: CallOptions): Promise<CustomerPage> {
    if (this.#withoutTotal) return this.#api.listCustomers(request, options);
    try {
      return await this.#api.listCustomerWithTotalCount(request, options);
    } catch (error) {
      const detail = apiErrorDetail(error);
      // A token call that was refused says nothing of this call.
      if (detail === undefined || !REFUSALS.has(detail.kind) || detail.operation === 'createToken') throw error;
    }
    const page = await this.#api.listCustomers(request, options);
    // Remembered only now: a bad filter is refused by both calls and says nothing about the first.
    this.#withoutTotal = true;
    return page;
  }
}
