import { changedFields, openConflicts } from '../customers/draft.ts';
import { fieldOf } from '../customers/fields.ts';
import { formatField } from '../customers/fieldText.ts';
import type { FieldToPutBack } from '../customers/takeBack.ts';
import type { CustomerDocument } from './customerDocument.ts';

type Document = Pick<CustomerDocument, 'view' | 'unlock' | 'putBack' | 'tell'>;

/**
 * Puts the values from before a saved change into the form, as one step that can be undone; nothing is sent. Edits of the
 * user's own stay, and a field that was changed again since waits for the user's choice. `at` is when the change was
 * made, in ms since the epoch.
 */
export function takeBack(document: Document, fields: readonly FieldToPutBack[], at: number): void {
  const { draft, locked } = document.view;
  if (!draft) return;
  const own = changedFields(draft);
  const isLocked = ({ field }: FieldToPutBack): boolean => locked.some(({ id }) => id === field);
  const differing = fields.filter(({ field, before }) => formatField(field, draft.base) !== before);
  const others = differing.filter(({ field }) => !own.includes(field));
  const editable = others.filter((each) => !isLocked(each));
  // A balance that the till writes to as well takes a warning otherwise; here the notice and the draft are that.
  for (const { field } of editable) if (fieldOf(field).guarded === true) document.unlock(field);
  document.putBack(editable);
  const conflicts = document.view.draft ? openConflicts(document.view.draft) : [];
  document.tell({
    kind: 'takenBack',
    at,
    fields: editable.map(({ field }) => field),
    changedSince: editable.map(({ field }) => field).filter((field) => conflicts.includes(field)),
    kept: differing.map(({ field }) => field).filter((field) => own.includes(field)),
    locked: others.filter(isLocked).map(({ field }) => field),
  });
}
