import type { CustomerChanges } from './customerRecord.ts';
import { WRITABLE } from './encodeRequest.ts';

type Field = keyof CustomerChanges;

/** Longest first, so that `Name` is not found in `FirstName`. */
const NAMES: readonly (readonly [Field, RegExp])[] = Object.keys(WRITABLE)
  .filter(isField)
  .toSorted((one, other) => WRITABLE[other].length - WRITABLE[one].length)
  .map((field) => [field, wordsOf(WRITABLE[field])]);

function isField(name: string): name is Field {
  return Object.hasOwn(WRITABLE, name);
}

/** The name as one word or several: `FirstName`, `First Name`, `first name`. */
function wordsOf(name: string): RegExp {
  return new RegExp(`\\b${name.replace(/(?<=[a-z])(?=[A-Z])/g, '[ _]?')}\\b`, 'gi');
}

/**
 * The writable fields that an answer's `Message` names. DealPOS documents no machine-readable form (contract section 2,
 * "Errors"), so this only decides beside which field the message is shown, never what is done about it.
 */
export function fieldsNamedIn(message: string): Field[] {
  let rest = message;
  return NAMES.filter(([, name]) => {
    const without = rest.replace(name, ' ');
    const isNamed = without !== rest;
    rest = without;
    return isNamed;
  }).map(([field]) => field);
}
