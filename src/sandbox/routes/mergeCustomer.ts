import type { Answer } from '../answers.ts';
import { badRequest } from '../answers.ts';
import type { Call } from '../call.ts';
import type { Dialects } from '../dialects.ts';
import { requiredText, requiredTexts } from '../input.ts';
import { requireById } from './customerKey.ts';
import { writeAnswer } from './writeAnswer.ts';

/**
 * `PUT /Customer/Merge` (contract 3.19, open question 1): as in the vendor's screens the target keeps its fields and
 * receives the points, and the sources are deleted. Checks everything before it changes anything.
 */
export function mergeCustomer(call: Call): Answer {
  const [targetName, sourcesName] = keyNames(call.dialects);
  const target = requireById(call, requiredText(call.body, targetName));
  const ids = new Set(requiredTexts(call.body, sourcesName));
  const sources = [...ids].map((id) => requireById(call, id));
  if (sources.some((source) => source.number === target.number)) {
    throw badRequest(`${sourcesName} must not contain ${targetName}`);
  }
  const loyaltyPoint = sources.reduce((sum, source) => sum + source.loyaltyPoint, target.loyaltyPoint);
  call.store.change(target.number, { loyaltyPoint });
  for (const source of sources) call.store.remove(source.number);
  return writeAnswer(call.dialects, target.id, 'Customers merged');
}

function keyNames(dialects: Dialects): readonly [string, string] {
  if (dialects.has('merge-keys-target-list')) return ['ID', 'ListID'];
  if (dialects.has('merge-keys-contact')) return ['TargetContactID', 'SourceContactIDs'];
  return ['TargetID', 'SourceIDs'];
}
