import type { CustomerRecord } from '../api/customerRecord.ts';
import type { CustomerDraft } from './draft.ts';
import type { WritableFieldId } from './fields.ts';
import type { Scalar } from './fieldText.ts';
import { parseField } from './fieldText.ts';
import { rebase } from './rebaseDraft.ts';

/** A field to put back, as texts of the form: what it was before a saved change, and what that change left it as. */
export interface FieldToPutBack {
  readonly field: WritableFieldId;
  readonly before: string;
  readonly after: string;
}

/**
 * The draft with the values from before a saved change, as if they had been typed on the copy that the change left: a
 * field that was changed again since is in conflict, and one that is as before already is no edit.
 */
export function withPutBack(draft: CustomerDraft, fields: readonly FieldToPutBack[]): CustomerDraft {
  const left: CustomerRecord = { ...draft.base, ...Object.fromEntries(fields.map(leftValue)) };
  const edits = { ...draft.edits, ...Object.fromEntries(fields.map(({ field, before }) => [field, before])) };
  return rebase({ ...draft, base: left, edits }, draft.base).draft;
}

/** A text that stands for no value of its field is no value there, so it conflicts with whatever is. */
function leftValue({ field, after }: FieldToPutBack): readonly [WritableFieldId, Scalar] {
  const parsed = parseField(field, after);
  return [field, parsed.ok ? parsed.value : null];
}
