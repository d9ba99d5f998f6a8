import type { Answer } from '../answers.ts';
import { ok } from '../answers.ts';
import type { Dialects } from '../dialects.ts';

/** The answer of a write whose own answer is not documented: like the documented update, unless a dialect differs (open question 25). */
export function writeAnswer(dialects: Dialects, id: string, message: string): Answer {
  if (dialects.has('write-id-only')) return ok({ ID: id });
  if (dialects.has('write-message-only')) return ok({ Message: message });
  if (dialects.has('write-empty')) return { status: 200 };
  if (dialects.has('write-204')) return { status: 204 };
  return ok({ ID: id, Message: message });
}
