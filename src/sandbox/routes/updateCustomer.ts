import type { Answer } from '../answers.ts';
import { badRequest, doesNotExist, ok } from '../answers.ts';
import type { Call } from '../call.ts';
import type { CustomerRow } from '../customerRow.ts';
import { requiredText, textOf } from '../input.ts';
import { readPatch, refuseDuplicates } from './customerFields.ts';
import { findByMobile, mobileNames } from './customerKey.ts';
import { writeAnswer } from './writeAnswer.ts';

const KEY_NAMES = { id: 'ID', code: 'Code', email: 'Email' } as const;
const MESSAGE = 'Record updated';

/** The updates by email, code and ID (contract 3.3, 3.8, 3.9). The answer of the first is documented, so it never differs. */
export function updateBy(field: keyof typeof KEY_NAMES): (call: Call) => Answer {
  const keyName = KEY_NAMES[field];
  return (call) => {
    const key = requiredText(call.body, keyName);
    const row = update(call, keyName, call.store.find(field, key), key);
    return field === 'email' ? ok({ ID: row.id, Message: MESSAGE }) : writeAnswer(call.dialects, row.id, MESSAGE);
  };
}

/** The update by mobile number (contract 3.11). */
export function updateByMobilePhone(call: Call): Answer {
  const names = mobileNames(call.dialects);
  const keyName = names.find((name) => textOf(call.body, name) !== undefined);
  if (keyName === undefined) throw badRequest(`${names[0]} is required`);
  const key = requiredText(call.body, keyName);
  const row = update(call, keyName, findByMobile(call, key), key);
  return writeAnswer(call.dialects, row.id, MESSAGE);
}

function update(call: Call, keyName: string, before: CustomerRow | undefined, key: string): CustomerRow {
  if (!before) throw doesNotExist('Customer', key);
  const patch = readPatch(call, keyName, before);
  refuseDuplicates(call, patch, before);
  return call.store.change(before.number, patch);
}
