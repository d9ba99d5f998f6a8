import type * as vscode from 'vscode';
import type { CustomerApi } from '../api/customerApi.ts';
import type { CustomerRecord } from '../api/customerRecord.ts';
import { ApiError, apiErrorDetail } from '../api/errors.ts';
import { withKey } from '../customers/customer.ts';
import type { CustomerDraft } from '../customers/draft.ts';
import { draftText, isDirty, newDraft, problemsOf, rebase, settleDraft, withEdit } from '../customers/draft.ts';
import type { WritableFieldId } from '../customers/fields.ts';
import { fieldOf, isWritableFieldId } from '../customers/fields.ts';
import type { SaveOutcome } from '../customers/saveCustomer.ts';
import { saveCustomer } from '../customers/saveCustomer.ts';
import type { SaveKey } from '../customers/saveKey.ts';
import type { DocumentNotice } from './documentNotice.ts';
import { noticeOfRead, noticeOfSave } from './documentNotice.ts';
import type { DocumentSubject } from './documentSubject.ts';
import { keyOfSubject, lockedFields } from './documentSubject.ts';
import type { DocumentPhase, DocumentView, LockedField } from './documentView.ts';
import { UndoSteps } from './undoSteps.ts';

/** What a document needs from the account that it belongs to. */
export interface DocumentAccount {
  /** The API of the account; undefined when the account was removed. */
  api():
    | Pick<
        CustomerApi,
        | 'getCustomerDetail'
        | 'updateCustomerById'
        | 'updateCustomerByCode'
        | 'updateCustomerByEmail'
        | 'updateCustomerByMobilePhone'
      >
    | undefined;
  /** True when the account takes no writes. */
  readOnly(): boolean;
}

/** One undoable change, ready to be told to VS Code. */
export interface DocumentEdit {
  readonly field: WritableFieldId;
  undo(): void;
  redo(): void;
}

