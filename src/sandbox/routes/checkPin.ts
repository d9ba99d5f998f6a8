import type { Answer } from '../answers.ts';
import { errorAnswer, ok, Refusal } from '../answers.ts';
import type { Call } from '../call.ts';
import { requiredText } from '../input.ts';
import { customerPin } from '../pins.ts';
import { requireById } from './customerKey.ts';

const RIGHT = 'PIN authenticated';
const WRONG = 'PIN is not valid';

/** `POST /Customer/PIN/Authenticate` (contract 3.20, open question 4). A wrong PIN is a 400 unless a dialect differs. */
export function checkPin(call: Call): Answer {
  const { body, dialects, seed } = call;
  const idOnly = dialects.has('pin-keys-id');
  const row = requireById(call, requiredText(body, ...(idOnly ? ['ID'] : ['CustomerID', 'ID'])));
  const pin = requiredText(body, ...(idOnly ? ['Pin'] : ['PIN', 'Pin']));
  const right = pin === customerPin(seed, row.id);
  if (dialects.has('pin-flag')) return ok({ IsAuthenticated: right });
  if (right || dialects.has('pin-message')) return ok({ Message: right ? RIGHT : WRONG });
  throw new Refusal(errorAnswer(dialects.has('pin-401') ? 401 : 400, WRONG));
}
