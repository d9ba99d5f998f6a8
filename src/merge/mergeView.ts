import type { CustomerKey, CustomerRecord } from '../api/customerRecord.ts';
import type { ApiErrorDetail } from '../api/errors.ts';
import type { ChangedCustomer, MergeOutcome } from '../customers/mergeCustomers.ts';
import type { MergePlan } from '../customers/planMerge.ts';

/** A customer that was chosen for a merge. */
export interface MergeCandidate {
  readonly key: CustomerKey;
  /** The best copy that is known. */
  readonly record: CustomerRecord;
  /** When `record` was read by Detail, in ms; undefined while it comes from a list. */
  readonly readAt: number | undefined;
}

/** What stands in the way of a merge, or went wrong with one; nothing was merged in any of these. */
export type MergeProblem =
  | { readonly kind: 'unread'; readonly failures: readonly ReadFailure[] }
  /** Fewer than two different customers are left. */
  | { readonly kind: 'sameCustomer' }
  | { readonly kind: 'accountGone' }
  | { readonly kind: 'changedElsewhere'; readonly changes: readonly NamedChange[] }
  /** The id of this customer leads to somebody else now. */
  | { readonly kind: 'otherCustomer'; readonly record: CustomerRecord | undefined }
  /** `record` is the one that could not be read, where that was it. */
  | { readonly kind: 'failed'; readonly error: ApiErrorDetail; readonly record: CustomerRecord | undefined };

export interface ReadFailure {
  readonly record: CustomerRecord;
  readonly key: CustomerKey;
  /** Undefined where the key led to somebody else than the list said. */
  readonly error: ApiErrorDetail | undefined;
}

export type NamedChange = ChangedCustomer & { readonly was: CustomerRecord | undefined };

/** An outcome after which the customers may not be what they were. */
export type SentOutcome = Extract<MergeOutcome, { readonly kind: 'merged' | 'notMerged' | 'cannotTell' }>;

export interface DoneMerge {
  readonly plan: MergePlan;
  readonly outcome: SentOutcome;
}

/** Everything that the page shows. */
export interface MergeView {
  readonly phase: 'loading' | 'failed' | 'ready' | 'merging' | 'done';
  readonly records: readonly CustomerRecord[];
  /** Position in `records`. */
  readonly survivor: number | undefined;
  /** When the oldest copy was read, in ms; undefined before all were read. */
  readonly readAt: number | undefined;
  readonly problem: MergeProblem | undefined;
  readonly done: DoneMerge | undefined;
}