export interface DocumentListener {
  /** The page must be drawn again. */
  stateChanged(): void;
  /** A new undo step began. */
  edited(edit: DocumentEdit): void;
  /** The newest undo step grew, so a backup that was taken is out of date. */
  typed(): void;
  /** DealPOS gave a newer copy of the record. */
  recordRead(record: CustomerRecord): void;
  /** VS Code let go of the document. */
  closed(): void;
}

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
  readonly #steps = new UndoSteps();
  readonly #touched = new Set<WritableFieldId>();
  readonly #unlocked = new Set<WritableFieldId>();
  #listener: DocumentListener | undefined;
  #draft: CustomerDraft | undefined;
  #phase: DocumentPhase = 'loading';
  #notice: DocumentNotice | undefined;
  #readAt: number | undefined;
  #ackSeq = 0;
  #focusProblems = 0;
  #savedCount = 0;
  #loading: AbortController | undefined;
  #saving: Promise<SaveOutcome> | undefined;

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
    const problems = this.#draft ? problemsOf(this.#draft, this.key) : new Map();
    return {
      phase: this.#phase,
      draft: this.#draft,
      notice: this.#notice,
      readAt: this.#readAt,
      ackSeq: this.#ackSeq,
      focusProblems: this.#focusProblems,
      savedCount: this.#savedCount,
      unlocked: [...this.#unlocked],
      readOnly: this.#account.readOnly(),
      locked: this.#locked(),
      problems: new Map([...problems].filter(([field]) => this.#touched.has(field))),
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
    this.#draft = draft;
    this.#notice = { kind: 'draftRestored' };
    for (const field of Object.keys(draft.edits)) if (isWritableFieldId(field)) this.#unlocked.add(field);
    this.#phase = 'ready';
  }

  /** Says something to the user on the page. */
  tell(notice: DocumentNotice | undefined): void {
    this.#notice = notice;
    if (notice?.kind === 'addressLost' || notice?.kind === 'accountGone') this.#phase = 'failed';
    this.#listener?.stateChanged();
  }

  /** Reads the record (1 request). Edits are kept on top of the new copy. Never throws; a failure becomes a notice. */
  async load(): Promise<void> {
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
      if (this.#loading === loading) this.#adopt(withKey(record, this.key));
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
    this.#ackSeq = Math.max(this.#ackSeq, seq);
    if (this.#draft && this.#mayEdit(field)) this.#take(this.#draft, field, text);
    if (done) {
      this.#steps.close();
      this.#touched.add(field);
    }
    this.#listener?.stateChanged();
  }

  /** A page that was made anew counts its edits from zero. */
  pageStarted(): void {
    this.#ackSeq = 0;
  }

  /** Lets a guarded field be edited, after the user was warned. */
  unlock(field: WritableFieldId): void {
    this.#unlocked.add(field);
    this.#listener?.stateChanged();
  }

  /** Saves (3 requests: re-read, write, read back). Concurrent calls share one save. Never throws for a failed call. */
  save(signal: AbortSignal): Promise<SaveOutcome> {
    this.#saving ??= this.#save(signal).finally(() => {
      this.#saving = undefined;
    });
    return this.#saving;
  }

  /** Throws the edits away. */
  revert(): void {
    if (this.#draft) this.#draft = newDraft(this.#draft.base);
    this.#forgetTyping();
    this.tell(undefined);
  }

  /** Puts the edits on top of the newer copy that a refused save brought. */
  keepEdits(): void {
    if (this.#notice?.kind === 'changedElsewhere') this.#adopt(this.#notice.theirs);
  }

  dispose(): void {
    this.#loading?.abort();
    this.#listener?.closed();
    this.#listener = undefined;
  }

  #locked(): readonly LockedField[] {
    return this.#draft ? lockedFields(this.subject, this.#draft.base) : [];
  }

  #mayEdit(field: WritableFieldId): boolean {
    if (this.#account.readOnly() || this.#locked().some((locked) => locked.id === field)) return false;
    return fieldOf(field).guarded !== true || this.#unlocked.has(field);
  }

  #take(draft: CustomerDraft, field: WritableFieldId, text: string): void {
    const before = draftText(draft, field);
    if (before === text) return;
    this.#draft = withEdit(draft, field, text);
    const step = this.#steps.take(field, before, text);
    if (step) {
      this.#listener?.edited({
        field,
        undo: () => this.#setText(field, step.before),
        redo: () => this.#setText(field, step.after),
      });
    } else {
      this.#listener?.typed();
    }
  }

  #setText(field: WritableFieldId, text: string): void {
    this.#steps.close();
    if (this.#draft) this.#draft = withEdit(this.#draft, field, text);
    this.#listener?.stateChanged();
  }

  async #save(signal: AbortSignal): Promise<SaveOutcome> {
    const draft = this.#draft;
    if (!draft || !this.key) return { kind: 'unchanged' };
    const api = this.#account.api();
    if (!api) {
      this.tell({ kind: 'accountGone' });
      return { kind: 'failed', error: new ApiError({ kind: 'internal', acted: 'no' }) };
    }
    this.#steps.close();
    this.#phase = 'saving';
    this.#listener?.stateChanged();
    const outcome = await saveCustomer({ api, key: this.key, draft, options: { signal, priority: 'interactive' } });
    this.#phase = 'ready';
    if (outcome.kind === 'saved' || outcome.kind === 'savedButUnread') this.#settle(draft, outcome.record);
    if (outcome.kind === 'invalid') {
      for (const field of outcome.problems.keys()) this.#touched.add(field);
      this.#focusProblems += 1;
    }
    this.tell(noticeOfSave(outcome, draft.base));
    return outcome;
  }

  /** After a save: the server's copy is the new base; only what was typed meanwhile is still an edit. */
  #settle(saved: CustomerDraft, record: CustomerRecord): void {
    this.#draft = settleDraft(this.#draft ?? saved, saved, record);
    this.#readAt = this.#now();
    this.#savedCount += 1;
    this.#forgetTyping();
    this.#listener?.recordRead(record);
  }

  #adopt(record: CustomerRecord): void {
    this.#readAt = this.#now();
    this.#phase = 'ready';
    const rebased = this.#draft && isDirty(this.#draft) ? rebase(this.#draft, record) : undefined;
    this.#draft = rebased?.draft ?? newDraft(record);
    this.#listener?.recordRead(record);
    this.tell(noticeOfRead(this.#notice, rebased?.changedElsewhere ?? []));
  }

  #forgetTyping(): void {
    this.#steps.close();
    this.#touched.clear();
    this.#unlocked.clear();
  }
}
