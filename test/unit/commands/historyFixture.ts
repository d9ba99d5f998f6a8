import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import type { TestContext } from 'node:test';
import { SecretVault } from '../../../src/accounts/secretVault.ts';
import { WriteNote } from '../../../src/api/writeNote.ts';
import type { FileToSave, HistoryCommandDeps } from '../../../src/commands/historyCommandDeps.ts';
import type { HistoryPorts, HistoryScope } from '../../../src/history/historyPorts.ts';
import type { HistoryTexts } from '../../../src/history/historyTexts.ts';
import type { JournalEntry } from '../../../src/journal/journalEntry.ts';
import { JournalFiles } from '../../../src/journal/journalFiles.ts';
import { WriteJournal } from '../../../src/journal/writeJournal.ts';
import { STRINGS } from '../../support/pageFixtures.ts';
import { english } from './accountFixture.ts';
import type { CustomerScene } from './customerFixture.ts';
import { customerScene, loadList } from './customerFixture.ts';

export const TEXTS: HistoryTexts = {
  l10n: english,
  locale: 'en-GB',
  fieldLabels: STRINGS.fields,
  statusLabels: STRINGS.statuses,
};

/** The commands on the history with a journal on a disk of its own and a loaded list. */
export async function historyScene(t: TestContext, scene: CustomerScene = {}) {
  const parts = await customerScene(t, scene);
  const records = await loadList(parts);
  const root = await fs.mkdtemp(path.join(os.tmpdir(), 'history-'));
  t.after(() => fs.rm(root, { recursive: true, force: true }));
  const pages: (HistoryScope & { readonly ports: HistoryPorts })[] = [];
  const saved: FileToSave[] = [];
  const failures: string[] = [];
  const save = { outcome: async (): Promise<boolean> => true };
  const journal = new WriteJournal({
    files: new JournalFiles(root),
    keys: new SecretVault(parts.secrets),
    isAccount: (id) => parts.store.get(id) !== undefined,
    retentionDays: () => 30,
    now: Date.now,
    newId: randomUUID,
    changed: () => undefined,
    reportFailure: (where) => failures.push(where),
  });
  const deps: HistoryCommandDeps = {
    ...parts.deps,
    log: { failure: (where) => failures.push(where), show: () => failures.push('log shown') },
    journal,
    openHistoryPage: (scope, ports) => pages.push({ ...scope, ports }),
    historyTexts: () => TEXTS,
    retentionDays: () => 30,
    saveFile: (file) => {
      saved.push(file);
      return save.outcome();
    },
    now: () => Date.UTC(2026, 10, 22, 10),
  };
  return { ...parts, deps, records, journal, pages, saved, save, failures };
}

export type HistorySceneParts = Awaited<ReturnType<typeof historyScene>>;

/** Records a change of the phone of the first customer, and gives the entry. */
export async function recordPhone({ journal, records, accountId }: HistorySceneParts): Promise<JournalEntry> {
  const [record] = records;
  const id = record?.id ?? '';
  const entry = await journal.recorderOf(accountId).started({
    operation: 'updateCustomerById',
    keys: [{ kind: 'id', value: id }],
    changes: { phone: '0215550009' },
    note: new WriteNote({ ...record, phone: '0215550001', unknownFields: {} }),
  });
  await entry.ended({ outcome: 'done', id: undefined, failure: undefined });
  const [written] = (await journal.read(accountId)).entries;
  if (!written) throw new Error('nothing was recorded');
  return written;
}
