import type { OperationId } from '../operationId.ts';
import type { FieldNames } from '../wire.ts';
import { parseFieldNames } from '../wire.ts';
import type { Comparison } from './compareDescriptions.ts';
import type { DescribedOperation } from './describeOperations.ts';
import type { NameChoice, UndecidedReason } from './nameChoice.ts';
import { nameRules } from './nameRules.ts';

/** A name that the file leaves no doubt about, whether or not it is the one in use. */
export interface StatedName {
  readonly key: keyof FieldNames;
  readonly value: string;
  readonly operation: OperationId;
}

export interface UndecidedName {
  readonly key: keyof FieldNames;
  readonly operation: OperationId;
  readonly reason: UndecidedReason;
  /** Names of the file that could be meant. */
  readonly candidates: readonly string[];
}

export interface NamesFromDescription {
  readonly stated: readonly StatedName[];
  readonly undecided: readonly UndecidedName[];
}

/** Which of the unconfirmed names the compared file settles. Nothing is guessed: what is not clear is `undecided`. */
export function namesFromDescription({ operations }: Comparison): NamesFromDescription {
  const stated: StatedName[] = [];
  const undecided: UndecidedName[] = [];
  for (const compared of operations) {
    if (compared.outcome === 'missing') continue;
    const { id, theirs } = compared;
    for (const [key, choice] of choices(id, theirs)) {
      if (choice.kind === 'found' && isUsable(key, choice.name))
        stated.push({ key, value: choice.name, operation: id });
      else if (choice.kind === 'found') {
        undecided.push({ key, operation: id, reason: 'otherForm', candidates: [choice.name] });
      } else undecided.push({ key, operation: id, reason: choice.reason, candidates: choice.candidates });
    }
  }
  return { stated, undecided };
}

function choices(id: OperationId, theirs: DescribedOperation): readonly (readonly [keyof FieldNames, NameChoice])[] {
  const rule = nameRules[id];
  if (!rule) return [];
  const found = rule(theirs);
  const { unclear, severalForms } = theirs.request;
  if (!unclear && !severalForms) return found;
  return found.map(([key]) => [key, { kind: 'undecided', reason: 'unclear', candidates: [] }]);
}

/** Whether the setting would take the name. */
function isUsable(key: keyof FieldNames, value: string): boolean {
  return parseFieldNames({ [key]: value }).ignored.every((ignored) => ignored !== key);
}
