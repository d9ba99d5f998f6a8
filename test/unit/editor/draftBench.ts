import * as fs from 'node:fs';
import * as path from 'node:path';
import type { TestContext } from 'node:test';
import { DraftFiles } from '../../../src/accounts/draftFiles.ts';
import { SecretVault } from '../../../src/accounts/secretVault.ts';
import { BackupKeeper } from '../../../src/editor/backupKeeper.ts';
import type { DocumentSubject } from '../../../src/editor/documentSubject.ts';
import { DraftBackups } from '../../../src/editor/draftBackups.ts';
import { matterOf } from '../../../src/editor/draftMatter.ts';
import type { OpenDocument } from '../../../src/editor/openDocuments.ts';
import type { Bench } from '../../support/documentBench.ts';
import { makeBench } from '../../support/documentBench.ts';
import { FakeSecrets } from '../accounts/fakeStorage.ts';
import { tempFolder } from '../support/tempFolder.ts';

export const ACCOUNT = 'a';

interface EditorOptions {
  readonly subject?: DocumentSubject;
  readonly address?: string;
}

export interface OpenEditor extends Bench {
  readonly keeper: BackupKeeper;
  readonly failures: unknown[];
  readonly entry: OpenDocument;
}

/** One computer with one user: the disk, the secret storage, and the processes of VS Code's windows. */
export class DraftBench {
  readonly secrets = new FakeSecrets();
  readonly alive = new Set<number>();
  readonly accounts = new Set([ACCOUNT]);
  readonly files: DraftFiles;
  /** At first the disk's own time, which need not be that of this process. */
  now: number;

  constructor(t: TestContext) {
    const folder = tempFolder(t);
    this.now = fs.statSync(folder).mtimeMs;
    this.files = new DraftFiles(path.join(folder, 'drafts'), () => this.now);
  }

  /** Opens an editor in a window, with its draft looked after as by the provider. */
  open(backups: DraftBackups, { subject, address = 'id/1' }: EditorOptions = {}): OpenEditor {
    const bench = subject ? makeBench(subject) : makeBench();
    const { document } = bench;
    const failures: unknown[] = [];
    const keeper = new BackupKeeper(
      document,
      { accountId: ACCOUNT, matter: matterOf(document.subject), address },
      { backups, report: (error) => failures.push(error), now: () => this.now },
    );
    document.listen({
      stateChanged: () => keeper.follow(),
      edited: (edit) => bench.edits.push(edit),
      savedLost: () => undefined,
      recordRead: () => undefined,
      created: () => undefined,
      closed: () => void keeper.dispose(),
    });
    return { ...bench, keeper, failures, entry: { document, backup: keeper, panel: undefined } };
  }

  /** The drafts as a window with this process sees them. */
  window(pid: number): DraftBackups {
    this.alive.add(pid);
    return new DraftBackups({
      vault: new SecretVault(this.secrets),
      files: this.files,
      accountExists: (accountId) => this.accounts.has(accountId),
      process: { pid, alive: (other) => this.alive.has(other) },
      now: () => this.now,
    });
  }

  /** The window's process ends, however it came to that. */
  kill(pid: number): void {
    this.alive.delete(pid);
  }

  async names(): Promise<string[]> {
    return (await this.files.list(ACCOUNT)).map(({ name }) => name);
  }
}
