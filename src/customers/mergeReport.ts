import type { CustomerRecord } from '../api/customerRecord.ts';
import type { ApiError } from '../api/errors.ts';
import type { Attempt } from './attempt.ts';
import { changedFieldsBetween, changedUnknownFieldsBetween, sameValue } from './compare.ts';
import { sameCustomer, statusOf, withKey } from './customer.ts';
import type { FieldId } from './fields.ts';
import { meansNobody } from './nobody.ts';
import type { IdentifiedRecord, MergePlan } from './planMerge.ts';

/** A customer that can still be read, and what of it is not as it was before the merge. */
interface Seen {
  readonly record: CustomerRecord;
  readonly fields: readonly FieldId[];
  /** The server's names of changed fields that we do not know. */
  readonly otherFields: readonly string[];
}
interface Unreadable {
  readonly kind: 'unreadable';
  /** Undefined where the answer was about somebody else. */
  readonly error: ApiError | undefined;
}

export type TargetFate =
  | ({ readonly kind: 'unchanged' | 'changed' } & Seen)
  /** DealPOS knows nobody, or somebody else, under the id. */
  | { readonly kind: 'gone' }
  | Unreadable;

export type SourceFate =
  /** DealPOS knows nobody under the id, or answers with the target. */
  | { readonly kind: 'gone' }
  /** Suspended since. */
  | ({ readonly kind: 'stillThere' | 'suspended' } & Seen)
  | Unreadable;

/** What nobody would expect of a merge, going by the vendor's screens (contract 3.19). */
export type MergeSurpriseReason =
  | 'nothingChanged'
  | 'targetGone'
  | 'targetSuspended'
  | 'targetTookIdentity'
  | 'pointsNotSum'
  | 'sourceStillThere'
  | 'sourceSuspended';

export interface MergeSurprise {
  readonly reason: MergeSurpriseReason;
  /** The id of the customer that it is about. */
  readonly id: string;
}

/** What has become of every customer of a merge, as read afterwards. */
export interface MergeReport {
  readonly target: { readonly id: string; readonly fate: TargetFate };
  /** In the order of the plan. */
  readonly sources: readonly { readonly id: string; readonly fate: SourceFate }[];
  readonly surprising: boolean;
  readonly surprises: readonly MergeSurprise[];
}

/** What reading gave afterwards; the sources in the order of the plan. */
export interface MergeReading {
  readonly target: Attempt<CustomerRecord>;
  readonly sources: readonly Attempt<CustomerRecord>[];
}

/**
 * Compares the customers before and after a merge. `answeredWell` tells whether DealPOS said that it was done: only then
 * is it a surprise that nothing has changed.
 */
export function reportMerge(before: MergePlan, after: MergeReading, answeredWell: boolean): MergeReport {
  const target = { id: before.target.id, fate: targetFate(before.target, after.target) };
  const sources = before.sources.map((source, index) => {
    const read = after.sources[index];
    const fate: SourceFate = read ? sourceFate(source, read, before.target) : { kind: 'unreadable', error: undefined };
    return { id: source.id, fate };
  });
  const silent: MergeReport = { target, sources, surprising: false, surprises: [] };
  const surprises = surprisesOf(before, silent, answeredWell);
  return { ...silent, surprising: surprises.length > 0, surprises };
}

/** True where target and sources are all as they were. */
export function looksUntouched({ target, sources }: MergeReport): boolean {
  return (
    target.fate.kind === 'unchanged' &&
    sources.every(({ fate }) => fate.kind === 'stillThere' && fate.fields.length === 0)
  );
}

/** True where the target is there and every source is gone. */
export function looksMerged({ target, sources }: MergeReport): boolean {
  const isThere = target.fate.kind === 'unchanged' || target.fate.kind === 'changed';
  return isThere && sources.every(({ fate }) => fate.kind === 'gone');
}

function unread(error: ApiError): { readonly kind: 'gone' } | Unreadable {
  return meansNobody(error.detail) ? { kind: 'gone' } : { kind: 'unreadable', error };
}

