import { changedFields } from '../customers/draft.ts';
import type { WritableFieldId } from '../customers/fields.ts';
import { fieldOf } from '../customers/fields.ts';
import { formatField } from '../customers/fieldText.ts';
import type { CustomerDocument } from './customerDocument.ts';
import type { TakenBack } from './documentNotice.ts';

/** A field to put back, as texts of the form: what it was before a saved change, and what that change left it as. */
export interface FieldToPutBack {
  readonly field: WritableFieldId;
  readonly before: string;
  readonly after: string;
}

type Document = Pick<CustomerDocument, 'view' | 'unlock' | 'edit' | 'tell'>;

/**
 * Types the values from before a saved change into the form, each as an edit that can be undone; nothing is sent.
 * Edits of the user's own stay. A field that was changed since is put back all the same, and what is there now is named:
 * the user decides by saving or not. `at` is when the change was made, in ms since the epoch.
 */
export function takeBack(document: Document, fields: readonly FieldToPutBack[], at: number): void {
  const { draft, locked } = document.view;
  if (!draft) return;
  const own = changedFields(draft);
  const isLocked = ({ field }: FieldToPutBack): boolean => locked.some(({ id }) => id === field);
  const differing = fields.filter(({ field, before }) => formatField(field, draft.base) !== before);
  const kept = differing.filter(({ field }) => own.includes(field));
  const editable = differing.filter((each) => !own.includes(each.field));
  for (const { field, before } of editable.filter((each) => !isLocked(each))) {
    if (fieldOf(field).guarded === true) document.unlock(field);
    document.edit(0, field, before, true);
  }
  const notice: TakenBack = {
    kind: 'takenBack',
    at,
    fields: editable.filter((each) => !isLocked(each)).map(({ field }) => field),
    changedSince: editable.flatMap(({ field, after }) => {
      const now = formatField(field, draft.base);
      return draft.base[field] === undefined || now === after ? [] : [{ field, was: after, now }];
    }),
    kept: kept.map(({ field }) => field),
    locked: editable.filter(isLocked).map(({ field }) => field),
  };
  document.tell(notice);
}
