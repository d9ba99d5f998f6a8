import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import type { TestContext } from 'node:test';
import { SecretVault } from '../../../src/accounts/secretVault.ts';
import { WriteNote } from '../../../src/api/writeNote.ts';
import type { StartedWrite } from '../../../src/api/writeRecorder.ts';
import type { JournalLimits } from '../../../src/journal/journalFiles.ts';
import { JOURNAL_LIMITS, JournalFiles } from '../../../src/journal/journalFiles.ts';
import { WriteJournal } from '../../../src/journal/writeJournal.ts';
import { FakeSecrets } from '../accounts/fakeStorage.ts';
import { BUDI, ID } from '../customers/fakes.ts';

export const ACCOUNT = '00000000-0000-4000-8000-00000000aaaa';
export const OTHER_ACCOUNT = '00000000-0000-4000-8000-00000000bbbb';
export const DAY_MS = 24 * 60 * 60 * 1000;
export const NOW = Date.UTC(2026, 10, 22, 10);

/** A journal on a disk of its own. Another window on the same disk: `bench.window()`. */
export async function journalBench(t: TestContext, limits: JournalLimits = JOURNAL_LIMITS) {
  const root = await fs.mkdtemp(path.join(os.tmpdir(), 'journal-'));
  t.after(() => fs.rm(root, { recursive: true, force: true }));
  const secrets = new FakeSecrets();
  const changed: string[] = [];
  const failures: string[] = [];
  const state = { now: NOW, days: 30, accounts: new Set([ACCOUNT, OTHER_ACCOUNT]) };
  const window = (): WriteJournal =>
    new WriteJournal({
      files: new JournalFiles(path.join(root, 'history'), limits),
      keys: new SecretVault(secrets),
      isAccount: (id) => state.accounts.has(id),
      retentionDays: () => state.days,
      now: () => state.now,
      newId: randomUUID,
      changed: (id) => changed.push(id),
      reportFailure: (where) => failures.push(where),
    });
  const folder = path.join(root, 'history', ACCOUNT);
  const fileNames = async (): Promise<string[]> => (await fs.readdir(folder).catch(() => [])).sort();
  return { journal: window(), window, root, folder, fileNames, secrets, changed, failures, state };
}

/** An update of Budi's phone, with what was there before. */
export function phoneChange(phone: string, note = new WriteNote(BUDI)): StartedWrite {
  return { operation: 'updateCustomerById', keys: [{ kind: 'id', value: ID }], changes: { phone }, note };
}

/** Records a write that went well. */
export async function recordDone(journal: WriteJournal, write: StartedWrite, accountId = ACCOUNT): Promise<void> {
  const entry = await journal.recorderOf(accountId).started(write);
  await entry.ended({ outcome: 'done', id: undefined, failure: undefined });
}
