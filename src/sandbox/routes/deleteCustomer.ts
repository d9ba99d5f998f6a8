import type { Answer } from '../answers.ts';
import { doesNotExist, errorAnswer, Refusal } from '../answers.ts';
import type { Call } from '../call.ts';
import { requiredText } from '../input.ts';
import { writeAnswer } from './writeAnswer.ts';

const KEY_NAMES = { email: 'Email', code: 'Code' } as const;

/** `DELETE /Customer` by email and `DELETE /Customer/DeleteByCode`, the key in a JSON body (contract 3.5, 3.14). */
export function deleteBy(field: keyof typeof KEY_NAMES): (call: Call) => Answer {
  return (call) => {
    const key = requiredText(call.body, KEY_NAMES[field]);
    const row = call.store.find(field, key);
    if (!row) throw doesNotExist('Customer', key);
    if (row.loyaltyPoint > 0 && call.dialects.has('delete-refused-409')) {
      throw new Refusal(errorAnswer(409, 'The customer has transactions and cannot be deleted'));
    }
    call.store.remove(row.number);
    return writeAnswer(call.dialects, row.id, 'Record deleted');
  };
}
