import type { JsonObject, JsonValue } from '../json.ts';
import { isJsonObject } from '../json.ts';

/** The object's own member, so that a key called `constructor` is not found where there is none. */
export function member(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

export function textMember(value: JsonValue | undefined, name: string): string | undefined {
  const found = member(value, name);
  return typeof found === 'string' ? found : undefined;
}

export function objectMember(value: JsonValue | undefined, name: string): JsonObject | undefined {
  const found = member(value, name);
  return isJsonObject(found) ? found : undefined;
}

/** The member's items; none where it is not a list. */
export function listMember(value: JsonValue | undefined, name: string): readonly JsonValue[] {
  const found = member(value, name);
  return Array.isArray(found) ? found : [];
}
