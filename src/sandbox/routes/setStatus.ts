import type { Answer } from '../answers.ts';
import { badRequest, doesNotExist, ok } from '../answers.ts';
import type { Call } from '../call.ts';
import type { CustomerRow, Status } from '../customerRow.ts';
import { textOf } from '../input.ts';
import { findByMobile } from './customerKey.ts';

/** Suspend and Unsuspend, with their documented messages (contract 3.16, 3.17). */
export function setStatus(status: Status, message: string): (call: Call) => Answer {
  return (call) => {
    const row = identify(call);
    if (row.status === status && call.dialects.has('suspend-again-400')) {
      throw badRequest(`The contact is already ${status === 'Suspended' ? 'suspended' : 'active'}.`);
    }
    call.store.change(row.number, { status });
    return ok({ Message: message });
  };
}

/** Tries ID, Code, Email and Phone in the documented order and takes the first that is found. */
function identify(call: Call): CustomerRow {
  const { body, store } = call;
  const tries = [
    ['ID', (key: string) => store.find('id', key)],
    ['Code', (key: string) => store.find('code', key)],
    ['Email', (key: string) => store.find('email', key)],
    ['Phone', (key: string) => findByMobile(call, key) ?? store.find('phone', key)],
  ] as const;
  let missing: string | undefined;
  for (const [name, find] of tries) {
    const key = textOf(body, name);
    if (key === undefined) continue;
    const row = find(key);
    if (row) return row;
    missing ??= key;
  }
  throw missing === undefined ? badRequest('Give one of ID, Code, Email or Phone') : doesNotExist('Customer', missing);
}
