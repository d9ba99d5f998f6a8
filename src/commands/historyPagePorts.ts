import type { HistoryPorts } from '../history/historyPorts.ts';
import { entriesAsCsv, entriesAsJson } from '../journal/exportEntries.ts';
import type { JournalEntry } from '../journal/journalEntry.ts';
import { keyAfter } from '../journal/undoPlan.ts';
import type { FileToSave, HistoryCommandDeps } from './historyCommandDeps.ts';
import { tellFailure } from './tellFailure.ts';
import { undoChange } from './undoChange.ts';
import { wipeHistory } from './wipeHistoryCommand.ts';

/** Connects a history page to the journal, the editors and the dialogs. */
export function historyPagePorts(deps: HistoryCommandDeps, accountId: string): HistoryPorts {
  return {
    account: () => deps.store.get(accountId),
    read: () => deps.journal.read(accountId),
    retentionDays: deps.retentionDays,
    undo: (entry) => undoChange(deps, accountId, entry).catch((error: unknown) => tellFailure(deps, accountId, error)),
    open: async (entry) => {
      const key = keyAfter(entry);
      if (key) await deps.opener.open(accountId, key, { code: entry.customers[0]?.code });
    },
    exportEntries: (format, entries) => exportEntries(deps, format, entries),
    act: async (action) => {
      if (action === 'wipe') return wipeHistory(deps, [accountId]);
      if (action === 'showAll') {
        return deps.openHistoryPage({ accountId, customer: undefined }, historyPagePorts(deps, accountId));
      }
      deps.log.show();
    },
    logFailure: (where, error) => deps.log.failure(where, error),
  };
}

/** Writes entries to a file, after saying that it is not encrypted. */
async function exportEntries(
  deps: HistoryCommandDeps,
  format: 'csv' | 'json',
  entries: readonly JournalEntry[],
): Promise<void> {
  const { l10n, dialogs } = deps;
  const answer = await dialogs.ask({
    severity: 'warning',
    message: l10n.t('Export {0} changes?', entries.length),
    detail: l10n.t(
      'The file holds names, contacts and other personal data of your customers, and it is not encrypted. It stays until you delete it.',
    ),
    choices: [{ value: 'export', label: l10n.t('Export') }],
  });
  if (answer !== 'export') return;
  try {
    if (await deps.saveFile(fileOf(deps, format, entries))) dialogs.tell(l10n.t('The history was exported.'));
  } catch (error) {
    deps.log.failure('exporting the history', error);
    dialogs.tell(l10n.t('The file could not be written.'));
  }
}

function fileOf(
  { now, l10n }: HistoryCommandDeps,
  format: 'csv' | 'json',
  entries: readonly JournalEntry[],
): FileToSave {
  const suggestedName = `dealpos-history-${new Date(now()).toISOString().slice(0, 10)}.${format}`;
  return format === 'csv'
    ? { suggestedName, kind: { label: l10n.t('CSV table'), ending: 'csv' }, text: entriesAsCsv(entries) }
    : { suggestedName, kind: { label: l10n.t('JSON'), ending: 'json' }, text: entriesAsJson(entries) };
}
