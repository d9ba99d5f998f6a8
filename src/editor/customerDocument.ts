import type * as vscode from 'vscode';
import type { CustomerRecord } from '../api/customerRecord.ts';
import type { ApiErrorDetail } from '../api/errors.ts';
import type { CustomerDraft } from '../customers/draft.ts';
import { draftText, isDirty, openConflicts } from '../customers/draft.ts';
import type { WritableFieldId } from '../customers/fields.ts';
import { fieldOf } from '../customers/fields.ts';
import type { ConflictChoice } from '../customers/rebaseDraft.ts';
import type { SaveKey } from '../customers/saveKey.ts';
import type { FieldToPutBack } from '../customers/takeBack.ts';
import type { FieldProblem } from '../customers/validate.ts';
import type { DocumentNotice } from './documentNotice.ts';
import { hidesForm, refusalIn } from './documentNotice.ts';
import type { DocumentAccount, DocumentListener } from './documentPorts.ts';
import type { DocumentSubject } from './documentSubject.ts';
import { isStill, keyOfSubject, lockedFields, problemsIn } from './documentSubject.ts';
import type { DocumentView, LockedField } from './documentView.ts';
import { DraftEditing } from './draftEditing.ts';
import type { PersistOutcome } from './persistDraft.ts';
import { isPersisted } from './persistDraft.ts';
import { RecordSync } from './recordSync.ts';
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
  readonly #editing = new DraftEditing();
  readonly #sync: RecordSync;
  #listener: DocumentListener | undefined;
  #nextCode: string | undefined;

  constructor(
    place: { uri: vscode.Uri; accountId: string; subject: DocumentSubject },
    account: DocumentAccount,
    now: () => number,
  ) {
    this.uri = place.uri;
    this.accountId = place.accountId;
    this.subject = place.subject;
    this.#account = account;
    const { subject } = place;
    this.#sync = new RecordSync({ subject, account, editing: this.#editing, now, listener: () => this.#listener });
  }

  get view(): DocumentView {
    return {
      ...this.#sync.view,
      reading: this.#sync.isReading,
      subject: this.subject,
      draft: this.#draft,
      ackSeq: this.#editing.ackSeq,
      unlocked: this.#editing.unlocked,
      readOnly: this.#account.readOnly(),
      locked: this.#locked(),
      nextCode: this.#nextCode,
      problems: this.#problems(),
    };
  }

  /** The key that finds the record; undefined for a customer that is new or whose key was forgotten. */
  get key(): SaveKey | undefined {
    return keyOfSubject(this.subject);
  }

  get isDirty(): boolean {
    return this.#draft !== undefined && isDirty(this.#draft) && !this.#sync.isOver;
  }

  listen(listener: DocumentListener): void {
    this.#listener = listener;
  }

  /**
   * Puts a draft from the disk in place, on top of the record where that was read already. `writtenAt` is Unix time in ms.
   * False, and nothing done, where it is of another customer: a key may lead to somebody else by now (open questions 7, 8).
   */
  restore(draft: CustomerDraft, writtenAt: number): boolean {
    if (this.#draft && this.subject.kind === 'existing' && !isStill(draft, this.#draft.base)) return false;
    this.#editing.restore(draft);
    this.#sync.show({ phase: 'ready', notice: { kind: 'draftRestored', writtenAt } });
    return true;
  }

  /** Says something to the user on the page. */
  tell(notice: DocumentNotice | undefined): void {
    if (this.#sync.isOver) return;
    this.#sync.show(hidesForm(notice) ? { phase: 'failed', notice } : { notice });
  }

  /** The account that was gone is there after all: shows the edits again, or reads the record. */
  async accountBack(): Promise<void> {
    if (this.#draft) this.#sync.show({ phase: 'ready', notice: undefined });
    else await this.open();
  }

  /** Shows the record for the first time: a copy that was read moments ago (0 requests), else as `load`. */
  open(): Promise<void> {
    return this.#sync.open();
  }

  /** Reads the record (1 request; none for a new customer). Edits stay. Never throws; a failure becomes a notice. */
  load(): Promise<void> {
    return this.#sync.load();
  }

  /** Reads the record again without being asked to (1 request at most). Edits and notices stay. Returns why it failed. */
  refresh(): Promise<ApiErrorDetail | undefined> {
    return this.#sync.refresh();
  }

  /** Takes in a copy that another editor or a command of ours has just read (0 requests), where it is this customer's. */
  takeIn(record: CustomerRecord): void {
    this.#sync.takeIn(record);
  }

  /** Stops a load that is under way. */
  cancelLoad(): void {
    this.#sync.cancelLoad();
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

  /** Takes the user's choice for fields in conflict in. */
  resolve(fields: readonly WritableFieldId[], choice: ConflictChoice): void {
    const step = this.#editing.resolve(fields, choice);
    if (step) this.#tellEdit(step);
    const isDecided = this.#draft !== undefined && openConflicts(this.#draft).length === 0;
    this.#sync.show(isDecided && this.#sync.view.notice?.kind === 'conflict' ? { notice: undefined } : {});
  }

  /** Puts values from before a saved change in, as one step. A field that was changed again since is in conflict. */
  putBack(fields: readonly FieldToPutBack[]): void {
    const step = this.#editing.putBack(fields.filter(({ field }) => this.#mayEdit(field)));
    if (step) this.#tellEdit(step);
    this.#listener?.stateChanged();
  }

  get isSaving(): boolean {
    return this.#sync.isSaving;
  }

  /** Saves (3 requests: re-read, write, read back). Concurrent calls share one save. Never throws for a failed call. */
  async save(signal: AbortSignal): Promise<PersistOutcome> {
    const outcome = await this.#sync.save(signal);
    if (isPersisted(outcome)) this.#editing.toldSaved();
    return outcome;
  }

  /** Tells anew of edits that were made while a save was under way: VS Code takes them for saved. */
  tellEditsAgain(): void {
    for (const step of this.#editing.unsaved()) this.#tellEdit(step);
  }

  /** Throws the edits away. */
  revert(): void {
    this.#editing.discard();
    this.tell(undefined);
  }

  /** The user has seen the possible duplicates; the next save creates the customer all the same. */
  acceptDuplicates(): void {
    this.#sync.acceptDuplicates();
  }

  /** Shows the code that DealPOS would give a new customer. */
  showNextCode(code: string): void {
    this.#nextCode = code;
    this.#listener?.stateChanged();
  }

  dispose(): void {
    this.#sync.dispose();
    this.#listener?.closed();
    this.#listener = undefined;
  }

  get #draft(): CustomerDraft | undefined {
    return this.#editing.draft;
  }

  /** Ours, and on top of them what DealPOS refused, until the user has changed that. */
  #problems(): ReadonlyMap<WritableFieldId, FieldProblem> {
    const draft = this.#draft;
    if (!draft) return new Map();
    const problems = this.#editing.visible(problemsIn(this.subject, draft));
    const refusal = refusalIn(this.#sync.view.notice);
    if (!refusal || draftText(draft, refusal.field) !== refusal.text) return problems;
    return new Map([...problems, [refusal.field, { field: refusal.field, code: 'refused', message: refusal.message }]]);
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
    if (effect.kind === 'began') this.#tellEdit(effect.step);
  }

  #tellEdit(step: UndoStep): void {
    const tellSavedLost = (): void => {
      if (this.#editing.isSavedLost) this.#listener?.savedLost();
    };
    const draw = (): void => {
      tellSavedLost();
      this.#listener?.stateChanged();
    };
    const edit = this.#editing.tell(step);
    this.#listener?.edited({
      fields: step.before.map(({ field }) => field),
      undo: () => {
        this.#editing.undo(edit);
        draw();
      },
      redo: () => {
        this.#editing.redo(edit);
        draw();
      },
    });
    tellSavedLost();
  }
}
