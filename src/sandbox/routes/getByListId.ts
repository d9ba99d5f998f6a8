import type { Answer } from '../answers.ts';
import { badRequest, ok } from '../answers.ts';
import type { Call } from '../call.ts';
import { detail } from '../wire.ts';

/** `GET /Customer/ListID`: the customers with these ids in the order asked; unknown ids are left out (contract 3.10, open question 14). */
export function getByListId(call: Call): Answer {
  const ids = idsOf(call);
  if (ids.length === 0) throw badRequest('ListID is required');
  const rows = ids.flatMap((id) => call.store.find('id', id) ?? []);
  return ok(rows.map((row) => detail(row, call.dialects)));
}

function idsOf({ query, dialects }: Call): string[] {
  if (dialects.has('list-id-refused')) return [];
  if (dialects.has('list-id-named-id')) return query.getAll('ID');
  if (dialects.has('list-id-comma')) {
    const values = query.getAll('ListID');
    return values.length === 1 ? split(values) : [];
  }
  return split([...query.getAll('ListID'), ...query.getAll('ID')]);
}

function split(values: readonly string[]): string[] {
  return values.flatMap((value) => value.split(',')).filter((id) => id !== '');
}
