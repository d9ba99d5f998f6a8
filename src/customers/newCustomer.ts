import type { CustomerRecord } from '../api/customerRecord.ts';
import type { CustomerDraft } from './draft.ts';
import { newDraft, problemsOf } from './draft.ts';
import type { WritableFieldId } from './fields.ts';
import { WRITABLE_FIELD_IDS } from './fields.ts';
import type { FieldProblem } from './validate.ts';

/** What a new customer starts from: nothing is known of it, so everything that is typed is sent and nothing else. */
export const BLANK_CUSTOMER: CustomerRecord = { unknownFields: {} };

/** The draft with nothing but what was typed. A text of spaces is not typed: there is nothing yet that it could clear. */
export function typedDraft(draft: CustomerDraft): CustomerDraft {
  const edits: Partial<Record<WritableFieldId, string>> = {};
  for (const field of WRITABLE_FIELD_IDS) {
    const text = draft.edits[field];
    if (text !== undefined && text.trim() !== '') edits[field] = text;
  }
  return { ...newDraft(BLANK_CUSTOMER), edits };
}

/**
 * What keeps a new customer from being created, by field and in the order of the form. Only the name is required
 * (the vendor's import screen, contract 3.4); the rest is checked where it is given.
 */
export function problemsOfNewCustomer(draft: CustomerDraft): ReadonlyMap<WritableFieldId, FieldProblem> {
  const typed = typedDraft(draft);
  const problems = problemsOf(typed);
  if (typed.edits.name !== undefined) return problems;
  return new Map<WritableFieldId, FieldProblem>([['name', { field: 'name', code: 'required' }], ...problems]);
}
