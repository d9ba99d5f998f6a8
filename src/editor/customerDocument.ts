import type * as vscode from 'vscode';
import type { CustomerRecord } from '../api/customerRecord.ts';
import { ApiError, apiErrorDetail } from '../api/errors.ts';
import { withKey } from '../customers/customer.ts';
import type { CustomerDraft } from '../customers/draft.ts';
import { isDirty, newDraft, rebase, settleDraft } from '../customers/draft.ts';
import type { WritableFieldId } from '../customers/fields.ts';
import { fieldOf } from '../customers/fields.ts';
import { BLANK_CUSTOMER } from '../customers/newCustomer.ts';
import type { SaveKey } from '../customers/saveKey.ts';
import type { DocumentNotice } from './documentNotice.ts';
import { noticeOfRead, noticeOfSave } from './documentNotice.ts';
import type { DocumentAccount, DocumentListener } from './documentPorts.ts';
import type { DocumentSubject } from './documentSubject.ts';
import { keyOfSubject, lockedFields, problemsIn } from './documentSubject.ts';
import type { DocumentPhase, DocumentView, LockedField } from './documentView.ts';
import { DraftEditing } from './draftEditing.ts';
import type { PersistOutcome } from './persistDraft.ts';
import { persistDraft } from './persistDraft.ts';
import { SharedSave } from './sharedSave.ts';
import type { UndoStep } from './undoSteps.ts';

/**
 * One customer in an editor: the copy that DealPOS sent, the user's edits on it, and what is going on.
 * The draft lives here and not in the page, so a hidden, moved or reloaded page loses nothing.
 */
export class CustomerDocument implements vscode.CustomDocument {
  readonly uri: vscode.Uri;
  readonly accountId: string;
  readonly subject: DocumentSubject;
  readonly #account: DocumentAccount;
  readonly #now: () => number;
  readonly #editing = new DraftEditing();
  #listener: DocumentListener | undefined;
  #phase: DocumentPhase = 'loading';
  #notice: DocumentNotice | undefined;
  #readAt: number | undefined;
  #focusProblems = 0;
  #savedCount = 0;
  #loading: AbortController | undefined;
  #saving: SharedSave<PersistOutcome> | undefined;
  #nextCode: string | undefined;
  #duplicatesSeen = false;

  constructor(
    place: { uri: vscode.Uri; accountId: string; subject: DocumentSubject },
    account: DocumentAccount,
    now: () => number,
  ) {
    this.uri = place.uri;
    this.accountId = place.accountId;
    this.subject = place.subject;
    this.#account = account;
    this.#now = now;
  }

  get view(): DocumentView {
    return {
      subject: this.subject,
      phase: this.#phase,
      draft: this.#draft,
      notice: this.#notice,
      readAt: this.#readAt,
      ackSeq: this.#editing.ackSeq,
      focusProblems: this.#focusProblems,
      savedCount: this.#savedCount,
      unlocked: this.#editing.unlocked,
      readOnly: this.#account.readOnly(),
      locked: this.#locked(),
      nextCode: this.#nextCode,
      problems: this.#draft ? this.#editing.visible(problemsIn(this.subject, this.#draft)) : new Map(),
    };
  }

  /** The key that finds the record; undefined for a customer that is new or whose key was forgotten. */
  get key(): SaveKey | undefined {
    return keyOfSubject(this.subject);
  }

  get isDirty(): boolean {
    return this.#draft !== undefined && isDirty(this.#draft);
  }

  listen(listener: DocumentListener): void {
    this.#listener = listener;
  }

  /** Puts a draft from a backup in place, before the record is read again. */
  restore(draft: CustomerDraft): void {
    this.#editing.restore(draft);
    this.#notice = { kind: 'draftRestored' };
    this.#phase = 'ready';
  }

  /** Says something to the user on the page. */
  tell(notice: DocumentNotice | undefined): void {
    this.#notice = notice;
    if (notice?.kind === 'addressLost' || notice?.kind === 'accountGone') this.#phase = 'failed';
    this.#listener?.stateChanged();
  }

