import type { Answer } from '../answers.ts';
import { badRequest } from '../answers.ts';
import type { Call } from '../call.ts';
import { readPatch, refuseDuplicates } from './customerFields.ts';
import { writeAnswer } from './writeAnswer.ts';

/** `POST /Customer` (contract 3.4). Name is required; with the code generator on, a missing code is filled in. */
export function createCustomer(call: Call): Answer {
  const { store, dialects } = call;
  const patch = readPatch(call, undefined, undefined);
  if (!patch.name) throw badRequest('Name is required');
  refuseDuplicates(call, patch, undefined);
  const code = patch.code ?? (dialects.has('new-code-off') ? null : store.nextCode());
  const row = store.add({ ...patch, code }, new Date(call.nowMs).toISOString().slice(0, 10));
  return writeAnswer(dialects, row.id, 'Record created');
}