function seen(before: CustomerRecord, record: CustomerRecord): Seen {
  return {
    record,
    fields: changedFieldsBetween(before, record),
    otherFields: changedUnknownFieldsBetween(before, record),
  };
}

function targetFate(before: IdentifiedRecord, read: Attempt<CustomerRecord>): TargetFate {
  if (!read.ok) return unread(read.error);
  const now = withKey(read.value, { kind: 'id', value: before.id });
  if (sameCustomer(before, now) !== 'same') return { kind: 'gone' };
  const sight = seen(before, now);
  return { kind: sight.fields.length === 0 ? 'unchanged' : 'changed', ...sight };
}

function sourceFate(before: IdentifiedRecord, read: Attempt<CustomerRecord>, target: IdentifiedRecord): SourceFate {
  if (!read.ok) return unread(read.error);
  // An answer without an id (open question 20) is told by its code: the server may lead an old id to who took it over.
  const leadsToTarget = sameCustomer(read.value, target) === 'same' && sameCustomer(read.value, before) !== 'same';
  if (leadsToTarget) return { kind: 'gone' };
  const now = withKey(read.value, { kind: 'id', value: before.id });
  if (sameCustomer(before, now) !== 'same') return { kind: 'unreadable', error: undefined };
  return { kind: isSuspendedSince(before, now) ? 'suspended' : 'stillThere', ...seen(before, now) };
}

function isSuspendedSince(before: CustomerRecord, now: CustomerRecord): boolean {
  return statusOf(now) === 'suspended' && statusOf(before) !== 'suspended';
}

function surprisesOf(before: MergePlan, report: MergeReport, answeredWell: boolean): MergeSurprise[] {
  const { id, fate } = report.target;
  if (looksUntouched(report)) return answeredWell ? [{ reason: 'nothingChanged', id }] : [];
  const surprises = targetSurprises(before, fate).map((reason) => ({ reason, id }));
  const sources = report.sources.flatMap((source): MergeSurprise[] => {
    if (source.fate.kind === 'stillThere') return [{ reason: 'sourceStillThere', id: source.id }];
    return source.fate.kind === 'suspended' ? [{ reason: 'sourceSuspended', id: source.id }] : [];
  });
  return [...surprises, ...sources];
}

function targetSurprises(before: MergePlan, fate: TargetFate): MergeSurpriseReason[] {
  if (fate.kind === 'gone') return ['targetGone'];
  if (fate.kind === 'unreadable') return [];
  const reasons: MergeSurpriseReason[] = [];
  if (isSuspendedSince(before.target, fate.record)) reasons.push('targetSuspended');
  if (tookIdentity(before, fate)) reasons.push('targetTookIdentity');
  if (hasOtherPoints(before, fate.record)) reasons.push('pointsNotSum');
  return reasons;
}

/** A value of the target's own that a source's has replaced. Filling what was empty is what a merge may well do. */
function tookIdentity({ target, sources }: MergePlan, { record, fields }: Seen): boolean {
  return (['name', 'code', 'email', 'mobile'] as const).some(
    (field) =>
      fields.includes(field) &&
      !sameValue(target[field], undefined) &&
      !sameValue(record[field], undefined) &&
      sources.some((source) => sameValue(source[field], record[field])),
  );
}

/** The kept record receives the points (contract 3.19, the screens). Unknown points are not judged. */
function hasOtherPoints({ target, sources }: MergePlan, now: CustomerRecord): boolean {
  const points = [target, ...sources].map((record) => record.loyaltyPoint);
  if (now.loyaltyPoint === undefined || points.includes(undefined)) return false;
  const sum = points.reduce<number>((total, value) => total + (value ?? 0), 0);
  // Fractions of points add up inexactly.
  return Math.abs((now.loyaltyPoint ?? 0) - sum) > 1e-6 * Math.max(1, Math.abs(sum));
}
