import type { AccountProfile } from '../../../src/accounts/account.ts';
import type { CustomerRecord } from '../../../src/api/customerRecord.ts';
import type { MergeReport } from '../../../src/customers/mergeReport.ts';
import type { MergePlan } from '../../../src/customers/planMerge.ts';
import type { MergeNames, MergePorts } from '../../../src/merge/mergePorts.ts';
import { MergeSession } from '../../../src/merge/mergeSession.ts';
import type { MergeTexts } from '../../../src/merge/mergeTexts.ts';
import type { MergeCandidate, MergeView } from '../../../src/merge/mergeView.ts';
import { STRINGS } from '../../support/pageFixtures.ts';
import { profileOf } from '../accounts/profiles.ts';
import { english } from '../commands/accountFixture.ts';
import { FakeMergeApi } from '../customers/fakeMergeApi.ts';
import { BUDI, OTHER_ID } from '../customers/fakes.ts';

export const SECOND: CustomerRecord = { ...BUDI, id: OTHER_ID, code: 'MM-00002', name: 'Budi S.', loyaltyPoint: 12 };
export const THIRD: CustomerRecord = {
  ...BUDI,
  id: '00000000-0000-4000-8000-000000000003',
  code: 'MM-00003',
  name: 'B. Santoso',
  loyaltyPoint: 0,
};

/** The texts in English. */
export const TEXTS: MergeTexts = {
  l10n: english,
  locale: 'en-GB',
  describeError: ({ kind }) => ({ message: `${kind}.`, nextStep: `Fix ${kind}.` }),
  fieldLabels: STRINGS.fields,
  groupTitles: STRINGS.groups,
  statusLabels: STRINGS.statuses,
};

/** A row of the list, not read by Detail yet. */
function candidate(record: CustomerRecord): MergeCandidate {
  return { key: { kind: 'id', value: record.id ?? '' }, record, readAt: undefined };
}

export interface MergeBench {
  readonly api: FakeMergeApi;
  readonly session: MergeSession;
  readonly questions: MergePlan[];
  readonly read: CustomerRecord[];
  readonly settled: MergeReport[];
  readonly told: MergeView[];
  readonly failures: string[];
  readonly phases: MergeView['phase'][];
  account: AccountProfile | undefined;
  names: MergeNames | undefined;
  /** How the user answers the last question. */
  confirm: () => Promise<boolean>;
  /** Cancel in the progress notification. */
  readonly cancel: AbortController;
}

/** A session with everything at hand; three customers unless told otherwise. */
export function mergeBench(records: readonly CustomerRecord[] = [BUDI, SECOND, THIRD]): MergeBench {
  const api = new FakeMergeApi(records);
  const cancel = new AbortController();
  const made: Omit<MergeBench, 'session'> = {
    api,
    questions: [],
    read: [],
    settled: [],
    told: [],
    failures: [],
    phases: [],
    account: profileOf({ label: 'Kopi Senja' }),
    names: { target: 'Kept', sources: 'Folded' },
    confirm: async () => true,
    cancel,
  };
  const ports: MergePorts = {
    accountId: 'a',
    account: () => bench.account,
    api: () => (bench.account ? api : undefined),
    names: () => bench.names,
    proposedNames: () => bench.names,
    now: () => 1_000,
    confirm: (plan) => {
      bench.questions.push(plan);
      return bench.confirm();
    },
    withProgress: (task) => task(cancel.signal),
    recordRead: (record) => void bench.read.push(record),
    settled: async (_plan, report) => void bench.settled.push(report),
    act: async () => undefined,
    open: async () => undefined,
    tellOutcome: async (view) => void bench.told.push(view),
    logFailure: (where) => void bench.failures.push(where),
  };
  const session = new MergeSession(records.map(candidate), ports);
  const bench: MergeBench = Object.assign(made, { session });
  session.listen(() => bench.phases.push(session.view.phase));
  return bench;
}
