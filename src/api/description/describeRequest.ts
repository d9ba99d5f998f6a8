import type { JsonValue } from '../json.ts';
import { isJsonObject } from '../json.ts';
import type { DescriptionReaders } from './describeContent.ts';
import { describeContent } from './describeContent.ts';
import type { LocatedOperation } from './locateOperations.ts';
import { listMember, member, textMember } from './member.ts';
import type { ValueKind } from './resolveSchema.ts';

/** Where a value travels. */
export type Place = 'query' | 'path' | 'header' | 'cookie' | 'body';
/** How a list travels in the query: `a=1&a=2`, `a=1,2`, or in some other way. */
export type ListForm = 'repeated' | 'comma' | 'other';

export interface RequestField {
  readonly name: string;
  readonly place: Place;
  readonly kind: ValueKind;
  /** Of a list's items. */
  readonly itemKind: ValueKind | undefined;
  readonly listForm: ListForm | undefined;
  readonly required: boolean;
  /** The label `x-provenance`, which only our own contract has. */
  readonly provenance: string | undefined;
  readonly description: string | undefined;
}

export interface DescribedRequest {
  readonly fields: readonly RequestField[];
  /** What the body is; undefined where there is none. */
  readonly body: ValueKind | undefined;
  /** The body's media type, where that is not JSON. */
  readonly otherMediaType: string | undefined;
  readonly severalForms: boolean;
  readonly unclear: boolean;
}

/** Parameters that OpenAPI tells readers to ignore, because other parts of the description speak of them. */
const IGNORED_HEADERS: readonly string[] = ['accept', 'content-type', 'authorization'];
const PLACES: ReadonlyMap<string, Place> = new Map<string, Place>([
  ['query', 'query'],
  ['path', 'path'],
  ['header', 'header'],
  ['cookie', 'cookie'],
]);
/** Fields of one request that are looked at. */
const MAX_FIELDS = 2_000;

export function describeRequest(
  { pathItem, operation }: LocatedOperation,
  readers: DescriptionReaders,
): DescribedRequest {
  const listed = [...listMember(pathItem, 'parameters'), ...listMember(operation, 'parameters')];
  // A parameter of the operation replaces one of the path that has the same name and place.
  const parameters = new Map<string, RequestField>();
  let unclear = listed.length > MAX_FIELDS;
  for (const entry of listed.slice(0, MAX_FIELDS)) {
    const parameter = readers.references.follow(entry);
    if (parameter === undefined) unclear = true;
    const field = describeParameter(parameter, readers);
    if (field) parameters.set(`${field.place} ${field.name}`, field);
  }
  const body = describeBody(member(operation, 'requestBody'), readers);
  return { ...body, fields: [...parameters.values(), ...body.fields], unclear: unclear || body.unclear };
}

function describeParameter(
  parameter: JsonValue | undefined,
  { references, schemas }: DescriptionReaders,
): RequestField | undefined {
  const name = textMember(parameter, 'name');
  const place = PLACES.get(textMember(parameter, 'in') ?? '');
  if (name === undefined || place === undefined) return undefined;
  if (place === 'header' && IGNORED_HEADERS.includes(name.toLowerCase())) return undefined;
  const content = describeContent(parameter, { references, schemas });
  const { kind, items } = content?.shape ?? schemas.shapeOf(member(parameter, 'schema'));
  return {
    name,
    place,
    kind,
    itemKind: kind === 'list' ? schemas.shapeOf(items).kind : undefined,
    listForm: kind === 'list' ? (content ? 'other' : listForm(parameter)) : undefined,
    required: member(parameter, 'required') === true,
    provenance: textMember(parameter, 'x-provenance'),
    description: textMember(parameter, 'description'),
  };
}

/** OpenAPI's defaults for the query: style `form`, exploded. */
function listForm(parameter: JsonValue | undefined): ListForm {
  const style = member(parameter, 'style') ?? 'form';
  if (style !== 'form') return 'other';
  return member(parameter, 'explode') === false ? 'comma' : 'repeated';
}

function describeBody(requestBody: JsonValue | undefined, readers: DescriptionReaders): DescribedRequest {
  const nothing = { fields: [], body: undefined, otherMediaType: undefined, severalForms: false, unclear: false };
  if (requestBody === undefined) return nothing;
  const followed = readers.references.follow(requestBody);
  if (!isJsonObject(followed)) return { ...nothing, body: 'unknown', unclear: true };
  const content = describeContent(followed, readers);
  if (!content) return nothing;
  const { shape, isJson, mediaType } = content;
  const names = [...shape.fields].slice(0, MAX_FIELDS);
  return {
    fields: names.map(([name, { schema, required }]) => bodyField(name, schema, required, readers)),
    body: shape.kind,
    otherMediaType: isJson ? undefined : mediaType,
    severalForms: shape.severalForms,
    unclear: shape.unclear || names.length < shape.fields.size,
  };
}

function bodyField(name: string, schema: JsonValue, required: boolean, { schemas }: DescriptionReaders): RequestField {
  const { kind, items } = schemas.shapeOf(schema);
  return {
    name,
    place: 'body',
    kind,
    itemKind: kind === 'list' ? schemas.shapeOf(items).kind : undefined,
    listForm: undefined,
    required,
    provenance: textMember(schema, 'x-provenance'),
    description: textMember(schema, 'description'),
  };
}
