import type { SandboxOperationId } from '../operations.ts';
import { OPERATION_IDS } from '../operations.ts';
import type { FaultRow } from './exchange.ts';
import { faultRow } from './faultTable.ts';

/** A fault that was asked for: which, how strong, where, how often. */
export interface FaultOrder {
  readonly row: FaultRow;
  readonly value: number;
  /** The one operation it is for; undefined for all of them, the token call included. */
  readonly operation: SandboxOperationId | undefined;
  /** How many requests it hits before it is used up. */
  readonly count: number;
}

/** Reads `name[:value][@operation][*count]`. Throws a RangeError, fit to be shown, that says what is wrong. */
export function parseFault(text: string): FaultOrder {
  const parts = /^([a-z0-9-]+)(?::(\d{1,9}))?(?:@([A-Za-z]+))?(?:\*(\d{1,9}))?$/.exec(text);
  if (!parts) throw new RangeError(`fault "${text}" is not of the form name[:value][@operation][*count]`);
  const [, name = '', value, operation, count] = parts;
  const row = faultRow(name);
  if (!row) throw new RangeError(`unknown fault "${name}"`);
  return {
    row,
    value: strengthOf(row, value),
    operation: operation === undefined ? undefined : operationOf(operation),
    count: count === undefined ? Number.POSITIVE_INFINITY : Number(count),
  };
}

function strengthOf({ name, value }: FaultRow, text: string | undefined): number {
  if (!value) {
    if (text !== undefined) throw new RangeError(`fault "${name}" takes no value`);
    return 0;
  }
  const number = text === undefined ? value.usual : Number(text);
  if (number < value.least || number > value.most) {
    throw new RangeError(`value of fault "${name}" (${value.meaning}) must be from ${value.least} to ${value.most}`);
  }
  return number;
}

function operationOf(name: string): SandboxOperationId {
  const known = OPERATION_IDS.find((id) => id === name);
  if (!known) throw new RangeError(`unknown operation "${name}" in a fault; known: ${OPERATION_IDS.join(', ')}`);
  return known;
}
