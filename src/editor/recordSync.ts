import type { CustomerRecord } from '../api/customerRecord.ts';
import type { ApiErrorDetail } from '../api/errors.ts';
import { ApiError } from '../api/errors.ts';
import { sameCustomer, withListed } from '../customers/customer.ts';
import type { CustomerDraft } from '../customers/draft.ts';
import { isDirty } from '../customers/draft.ts';
import { BLANK_CUSTOMER } from '../customers/newCustomer.ts';
import type { SaveKey } from '../customers/saveKey.ts';
import { saveKeyOf } from '../customers/saveKey.ts';
import type { DocumentNotice } from './documentNotice.ts';
import { hidesForm, isUnidentified, noticeOfRead, noticeOfSave, refusalIn } from './documentNotice.ts';
import type { DocumentAccount, DocumentListener } from './documentPorts.ts';
import type { DocumentSubject } from './documentSubject.ts';
import { isStill, keyOfSubject } from './documentSubject.ts';
import type { SyncView } from './documentView.ts';
import type { DraftEditing } from './draftEditing.ts';
import type { PersistOutcome } from './persistDraft.ts';
import { persistDraft } from './persistDraft.ts';
import type { ReadOutcome } from './recordReader.ts';
import { RecordReader } from './recordReader.ts';
import { SharedSave } from './sharedSave.ts';

interface SyncDeps {
  readonly subject: DocumentSubject;
  readonly account: DocumentAccount;
  readonly editing: DraftEditing;
  /** ms since the epoch. */
  readonly now: () => number;
  readonly listener: () => DocumentListener | undefined;
}

const NOTHING_YET: SyncView = {
  phase: 'loading',
  notice: undefined,
  readAt: undefined,
  focusProblems: 0,
  focusConflicts: 0,
  savedCount: 0,
};

/** Keeps a draft and its record at DealPOS in step: reads, takes changes of others in, saves, and says what came of it. */
export class RecordSync {
  readonly #deps: SyncDeps;
  readonly #reader = new RecordReader();
  #view = NOTHING_YET;
  #saving: SharedSave<PersistOutcome> | undefined;
  #duplicatesSeen = false;
  /** The form for a new customer has done its work: a second create would make a second customer. */
  #isCreated = false;

  constructor(deps: SyncDeps) {
    this.#deps = deps;
  }

  get view(): SyncView {
    return this.#view;
  }

  /** The user waits for the record to be read again, with the old copy in view. */
  get isReading(): boolean {
    return this.#draft !== undefined && this.#reader.isAwaited;
  }

  /** The form for a new customer has done its work, and nothing more comes of it. */
  get isOver(): boolean {
    return this.#view.notice?.kind === 'createdUnknown';
  }

  get isSaving(): boolean {
    return this.#saving !== undefined;
  }

  /** Changes what is to be seen, and has it drawn. */
  show(change: Partial<SyncView>): void {
    this.#view = { ...this.#view, ...change };
    this.#deps.listener()?.stateChanged();
  }

