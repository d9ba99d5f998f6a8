import type { Answer } from '../answers.ts';
import { badRequest, ok } from '../answers.ts';
import type { Call } from '../call.ts';

/** `GET /Customer/NewCode`: the next code as a preview (contract 3.18, open question 24). */
export function newCode({ store, dialects }: Call): Answer {
  if (dialects.has('new-code-off')) throw badRequest('Customer Code Generator is not active');
  const code = store.nextCode();
  return ok(dialects.has('new-code-object') ? { Code: code } : code);
}
