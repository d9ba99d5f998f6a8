import type { MergeApi } from '../customers/mergeCustomers.ts';

/**
 * The same calls, with the signal of Cancel taken off the reads that follow a merge: once it was sent, everybody is read
 * again whatever happens, because only that tells what was done (open question 1).
 */
export function readingToTheEnd(api: MergeApi): MergeApi {
  let sent = false;
  return {
    mergeCustomer: (targetId, sourceIds, options) => {
      sent = true;
      return api.mergeCustomer(targetId, sourceIds, options);
    },
    getCustomerDetail: (key, options) => api.getCustomerDetail(key, sent ? undefined : options),
  };
}