  /** Shows the record for the first time: a copy that was read moments ago (0 requests), else as `load`. */
  async open(): Promise<void> {
    const key = keyOfSubject(this.#deps.subject);
    const fresh = key && this.#deps.account.fresh(key);
    if (!fresh || this.#draft) return this.load();
    this.#adopt(fresh.record, fresh.readAt, { quiet: false });
  }

  /** Reads the record (1 request; none for a new customer). Edits stay. Never throws; a failure becomes a notice. */
  async load(): Promise<void> {
    const { subject, account } = this.#deps;
    if (subject.kind === 'new') return this.#startNew();
    const api = account.api();
    if (!api) return this.show({ phase: 'failed', notice: { kind: 'accountGone' } });
    if (subject.kind === 'lost') return this.show({ phase: 'failed', notice: { kind: 'addressLost' } });
    // A save reads the record itself, before and after.
    if (this.isSaving) return;
    const reading = this.#reader.read(api, this.#keyOf(subject.key), 'interactive');
    this.show(this.#draft ? {} : { phase: 'loading' });
    this.#takeReading(await reading);
  }

  /**
   * Reads the record again without being asked to (1 request of background priority; none where that would be in the
   * way of something). Edits and notices stay. Returns why it failed; never throws.
   */
  async refresh(): Promise<ApiErrorDetail | undefined> {
    const { subject, account, now } = this.#deps;
    const api = account.api();
    if (!api || subject.kind !== 'existing' || this.#view.phase !== 'ready' || this.#reader.isReading) return undefined;
    const outcome = await this.#reader.read(api, this.#keyOf(subject.key), 'background');
    if (outcome.kind === 'read') this.#adopt(outcome.record, now(), { quiet: true });
    return outcome.kind === 'failed' ? outcome.error : undefined;
  }

  /** Takes in a copy that another editor or a command of ours has just read (0 requests), where it is this customer's. */
  takeIn(record: CustomerRecord): void {
    const { subject, now } = this.#deps;
    if (!this.#draft || this.isSaving || subject.kind !== 'existing') return;
    if (sameCustomer(this.#draft.base, record) !== 'same') return;
    this.#reader.overtake();
    this.#put(record, now(), { quiet: true });
  }

  /** Stops a load that is under way. */
  cancelLoad(): void {
    this.#reader.cancel();
  }

  /** Saves (3 requests: re-read, write, read back). Concurrent calls share one save. Never throws for a failed call. */
  save(signal: AbortSignal): Promise<PersistOutcome> {
    this.#saving ??= new SharedSave((wanted) =>
      this.#save(wanted).finally(() => {
        this.#saving = undefined;
      }),
    );
    return this.#saving.join(signal);
  }

  /** The user has seen the possible duplicates; the next save creates the customer all the same. */
  acceptDuplicates(): void {
    this.#duplicatesSeen = true;
  }

  dispose(): void {
    this.#reader.overtake();
  }

  /** By its id where that is known: a code, email or number may have been changed since. */
  #keyOf(key: SaveKey): SaveKey {
    return this.#draft ? (saveKeyOf(key, this.#draft.base) ?? key) : key;
  }

  get #draft(): CustomerDraft | undefined {
    return this.#deps.editing.draft;
  }

  async #save(signal: AbortSignal): Promise<PersistOutcome> {
    const { subject, account, editing } = this.#deps;
    const draft = editing.draft;
    if (!draft || this.#isCreated) return { kind: 'unchanged' };
    const api = account.api();
    if (!api) {
      this.show({ phase: 'failed', notice: { kind: 'accountGone' } });
      return { kind: 'failed', error: new ApiError({ kind: 'internal', acted: 'no' }) };
    }
    this.#reader.overtake();
    editing.endStep();
    this.show({ phase: 'saving' });
    const duplicatesSeen = this.#duplicatesSeen;
    this.#duplicatesSeen = false;
    const outcome = await persistDraft(subject, draft, { api, loaded: account.loaded(), duplicatesSeen, signal });
    this.#takeOutcome(draft, outcome);
    const said = noticeOfSave(outcome, draft);
    const notice: DocumentNotice | undefined = hidesForm(said) || account.api() ? said : { kind: 'accountGone' };
    if (refusalIn(notice)) this.#count('focusProblems');
    this.show({ phase: hidesForm(notice) ? 'failed' : 'ready', notice });
    return outcome;
  }

  #takeOutcome(draft: CustomerDraft, outcome: PersistOutcome): void {
    const { editing, listener } = this.#deps;
    switch (outcome.kind) {
      case 'created':
      case 'createdButUnread':
        this.#isCreated = true;
        // Taken for anybody's, what was typed would be put on whoever has the same email or number.
        if (isUnidentified(outcome)) {
          editing.settle(draft, outcome.record);
          break;
        }
        this.#settle(draft, outcome.record);
        listener()?.created(outcome.record);
        break;
      case 'saved':
      case 'savedButUnread':
        this.#settle(draft, outcome.record);
        break;
      case 'conflict':
        editing.takeIn(outcome.theirs);
        listener()?.recordRead(outcome.theirs);
        this.#count('focusConflicts', { readAt: this.#deps.now() });
        break;
      case 'unresolved':
        this.#count('focusConflicts');
        break;
      case 'invalid':
        editing.showProblems(outcome.problems.keys());
        this.#count('focusProblems');
    }
  }

  #count(counter: 'focusProblems' | 'focusConflicts' | 'savedCount', more: Partial<SyncView> = {}): void {
    this.#view = { ...this.#view, ...more, [counter]: this.#view[counter] + 1 };
  }

  #startNew(): void {
    if (!this.#draft) this.#deps.editing.takeIn(BLANK_CUSTOMER);
    if (!this.isOver) this.show({ phase: 'ready' });
  }

  /** After a save: the server's copy is the new base; only what was typed meanwhile is still an edit. */
  #settle(saved: CustomerDraft, record: CustomerRecord): void {
    this.#deps.editing.settle(saved, record);
    this.#count('savedCount', { readAt: this.#deps.now() });
    this.#deps.listener()?.recordRead(record);
  }

  #takeReading(outcome: ReadOutcome): void {
    switch (outcome.kind) {
      case 'overtaken':
        return;
      case 'read':
        this.#adopt(outcome.record, this.#deps.now(), { quiet: false });
        return;
      case 'failed':
        if (this.#draft) this.show({ notice: { kind: 'refreshFailed', error: outcome.error } });
        else this.show({ phase: 'failed', notice: { kind: 'loadFailed', error: outcome.error } });
    }
  }

  /** Takes in what DealPOS answered, unless the key leads to somebody else by now (open questions 7 and 8). */
  #adopt(record: CustomerRecord, readAt: number, how: { readonly quiet: boolean }): void {
    if (this.#draft && !isStill(this.#draft, record)) {
      this.show({ notice: { kind: 'otherCustomer' } });
      return;
    }
    this.#put(record, readAt, how);
    this.#deps.listener()?.recordRead(record);
  }

  #put(record: CustomerRecord, readAt: number, { quiet }: { readonly quiet: boolean }): void {
    const changed = this.#deps.editing.takeIn(withListed(record, this.#deps.account.loaded()));
    const isEdited = this.#draft !== undefined && isDirty(this.#draft);
    const notice: DocumentNotice | undefined = noticeOfRead(this.#view.notice, changed, { quiet, isDirty: isEdited });
    this.show({ phase: 'ready', readAt, notice });
  }
}
