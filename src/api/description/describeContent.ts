import type { JsonValue } from '../json.ts';
import { isJsonObject } from '../json.ts';
import { exampleIn, schemaOfExample } from './exampleSchema.ts';
import { member, objectMember } from './member.ts';
import type { References } from './references.ts';
import type { SchemaReader, Shape } from './resolveSchema.ts';

/** What one file needs for its descriptions. */
export interface DescriptionReaders {
  readonly references: References;
  readonly schemas: SchemaReader;
}

/** The content of a request or an answer, as the most JSON-like of its media types describes it. */
export interface Content {
  readonly isJson: boolean;
  readonly mediaType: string;
  readonly shape: Shape;
}

/** Undefined where there is no content. Where the schema says nothing, the example speaks. */
export function describeContent(holder: JsonValue | undefined, readers: DescriptionReaders): Content | undefined {
  const content = objectMember(holder, 'content');
  const mediaTypes = Object.keys(content ?? {});
  const mediaType = mediaTypes.find(isJsonType) ?? mediaTypes[0];
  if (mediaType === undefined) return undefined;
  const media = readers.references.follow(member(content, mediaType));
  const described = { isJson: isJsonType(mediaType), mediaType };
  if (!isJsonObject(media)) return { ...described, shape: readers.schemas.shapeOf(undefined) };
  const schema = member(media, 'schema');
  const shape = readers.schemas.shapeOf(schema);
  const example = saysNothing(shape)
    ? exampleIn(media, readers.references.follow(schema), readers.references)
    : undefined;
  return { ...described, shape: example === undefined ? shape : readers.schemas.shapeOf(schemaOfExample(example)) };
}

function isJsonType(mediaType: string): boolean {
  return /^(?:[a-z]+\/(?:[a-z0-9.-]+\+)?json|application\/\*|\*\/\*)\s*(?:;|$)/i.test(mediaType.slice(0, 200));
}

function saysNothing({ kind, fields, unclear }: Shape): boolean {
  return !unclear && (kind === 'unknown' || (kind === 'object' && fields.size === 0));
}
