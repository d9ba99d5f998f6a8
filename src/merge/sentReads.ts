import type { MergeApi } from '../customers/mergeCustomers.ts';

/**
 * The same calls, with the signal of Cancel taken off the reads that follow a merge: once it was sent, everybody is read
 * again whatever happens, because only that tells what was done (open question 1).
 */
export function readingToTheEnd(api: MergeApi): MergeApi {
  let sent = false;
  return {
    mergeCustomer: async (targetId, sourceIds, options) => {
      try {
        return await api.mergeCustomer(targetId, sourceIds, options);
      } finally {
        sent = true;
      }
    },
    getCustomerDetail: (key, options) => api.getCustomerDetail(key, sent ? undefined : options),
  };
}
