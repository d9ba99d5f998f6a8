import type { Answer } from '../answers.ts';
import { badRequest, doesNotExist, ok } from '../answers.ts';
import type { Call } from '../call.ts';
import type { CustomerRow } from '../customerRow.ts';
import { requiredText, textOf } from '../input.ts';
import { detail } from '../wire.ts';
import { findByMobile, mobileNames } from './customerKey.ts';

/** `GET /Customer/Detail` by exactly one of ID, Code, Email and a mobile number (contract 3.7). */
export function getDetail(call: Call): Answer {
  const fields = Object.fromEntries(call.query);
  const keys = {
    id: textOf(fields, 'ID'),
    code: textOf(fields, 'Code'),
    email: textOf(fields, 'Email'),
    mobile: textOf(fields, ...mobileNames(call.dialects)),
  };
  const given = Object.values(keys).filter((value) => value !== undefined);
  const [key] = given;
  if (key === undefined || given.length > 1) throw badRequest('Give one of ID, Code, Email or MobilePhone');
  const row = keys.mobile === undefined ? findByOther(call, keys) : findByMobile(call, keys.mobile);
  return row ? ok(detail(row, call.dialects)) : notFound(call, key);
}

/** `POST /Customer/Email`, the deprecated look-up with a JSON body (contract 3.21). */
export function getDetailByEmail(call: Call): Answer {
  const email = requiredText(call.body, 'Email');
  const row = call.store.find('email', email);
  return row ? ok(detail(row, call.dialects)) : notFound(call, email);
}

interface OtherKeys {
  readonly id: string | undefined;
  readonly code: string | undefined;
  readonly email: string | undefined;
}

function findByOther({ store }: Call, { id, code, email }: OtherKeys): CustomerRow | undefined {
  if (id !== undefined) return store.find('id', id);
  if (code !== undefined) return store.find('code', code);
  return email === undefined ? undefined : store.find('email', email);
}

/** Most likely a 400, as for any thing that does not exist (open question 19). */
function notFound({ dialects }: Call, key: string): Answer {
  if (dialects.has('not-found-null')) return ok(null);
  if (dialects.has('not-found-object')) return ok({});
  if (dialects.has('not-found-array')) return ok([]);
  throw doesNotExist('Customer', key);
}
