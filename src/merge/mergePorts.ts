import type { AccountProfile } from '../accounts/account.ts';
import type { CustomerRecord } from '../api/customerRecord.ts';
import type { MergeApi } from '../customers/mergeCustomers.ts';
import type { MergeReport } from '../customers/mergeReport.ts';
import type { MergePlan } from '../customers/planMerge.ts';
import type { MergeView } from './mergeView.ts';
import type { MergeAction } from './protocol.ts';

/** The names of a merge's two fields (open question 1). */
export interface MergeNames {
  readonly target: string;
  readonly sources: string;
}

/** What a merge page needs of the rest of the extension. Each is asked at the time of use and never kept. */
export interface MergePorts {
  readonly accountId: string;
  /** Undefined once the account was removed. */
  account(): AccountProfile | undefined;
  /** Undefined once the account was removed. Changed credentials end a connection, so it is not kept. */
  api(): MergeApi | undefined;
  /** Undefined while the names are not set, or not agreed to for this account: then nothing is merged. */
  names(): MergeNames | undefined;
  /** The names that are set on this machine, agreed to or not. */
  proposedNames(): MergeNames | undefined;
  /** Time now, in ms. */
  now(): number;
  /** The user's last word before the merge, with survivor and sources named. */
  confirm(plan: MergePlan, names: MergeNames): Promise<boolean>;
  withProgress<T>(task: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** DealPOS gave a newer copy of a customer. */
  recordRead(record: CustomerRecord): void;
  /** A merge was sent: shows in lists and editors what has become of everybody. */
  settled(plan: MergePlan, report: MergeReport): Promise<void>;
  /** What the page's buttons ask for that is not the page's own matter. */
  act(action: ForeignAction): Promise<void>;
  open(record: CustomerRecord): Promise<void>;
  /** Says what came of a merge beside the page: it was closed meanwhile, or the outcome must not be missed. */
  tellOutcome(view: MergeView): Promise<void>;
  /** A fault of our own. */
  logFailure(where: string, error: unknown): void;
}

export type ForeignAction = Extract<MergeAction, 'enterNames' | 'checkApiDescription' | 'enterSecret' | 'showLog'>;
