import type { ConfirmedNames } from '../accounts/confirmedNames.ts';
import { keyOf } from '../customers/customer.ts';
import { customerLabel } from '../customers/customerLabel.ts';
import type { MergeReport, SourceFate, TargetFate } from '../customers/mergeReport.ts';
import type { IdentifiedRecord, MergePlan } from '../customers/planMerge.ts';
import type { CustomerOpener } from '../editor/customerOpener.ts';
import type { FreshRecords } from '../editor/freshRecords.ts';
import { mergePageState } from '../merge/mergePageState.ts';
import type { ForeignAction, MergeNames, MergePorts } from '../merge/mergePorts.ts';
import type { MergeTexts } from '../merge/mergeTexts.ts';
import { decisionText } from '../merge/mergeTexts.ts';
import type { ExtensionLog } from '../platform/log.ts';
import { openEditorsOf, showRemoval } from './afterWrite.ts';
import type { CustomerCommandDeps } from './customerCommandDeps.ts';
import type { Target } from './customerTargets.ts';
import type { FieldNamesSetting } from './mergeNamesConsent.ts';
import { enterMergeNames, mergeNamesFor, mergeNamesIn } from './mergeNamesConsent.ts';
import { shortList } from './shortList.ts';

/** What merge pages work with. */
export interface MergePageDeps extends CustomerCommandDeps, FieldNamesSetting {
  readonly confirmed: Pick<ConfirmedNames, 'has'>;
  readonly fresh: FreshRecords;
  readonly opener: Pick<CustomerOpener, 'open'>;
  readonly log: Pick<ExtensionLog, 'failure' | 'show'>;
  readonly mergeTexts: () => MergeTexts;
  /** Runs another command of ours. */
  readonly runCommand: (id: 'dealpos.checkApiDescription' | 'dealpos.enterSecret', ...args: string[]) => Promise<void>;
  readonly now: () => number;
}

/** Connects a merge page to the account's API, the lists, the editors and the dialogs. */
export function mergePagePorts(deps: MergePageDeps, accountId: string): MergePorts {
  return {
    accountId,
    account: () => deps.store.get(accountId),
    api: () => deps.connections.api(accountId),
    names: () => mergeNamesFor(deps, accountId),
    proposedNames: () => mergeNamesIn(deps.readNames()),
    now: deps.now,
    confirm: (plan, names) => confirmMerge(deps, plan, names),
    withProgress: (task) => deps.dialogs.withProgress(deps.l10n.t('Merging customers…'), (signal) => task(signal)),
    recordRead: (record) => {
      deps.directories.apply(accountId, record);
      deps.fresh.remember(accountId, record);
    },
    settled: (plan, report) => showMerged(deps, accountId, plan, report),
    act: (action) => act(deps, accountId, action),
    open: async (record) => {
      const key = keyOf(record);
      if (key) await deps.opener.open(accountId, key, { code: record.code });
    },
    tellOutcome: async (view) => {
      const around = { account: deps.store.get(accountId), names: mergeNamesFor(deps, accountId) };
      const { notices, results } = mergePageState(deps.mergeTexts(), view, around);
      const [notice] = notices;
      if (!notice) return;
      const lines = [...notice.details, ...results.map(({ label, text }) => `${label}: ${text}`)];
      const detail = shortList(deps.l10n, lines);
      const severity = notice.severity === 'error' ? 'error' : 'warning';
      if (notice.severity === 'info') deps.dialogs.tell([notice.title, ...lines].join(' '));
      else await deps.dialogs.ask({ severity, message: notice.title, detail, choices: [] });
    },
    logFailure: (where, error) => deps.log.failure(where, error),
  };
}

/** The last question before a merge: who survives, who disappears, and under which names that is sent. */
async function confirmMerge(deps: MergePageDeps, { target, sources }: MergePlan, names: MergeNames): Promise<boolean> {
  const { l10n } = deps;
  const answer = await deps.dialogs.ask({
    severity: 'warning',
    message:
      sources.length === 1
        ? l10n.t('Merge 1 customer into {0}?', customerLabel(target))
        : l10n.t('Merge {0} customers into {1}?', sources.length, customerLabel(target)),
    detail: [
      decisionText(deps.mergeTexts(), target, sources),
      '',
      l10n.t('This cannot be undone, and DealPOS does not document what its API does here.'),
      l10n.t('The survivor is sent as “{0}”, the others as “{1}”.', names.target, names.sources),
    ].join('\n'),
    // The first one has the focus: Enter alone merges nobody.
    choices: [
      { value: 'back', label: l10n.t('Back to the Comparison') },
      { value: 'merge', label: l10n.t('Merge') },
    ],
  });
  return answer === 'merge';
}

async function act(deps: MergePageDeps, accountId: string, action: ForeignAction): Promise<void> {
  switch (action) {
    case 'enterNames':
      return enterMergeNames(
        { ...deps, checkApiDescription: () => deps.runCommand('dealpos.checkApiDescription') },
        accountId,
      );
    case 'checkApiDescription':
      return deps.runCommand('dealpos.checkApiDescription');
    case 'enterSecret':
      return deps.runCommand('dealpos.enterSecret', accountId);
    case 'showLog':
      return deps.log.show();
  }
}

/**
 * Shows what a merge has left, as it was read: who is gone goes from the lists (0 requests), and whoever is open in an
 * editor is read there again (1 request for each editor).
 */
async function showMerged(deps: MergePageDeps, accountId: string, plan: MergePlan, report: MergeReport): Promise<void> {
  const fates: (readonly [Target, TargetFate | SourceFate | undefined])[] = [
    [targetOf(accountId, plan.target), report.target.fate],
    ...plan.sources.map((source, index) => [targetOf(accountId, source), report.sources[index]?.fate] as const),
  ];
  const editors = fates.flatMap(([customer]) => openEditorsOf(deps, customer));
  for (const [customer, fate] of fates) {
    if (fate?.kind === 'gone') showRemoval(deps, customer);
    else deps.fresh.forget(accountId, customer.record);
    if (fate && 'record' in fate) deps.directories.apply(accountId, fate.record);
  }
  await Promise.all(editors.map((entry) => entry.document.load()));
}

function targetOf(accountId: string, record: IdentifiedRecord): Target {
  return { accountId, key: { kind: 'id', value: record.id }, record };
}
