import type { Clock } from '../api/clock.ts';
import type { ExtensionLog } from '../platform/log.ts';
import type { FoundDraft } from './backupKeeper.ts';
import type { CustomerAddress, CustomerHandles } from './customerUri.ts';
import type { DocumentNotice } from './documentNotice.ts';
import type { DraftBackups } from './draftBackups.ts';
import { addressText, keyOfMatter } from './draftMatter.ts';
import type { OpenDocument, OpenDocuments } from './openDocuments.ts';

/** A window that is reloaded may begin before the process of the one before it has ended: how often, in ms, to look again. */
const LOOK_AGAIN_MS = 500;
const LOOKS = 20;

interface RestorerDeps {
  readonly backups: Pick<DraftBackups, 'matterAt' | 'prepare' | 'sweep'>;
  readonly handles: Pick<CustomerHandles, 'remember'>;
  readonly open: OpenDocuments;
  readonly log: Pick<ExtensionLog, 'event' | 'failure'>;
  readonly clock: Pick<Clock, 'setTimer'>;
}

/** Brings unsaved edits back when a customer is opened, and says what became of them. */
export class DraftRestorer {
  readonly #deps: RestorerDeps;
  /** Documents whose restored edits VS Code has not been told of. */
  readonly #untold = new WeakSet<OpenDocument>();
  #swept = false;

  constructor(deps: RestorerDeps) {
    this.#deps = deps;
  }

  /** Finds out from its draft whom an editor was about that only an earlier window knew. */
  async recall(address: CustomerAddress): Promise<void> {
    const { backups, handles, log } = this.#deps;
    try {
      const key = keyOfMatter((await backups.matterAt(address.accountId, addressText(address))) ?? '');
      if (key) handles.remember(address.value, key);
    } catch (error) {
      log.failure('looking for a draft', error);
    }
  }

  /** Restores the draft that was left for an editor that opens. Never throws. */
  async restore(entry: OpenDocument, backupId: string | undefined): Promise<void> {
    const found = await this.#find(entry, () => entry.backup.adopt(backupId));
    if (found.kind === 'ok' && !backupId) this.#untold.add(entry);
    this.#tell(entry, found);
    if (found.kind === 'elsewhere') this.#lookAgain(entry, LOOKS);
    this.#prepare(entry.document.accountId);
    this.#sweepOnce();
  }

  /** VS Code knows the document now, so it can take its restored edits in: the tab turns dirty. */
  opened(entry: OpenDocument): void {
    if (this.#untold.delete(entry)) entry.document.tellEditsAgain();
  }

  /** The user wants the draft here that another window has. */
  async takeFromElsewhere(entry: OpenDocument): Promise<void> {
    const found = await this.#find(entry, () => entry.backup.copyFromElsewhere());
    this.#arrived(entry, found);
  }

  #arrived(entry: OpenDocument, found: FoundDraft): void {
    if (found.kind !== 'ok') this.#tell(entry, found);
    else if (entry.panel) entry.document.tellEditsAgain();
    else this.#untold.add(entry);
  }

  #lookAgain(entry: OpenDocument, looks: number): void {
    this.#deps.clock.setTimer(LOOK_AGAIN_MS, () => {
      void this.#look(entry, looks).catch((error: unknown) => this.#deps.log.failure('looking for a draft', error));
    });
  }

  async #look(entry: OpenDocument, looks: number): Promise<void> {
    const { document } = entry;
    const waits = this.#deps.open.get(document) === entry && document.view.notice?.kind === 'draftElsewhere';
    if (!waits || document.isDirty) return;
    const found = await entry.backup.adopt();
    if (found.kind === 'none') document.tell(undefined);
    else if (found.kind !== 'elsewhere') this.#arrived(entry, found);
    else if (looks > 1) this.#lookAgain(entry, looks - 1);
  }

  async #find(entry: OpenDocument, look: () => Promise<FoundDraft>): Promise<FoundDraft> {
    try {
      return await look();
    } catch (error) {
      this.#deps.log.failure('restoring a draft', error);
      return entry.document.isDirty ? { kind: 'none' } : { kind: 'unreadable' };
    }
  }

  #tell({ document }: OpenDocument, found: FoundDraft): void {
    if (found.kind === 'ok' || found.kind === 'none') return;
    this.#deps.log.event(`a draft was not restored: ${found.kind}`);
    document.tell(noticeOf(found));
  }

  #prepare(accountId: string): void {
    const { backups, log } = this.#deps;
    void backups.prepare(accountId).catch((error: unknown) => log.failure('reading the key of the drafts', error));
  }

  /** Expired drafts go also where nobody opens their customer again; not before something is opened, to start fast. */
  #sweepOnce(): void {
    if (this.#swept) return;
    this.#swept = true;
    const { backups, log } = this.#deps;
    void backups.sweep().then(
      (count) => (count > 0 ? log.event('expired drafts deleted', { count }) : undefined),
      (error: unknown) => log.failure('deleting expired drafts', error),
    );
  }
}

function noticeOf(found: Exclude<FoundDraft, { kind: 'ok' | 'none' }>): DocumentNotice {
  switch (found.kind) {
    case 'elsewhere':
      return { kind: 'draftElsewhere', writtenAt: found.writtenAt };
    case 'expired':
      return { kind: 'draftExpired' };
    case 'ofOther':
      return { kind: 'draftOfOther' };
    case 'gone':
      return { kind: 'draftGone' };
    case 'noKey':
    case 'unreadable':
      return { kind: 'draftUnreadable' };
  }
}
