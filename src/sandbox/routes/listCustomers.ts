import type { JsonObject, JsonValue } from '../../api/json.ts';
import type { Answer } from '../answers.ts';
import { badRequest, doesNotExist, forbidden, noSuchRoute, ok, Refusal } from '../answers.ts';
import type { Call } from '../call.ts';
import type { ListQuery } from '../customerList.ts';
import { selectPage } from '../customerList.ts';
import type { Dialects } from '../dialects.ts';
import { dayOf, requiredCount, textOf } from '../input.ts';
import { OUTLETS } from '../names.ts';
import { listItem } from '../wire.ts';

/** The largest page that a live client is known to ask for (contract section 2, "Paging"); the vendor's maximum is unknown. */
const MOST_ROWS = 1000;

/** `GET /Customer`: one page as a bare array (contract 3.1). */
export function listByGet(call: Call): Answer {
  if (call.dialects.has('list-get-refused')) throw badRequest('The request is invalid.');
  if (call.dialects.has('list-get-missing')) throw new Refusal(noSuchRoute('/api/v3/Customer'));
  return ok(page(call, queryFields(call)).items);
}

/** `POST /Customer/p`: the same with the filters in the body (contract 3.2). */
export function listByPost(call: Call): Answer {
  return ok(page(call, call.body).items);
}

/** `GET /Customer/WithTotalCount`: one page in an envelope (contract 3.15, open question 18). */
export function listWithTotal(call: Call): Answer {
  const { dialects } = call;
  if (dialects.has('total-refused-404')) throw new Refusal(noSuchRoute('/api/v3/Customer/WithTotalCount'));
  if (dialects.has('total-refused-403')) throw new Refusal(forbidden(undefined));
  const { items, total } = page(call, queryFields(call));
  if (dialects.has('total-bare-array')) return ok(items);
  if (dialects.has('data-array')) return ok({ DataArray: items, RecordsCount: total });
  return ok({ Data: items, TotalCount: total });
}

function queryFields(call: Call): JsonObject {
  return Object.fromEntries(call.query);
}

function page(call: Call, fields: JsonObject): { items: JsonValue[]; total: number } {
  const { rows, total } = selectPage(call.store, listQuery(fields, call.dialects));
  return { items: rows.map((row) => listItem(row, call.dialects)), total };
}

function listQuery(fields: JsonObject, dialects: Dialects): ListQuery {
  const number = requiredCount(fields.PageNumber, 'PageNumber');
  const size = requiredCount(fields.PageSize, 'PageSize');
  const outlet = textOf(fields, 'Outlet');
  if (outlet && !OUTLETS.some((known) => known.toLowerCase() === outlet.toLowerCase())) {
    throw doesNotExist('Outlet', outlet);
  }
  const from = textOf(fields, 'From');
  const to = textOf(fields, 'To');
  return {
    name: textOf(fields, 'Name')?.toLowerCase(),
    nameMatch: dialects.has('name-exact') ? 'exact' : dialects.has('name-prefix') ? 'prefix' : 'contains',
    outlet: outlet?.toLowerCase(),
    from: from && dayOf(from, 'From'),
    to: to && dayOf(to, 'To'),
    toInclusive: !dialects.has('to-exclusive'),
    hideSuspended: dialects.has('list-hides-suspended'),
    order: dialects.has('list-by-code') ? 'code' : 'name',
    ...window(number, size, dialects),
  };
}

/** A clamped page begins where the clamped size puts it, so the next page number still follows on. */
function window(number: number, size: number, dialects: Dialects): { offset: number; limit: number } {
  const limit = Math.min(size, clampOf(dialects));
  return { offset: (number - 1) * limit, limit };
}

function clampOf(dialects: Dialects): number {
  if (dialects.has('page-clamp-20')) return 20;
  if (dialects.has('page-clamp-100')) return 100;
  return dialects.has('page-clamp-500') ? 500 : MOST_ROWS;
}
