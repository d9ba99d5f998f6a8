import type { JsonObject, JsonValue } from '../json.ts';
import { isJsonObject } from '../json.ts';
import { listMember, member, objectMember } from './member.ts';
import type { References } from './references.ts';

const MAX_LEVELS = 4;
const MAX_FIELDS = 500;

/** The schema that an example amounts to, for a file that shows samples only. Nothing in it is required. */
export function schemaOfExample(example: JsonValue, level = 0): JsonObject {
  if (Array.isArray(example)) {
    const [first] = example;
    return first === undefined || level >= MAX_LEVELS
      ? { type: 'array' }
      : { type: 'array', items: schemaOfExample(first, level + 1) };
  }
  if (isJsonObject(example)) {
    const entries = level >= MAX_LEVELS ? [] : Object.entries(example).slice(0, MAX_FIELDS);
    const properties = entries.map(([name, value]) => [name, schemaOfExample(value, level + 1)]);
    return { type: 'object', properties: Object.fromEntries(properties) };
  }
  return example === null ? {} : { type: typeof example };
}

/** The example of a media type: `example`, the first of `examples`, or one that its schema carries. */
export function exampleIn(
  media: JsonObject,
  schema: JsonValue | undefined,
  references: References,
): JsonValue | undefined {
  const [named] = Object.values(objectMember(media, 'examples') ?? {});
  return (
    member(media, 'example') ??
    member(references.follow(named), 'value') ??
    member(schema, 'example') ??
    listMember(schema, 'examples')[0]
  );
}
