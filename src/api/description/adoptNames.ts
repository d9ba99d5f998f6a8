import type { JsonObject } from '../json.ts';
import { isJsonObject } from '../json.ts';
import type { OperationId } from '../operationId.ts';
import type { FieldNames } from '../wire.ts';
import { DEFAULT_FIELD_NAMES, parseFieldNames } from '../wire.ts';
import type { StatedName } from './namesFromDescription.ts';

export interface NameChange {
  readonly key: keyof FieldNames;
  /** What is in use now; undefined where there is no name yet. */
  readonly from: string | undefined;
  readonly to: string;
  readonly operation: OperationId;
}

export interface Adoption {
  readonly changes: readonly NameChange[];
  /** What the setting `dealpos.api.fieldNames` would hold: only names that are not the defaults, and what else is in it. */
  readonly setting: JsonObject;
}

/** What adopting the stated names would change. `setting` is the setting's value as it is stored now. */
export function planAdoption(setting: unknown, stated: readonly StatedName[]): Adoption {
  const merged = merge(setting, stated);
  const { names } = parseFieldNames(merged);
  // A name that would clash with one that was set by hand is left out; so is the rest of its request.
  const clashing = new Set(stated.filter(({ key, value }) => names[key] !== value).map(({ operation }) => operation));
  const usable = stated.filter(({ operation }) => !clashing.has(operation));
  const before = parseFieldNames(setting).names;
  const changes = usable.flatMap(({ key, value, operation }): NameChange[] => {
    const from = before[key];
    return from === value ? [] : [{ key, from: typeof from === 'string' ? from : undefined, to: value, operation }];
  });
  return { changes, setting: merge(setting, usable) };
}

function merge(setting: unknown, stated: readonly StatedName[]): JsonObject {
  const entries = new Map(Object.entries(isJsonObject(setting) ? setting : {}));
  for (const { key, value } of stated) {
    if (value === DEFAULT_FIELD_NAMES[key]) entries.delete(key);
    else entries.set(key, value);
  }
  return Object.fromEntries(entries);
}
