import type { CustomerRecord } from '../api/customerRecord.ts';
import { sameCustomer } from '../customers/customer.ts';
import type { CustomerDraft } from '../customers/draft.ts';
import { hasEdits, problemsOf } from '../customers/draft.ts';
import type { WritableFieldId } from '../customers/fields.ts';
import { WRITABLE_FIELD_IDS } from '../customers/fields.ts';
import { formatField } from '../customers/fieldText.ts';
import { problemsOfNewCustomer } from '../customers/newCustomer.ts';
import type { SaveKey } from '../customers/saveKey.ts';
import { lockedField } from '../customers/saveKey.ts';
import type { FieldProblem } from '../customers/validate.ts';
import type { LockedField } from './documentView.ts';
import { MAX_TEXT } from './protocol.ts';

/** What an editor is about. `lost`: its key was kept for an earlier window only. */
export type DocumentSubject =
  | { readonly kind: 'existing'; readonly key: SaveKey }
  /** `code` is typed in for the user to begin with. */
  | { readonly kind: 'new'; readonly code?: string }
  | { readonly kind: 'lost' };

/** The key that finds the record; undefined where there is none. */
export function keyOfSubject(subject: DocumentSubject): SaveKey | undefined {
  return subject.kind === 'existing' ? subject.key : undefined;
}

/**
 * True where a newer answer is about the customer of this draft (open questions 7 and 8). Edits need certainty; a form
 * without any may show what cannot be told.
 */
export function isStill(draft: CustomerDraft, record: CustomerRecord): boolean {
  const sameness = sameCustomer(draft.base, record);
  return sameness === 'same' || (sameness === 'cannotTell' && !hasEdits(draft));
}

/** The fields that cannot be changed in this editor, with why. */
export function lockedFields(subject: DocumentSubject, base: CustomerRecord): readonly LockedField[] {
  const key = lockedField(keyOfSubject(subject), base);
  const long = WRITABLE_FIELD_IDS.filter((id) => id !== key && formatField(id, base).length > MAX_TEXT);
  const fields = long.map((id): LockedField => ({ id, reason: 'tooLong' }));
  return key ? [{ id: key, reason: 'key' }, ...fields] : fields;
}

/** What keeps the draft from being sent, by field. */
export function problemsIn(subject: DocumentSubject, draft: CustomerDraft): ReadonlyMap<WritableFieldId, FieldProblem> {
  return subject.kind === 'new' ? problemsOfNewCustomer(draft) : problemsOf(draft, keyOfSubject(subject));
}
