import type { Answer } from '../answers.ts';
import type { Call } from '../call.ts';
import { requiredText } from '../input.ts';
import { requireById } from './customerKey.ts';
import { writeAnswer } from './writeAnswer.ts';

/** `PUT /Customer/AppSignIn` by ID; the server stamps the time itself (contract 3.6). */
export function recordAppSignIn(call: Call): Answer {
  const row = requireById(call, requiredText(call.body, 'ID'));
  call.store.change(row.number, { appLastSignIn: new Date(call.nowMs).toISOString() });
  return writeAnswer(call.dialects, row.id, 'Record updated');
}
