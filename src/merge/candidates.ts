import { attempt } from '../customers/attempt.ts';
import { mergeRecords, sameCustomer, withKey } from '../customers/customer.ts';
import type { ChangedCustomer, MergeApi } from '../customers/mergeCustomers.ts';
import type { MergeCandidate, ReadFailure } from './mergeView.ts';

export interface ReadCandidates {
  readonly candidates: readonly MergeCandidate[];
  readonly failures: readonly ReadFailure[];
}

/** Reads by Detail every candidate that was not read yet (1 request each), so that the page shows the truth. */
export async function readCandidates(
  api: MergeApi,
  candidates: readonly MergeCandidate[],
  options: { readonly signal: AbortSignal; readonly now: () => number },
): Promise<ReadCandidates> {
  const failures: ReadFailure[] = [];
  const read = await Promise.all(
    candidates.map(async (candidate) => {
      if (candidate.readAt !== undefined) return candidate;
      const { key, record } = candidate;
      const answer = await attempt(() => api.getCustomerDetail(key, { signal: options.signal }));
      const now = answer.ok ? withKey(answer.value, key) : undefined;
      if (now && sameCustomer(record, now) !== 'different') {
        return { ...candidate, record: now, readAt: options.now() };
      }
      failures.push({ record, key, error: answer.ok ? undefined : answer.error.detail });
      return candidate;
    }),
  );
  return { candidates: read, failures };
}

/** The same customer, asked for by two keys, is one candidate. */
export function distinct(candidates: readonly MergeCandidate[]): readonly MergeCandidate[] {
  return candidates.filter(
    ({ record }, index) => !candidates.slice(0, index).some((other) => sameCustomer(other.record, record) === 'same'),
  );
}

/** The candidates with what a refused merge found out about them. */
export function withChanges(
  candidates: readonly MergeCandidate[],
  changes: readonly ChangedCustomer[],
  now: number,
): readonly MergeCandidate[] {
  return candidates.map((candidate) => {
    const change = changes.find(({ id }) => id.toLowerCase() === candidate.record.id?.trim().toLowerCase());
    return change ? { ...candidate, record: mergeRecords(candidate.record, change.theirs), readAt: now } : candidate;
  });
}