  /** Shows the record for the first time: a copy that was read moments ago (0 requests), else as `load`. */
  async open(): Promise<void> {
    const fresh = this.key && this.#account.fresh(this.key);
    if (!fresh || this.#draft) return this.load();
    this.#adopt(fresh.record, fresh.readAt);
  }

  /** Reads the record (1 request; none for a new customer). Edits stay. Never throws; a failure becomes a notice. */
  async load(): Promise<void> {
    if (this.subject.kind === 'new') return this.#startNew();
    const api = this.#account.api();
    if (!api) return this.tell({ kind: 'accountGone' });
    if (!this.key) return this.tell({ kind: 'addressLost' });
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    if (!this.#draft) this.#phase = 'loading';
    this.#listener?.stateChanged();
    try {
      const record = await api.getCustomerDetail(this.key, { signal: loading.signal, priority: 'interactive' });
      if (this.#loading === loading) this.#adopt(withKey(record, this.key), this.#now());
    } catch (thrown) {
      if (this.#loading !== loading) return;
      const error = apiErrorDetail(thrown) ?? { kind: 'internal', acted: 'no' };
      if (!this.#draft) this.#phase = 'failed';
      this.tell(this.#draft ? { kind: 'refreshFailed', error } : { kind: 'loadFailed', error });
    }
  }

  /** Stops a load that is under way. */
  cancelLoad(): void {
    this.#loading?.abort();
  }

  /** Takes in what the user typed. Edits of a locked, guarded or read-only field are refused here, not only in the page. */
  edit(seq: number, field: WritableFieldId, text: string, done: boolean): void {
    this.#editing.acknowledge(seq);
    if (this.#mayEdit(field)) this.#take(field, text);
    if (done) this.#editing.leave(field);
    this.#listener?.stateChanged();
  }

  /** A page that was made anew counts its edits from zero. */
  pageStarted(): void {
    this.#editing.pageStarted();
  }

  /** Lets a guarded field be edited, after the user was warned. */
  unlock(field: WritableFieldId): void {
    this.#editing.unlock(field);
    this.#listener?.stateChanged();
  }

  get isSaving(): boolean {
    return this.#saving !== undefined;
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

  /** Tells anew of edits that were made while a save was under way: VS Code takes them for saved. */
  tellEditsAgain(): void {
    for (const step of this.#editing.unsaved()) this.#tellEdit(step);
  }

  /** Throws the edits away. After a refused save the newer copy that it brought is shown, not the outdated one. */
  revert(): void {
    const newer = this.#notice?.kind === 'changedElsewhere' ? this.#notice.theirs : undefined;
    if (this.#draft) this.#editing.restart(newDraft(newer ?? this.#draft.base));
    if (newer) this.#adopt(newer, this.#now());
    else this.tell(undefined);
  }

  /** Puts the edits on top of the newer copy that a refused save brought. */
  keepEdits(): void {
    if (this.#notice?.kind === 'changedElsewhere') this.#adopt(this.#notice.theirs, this.#now());
  }

  /** The user has seen the possible duplicates; the next save creates the customer all the same. */
  acceptDuplicates(): void {
    this.#duplicatesSeen = true;
  }

  /** Shows the code that DealPOS would give a new customer. */
  showNextCode(code: string): void {
    this.#nextCode = code;
    this.#listener?.stateChanged();
  }

  dispose(): void {
    this.#loading?.abort();
    this.#listener?.closed();
    this.#listener = undefined;
  }

  get #draft(): CustomerDraft | undefined {
    return this.#editing.draft;
  }

  #locked(): readonly LockedField[] {
    return this.#draft ? lockedFields(this.subject, this.#draft.base) : [];
  }

  #mayEdit(field: WritableFieldId): boolean {
    if (this.#account.readOnly() || this.#locked().some((locked) => locked.id === field)) return false;
    return fieldOf(field).guarded !== true || this.#editing.unlocked.includes(field);
  }

  #take(field: WritableFieldId, text: string): void {
    const effect = this.#editing.type(field, text);
    if (effect.kind === 'grew') this.#listener?.typed();
    if (effect.kind === 'began') this.#tellEdit(effect.step);
  }

  #tellEdit(step: UndoStep): void {
    this.#listener?.edited({
      field: step.field,
      undo: () => this.#setText(step.field, step.before),
      redo: () => this.#setText(step.field, step.after),
    });
  }

  #setText(field: WritableFieldId, text: string): void {
    this.#editing.setText(field, text);
    this.#listener?.stateChanged();
  }

  async #save(signal: AbortSignal): Promise<PersistOutcome> {
    const draft = this.#draft;
    if (!draft) return { kind: 'unchanged' };
    const api = this.#account.api();
    if (!api) {
      this.tell({ kind: 'accountGone' });
      return { kind: 'failed', error: new ApiError({ kind: 'internal', acted: 'no' }) };
    }
    this.#editing.endStep();
    this.#phase = 'saving';
    this.#listener?.stateChanged();
    const duplicatesSeen = this.#duplicatesSeen;
    this.#duplicatesSeen = false;
    const loaded = this.#account.loaded();
    const outcome = await persistDraft(this.subject, draft, { api, loaded, duplicatesSeen, signal });
    this.#phase = 'ready';
    this.#takeOutcome(draft, outcome);
    this.tell(noticeOfSave(outcome, draft.base));
    return outcome;
  }

  #takeOutcome(draft: CustomerDraft, outcome: PersistOutcome): void {
    switch (outcome.kind) {
      case 'created':
      case 'createdButUnread':
        this.#settle(draft, outcome.record);
        this.#listener?.created(outcome.record);
        break;
      case 'saved':
      case 'savedButUnread':
        this.#settle(draft, outcome.record);
        break;
      case 'invalid':
        this.#editing.showProblems(outcome.problems.keys());
        this.#focusProblems += 1;
    }
  }

  #startNew(): void {
    if (!this.#draft) this.#editing.replace(newDraft(BLANK_CUSTOMER));
    this.#phase = 'ready';
    this.tell(this.#notice);
  }

  /** After a save: the server's copy is the new base; only what was typed meanwhile is still an edit. */
  #settle(saved: CustomerDraft, record: CustomerRecord): void {
    this.#editing.restart(settleDraft(this.#draft ?? saved, saved, record));
    this.#readAt = this.#now();
    this.#savedCount += 1;
    this.#listener?.recordRead(record);
  }

  #adopt(record: CustomerRecord, readAt: number): void {
    this.#readAt = readAt;
    this.#phase = 'ready';
    const rebased = this.#draft && isDirty(this.#draft) ? rebase(this.#draft, record) : undefined;
    this.#editing.replace(rebased?.draft ?? newDraft(record));
    this.#listener?.recordRead(record);
    this.tell(noticeOfRead(this.#notice, rebased?.changedElsewhere ?? []));
  }
}
