import type { CustomerRecord } from '../api/customerRecord.ts';

/** A customer with the id that a merge names it by. */
export type IdentifiedRecord = CustomerRecord & { readonly id: string };

/** A customer that the user chose for a merge, and the account that it belongs to. */
export interface MergeParty {
  readonly account: string;
  readonly record: CustomerRecord;
}

export interface MergeChoice {
  /** The customer that stays. */
  readonly target: MergeParty | undefined;
  /** The customers that are folded into it. */
  readonly sources: readonly MergeParty[];
}

/** A merge that may be asked for. */
export interface MergePlan {
  readonly target: IdentifiedRecord;
  readonly sources: readonly IdentifiedRecord[];
}

export type MergeRefusal = 'noTarget' | 'noSource' | 'differentAccounts' | 'noId' | 'targetAmongSources';

export type PlannedMerge =
  | { readonly ok: true; readonly plan: MergePlan }
  /** `record` is the customer that the refusal is about, where it is about one. */
  | { readonly ok: false; readonly refusal: MergeRefusal; readonly record: CustomerRecord | undefined };

function refused(refusal: MergeRefusal, record?: CustomerRecord): PlannedMerge {
  return { ok: false, refusal, record };
}

function identified(record: CustomerRecord): IdentifiedRecord | undefined {
  const id = record.id?.trim();
  return id ? { ...record, id } : undefined;
}

/**
 * Says whether these customers can be merged at all (open question 1): a swapped or doubled target deletes the wrong
 * people. A source that was chosen twice counts once. Costs no request.
 */
export function planMerge({ target, sources }: MergeChoice): PlannedMerge {
  if (!target) return refused('noTarget');
  if (sources.length === 0) return refused('noSource');
  const stranger = sources.find((source) => source.account !== target.account);
  if (stranger) return refused('differentAccounts', stranger.record);
  const kept = identified(target.record);
  if (!kept) return refused('noId', target.record);
  const folded = new Map<string, IdentifiedRecord>();
  for (const { record } of sources) {
    const source = identified(record);
    if (!source) return refused('noId', record);
    if (!folded.has(comparableId(source.id))) folded.set(comparableId(source.id), source);
  }
  if (folded.has(comparableId(kept.id))) return refused('targetAmongSources', kept);
  return { ok: true, plan: { target: kept, sources: [...folded.values()] } };
}

/** Ids are GUIDs, whose letters may be written in either case. */
function comparableId(id: string): string {
  return id.toLowerCase();
}
